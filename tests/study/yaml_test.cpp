// The tree has places, quotes and nulls as written, and a broken file says where and what would be right.

#include "reading/yaml.hpp"

#include <gtest/gtest.h>

#include "bad_study.hpp"
#include "reading/load_study.hpp"

namespace headroom {
namespace {

using Lines = std::vector<std::string>;

TEST(Yaml, KnowsPlacesAndQuotes) {
  const auto parsed = parse_yaml("a: 1\nb:\n  - 'x'\n  - {c: d}\n", "f");
  ASSERT_TRUE(parsed.readable);
  ASSERT_TRUE(parsed.problems.empty());
  ASSERT_EQ(parsed.root.entries.size(), 2u);
  EXPECT_EQ(parsed.root.entries[0].value.mark, (Mark{"f", 1, 4}));
  const Node& list = parsed.root.entries[1].value;
  EXPECT_TRUE(list.items[0].quoted);
  EXPECT_EQ(list.items[0].text, "x");
  EXPECT_EQ(list.items[1].entries[0].mark, (Mark{"f", 4, 6}));
}

TEST(Yaml, CountsColumnsInCharacters) {
  const auto parsed = parse_yaml("{é: 1, b: 2}\n", "f");
  EXPECT_EQ(parsed.root.entries[1].mark, (Mark{"f", 1, 8}));
}

TEST(Yaml, TellsNullFromNothing) {
  const auto parsed = parse_yaml("a: null\nb: ~\nc:\nnull: 1\n", "f");
  ASSERT_EQ(parsed.root.entries.size(), 4u);
  EXPECT_EQ(parsed.root.entries[0].value.text, "null");
  EXPECT_EQ(parsed.root.entries[1].value.text, "~");
  EXPECT_EQ(parsed.root.entries[2].value.text, "");
  EXPECT_EQ(parsed.root.entries[2].value.mark, (Mark{"f", 3, 1}));
}

TEST(Yaml, ReadsByteOrderMarksAndWindowsLines) {
  std::string text = "\xEF\xBB\xBF" + kSmallStudy;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\r\n");
  EXPECT_EQ(lines_of(text), Lines{});
}

TEST(Yaml, ReadsBlocksThatBeginWithAQuotationMark) {
  EXPECT_EQ(lines_of(kSmallStudy + "title: |\n  \"Not closed, and need not be\n"), Lines{});
}

TEST(Yaml, RefusesWhatIsNotText) {
  EXPECT_EQ(lines_of(std::string("a: \0b\n", 6)),
            Lines{"study.yaml:1:4: the study is interrupted by a zero byte; expected plain text"});
  EXPECT_EQ(lines_of("a: \xff\n"),
            Lines{"study.yaml:1:4: the study is not UTF-8 here; expected text in UTF-8"});
}

TEST(Yaml, RefusesAnEmptyStudy) {
  for (const std::string text : {"", "# a remark\n", ",", "---\n"}) {
    EXPECT_EQ(
        lines_of(text),
        Lines{"study.yaml:1:1: the study is empty; expected a map with headroom, calendar and the rest"});
  }
}

TEST(Yaml, RefusesAListForAStudy) {
  EXPECT_EQ(lines_of("[1, 2]\n"), Lines{"study.yaml:1:1: the study is [1, 2]; expected a map"});
}

TEST(Yaml, SaysWhereItIsBrokenAndWhatWouldBeRight) {
  EXPECT_EQ(
      lines_of("a: b: c\n"),
      Lines{"study.yaml:1:1: the study is not YAML here: a text with a colon in it; expected quotes around "
            "the text"});
  EXPECT_EQ(
      lines_of("a:\n\tb: 1\n"),
      Lines{"study.yaml:2:1: the study is not YAML here: the line is indented with a tab; expected spaces, "
            "and never tabs"});
}

TEST(Yaml, LeavesTheParsersWordsWhereTheSlipIsNoneOfTheKnown) {
  EXPECT_EQ(lines_of("a: b\nc: }\n"),
            Lines{"study.yaml:2:4: the study is not YAML (illegal flow end); expected YAML 1.2"});
}

TEST(Yaml, StopsAtTheDepthThatNoStudyHas) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + "1" + std::string(depth, ']');
  };
  EXPECT_TRUE(parse_yaml(nested(60), "f").readable);
  for (const std::size_t depth : {61u, 1000u, 20000u}) {
    const auto parsed = parse_yaml(nested(depth), "f");
    EXPECT_FALSE(parsed.readable);
    ASSERT_EQ(parsed.problems.size(), 1u);
    EXPECT_EQ(parsed.problems[0].expected, depth < 400 ? "at most 60 levels" : parsed.problems[0].expected);
  }
}

TEST(Yaml, StopsAtMoreValuesThanAnyStudyHas) {
  std::string text = "[";
  for (int i = 0; i < 200'001; ++i) text += "1,";
  const auto parsed = parse_yaml(text + "1]", "f");
  EXPECT_FALSE(parsed.readable);
  ASSERT_EQ(parsed.problems.size(), 1u);
  EXPECT_EQ(parsed.problems[0].found, "too large");
}

TEST(LoadStudy, NamesAFileThatIsNotThere) {
  const auto loaded = load_study("/no/such/study.yaml");
  ASSERT_FALSE(loaded);
  ASSERT_EQ(loaded.error().size(), 1u);
  EXPECT_EQ(to_string(loaded.error()[0]),
            "/no/such/study.yaml: the study is not there; expected a file that can be read");
}

}  // namespace
}  // namespace headroom
