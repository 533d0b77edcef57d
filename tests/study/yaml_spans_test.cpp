// Each value knows its bytes: what stands there, read alone, says the same.

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "bad_study.hpp"
#include "reading/text_file.hpp"
#include "reading/yaml.hpp"

namespace headroom {
namespace {

using Texts = std::vector<std::string>;

std::string span(std::string_view text, std::size_t begin, std::size_t end) {
  return begin <= end && end <= text.size() ? std::string{text.substr(begin, end - begin)} : "no span";
}

void for_each_node(const Node& node, const std::function<void(const Node&)>& visit) {
  visit(node);
  for (const Node& item : node.items) for_each_node(item, visit);
  for (const auto& entry : node.entries) for_each_node(entry.value, visit);
}

Node tree_of(const std::string& text) {
  ParsedYaml parsed = parse_yaml(text, "f");
  EXPECT_TRUE(parsed.readable) << text;
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << to_string(problem) << '\n' << text;
  return std::move(parsed.root);
}

/// The texts of the spans of all that is no map or list, in order; of empty values what stands before them.
Texts leaves_of(const std::string& text) {
  Texts leaves;
  for_each_node(tree_of(text), [&](const Node& node) {
    if (node.kind == Node::Kind::scalar) leaves.push_back(span(text, node.begin, node.end));
    if (node.kind == Node::Kind::null)
      leaves.push_back(node.text.empty() ? span(text, 0, node.end) + "!" : span(text, node.begin, node.end));
  });
  return leaves;
}

/// As far to the right as it stands in the text.
std::string alone(const std::string& text, const Node& node) {
  const std::size_t line = node.begin == 0 ? 0 : text.rfind('\n', node.begin - 1) + 1;
  return std::string(node.begin - line, ' ') + span(text, node.begin, node.end) +
         (node.end < text.size() ? "\n" : "");
}

void expect_spans_say_what_was_read(const std::string& text, const std::string& name) {
  const Node root = tree_of(text);
  std::size_t seen = 0;
  for_each_node(root, [&](const Node& node) {
    ++seen;
    for (const auto& entry : node.entries) {
      const Node key = tree_of(span(text, entry.begin, entry.end));
      EXPECT_EQ(key.text, entry.key) << name;
      EXPECT_LE(entry.end, entry.value.begin);
    }
    if (node.kind == Node::Kind::null) return;  // a document alone is not empty
    const std::string part = alone(text, node);
    EXPECT_TRUE(says_the_same(tree_of(part), node)) << name << ':' << node.mark.line << '\n' << part;
  });
  EXPECT_EQ(seen, node_count(root));
}

TEST(YamlSpans, OfEveryValueOfEveryExampleSayTheSameReadAlone) {
  const std::filesystem::path scenarios = std::filesystem::path{HEADROOM_SOURCE_DIR} / "scenarios";
  std::size_t studies = 0;
  for (const auto& entry : std::filesystem::directory_iterator{scenarios}) {
    const auto study = entry.path() / "study.yaml";
    if (!std::filesystem::exists(study)) continue;
    ++studies;
    const auto text = read_text_file(study.string());
    ASSERT_TRUE(text);
    expect_spans_say_what_was_read(*text, study.string());
  }
  EXPECT_GE(studies, 8u);
}

TEST(YamlSpans, OfQuotesEndWhereTheyClose) {
  EXPECT_EQ(leaves_of("a: \"x \\\" # y\"  # c\nb: 'it''s'\nc: {d: \"}\", e: ''}\n'k,': \"two\n  lines\"\n"),
            (Texts{"\"x \\\" # y\"", "'it''s'", "\"}\"", "''", "\"two\n  lines\""}));
}

TEST(YamlSpans, OfPlainTextEndAtItsLastSign) {
  EXPECT_EQ(leaves_of("a: x y \t # c\nb: two\n  lines\n\n  and more  # c\nc: [a#b, c d ,e]\n"),
            (Texts{"x y", "two\n  lines\n\n  and more", "a#b", "c d", "e"}));
  EXPECT_EQ(leaves_of("a: é ü\r\nb: 1 # c\r\nc: [1,\r\n 2]\r\n"), (Texts{"é ü", "1", "1", "2"}));
}

TEST(YamlSpans, OfBlocksOfTextEndAtTheirLastLine) {
  EXPECT_EQ(
      leaves_of(
          "a: |  # c\n  x # y\n\n    z\n# c\n\nb: >-\n   f\n   g\n\nc: |+\n  t\n\n\nd: |\ne: |2\n    x\n"),
      (Texts{"|  # c\n  x # y\n\n    z", ">-\n   f\n   g", "|+\n  t\n\n", "|", "|2\n    x"}));
  EXPECT_EQ(leaves_of("- |\n a\n- >\n b"), (Texts{"|\n a", ">\n b"}));
}

TEST(YamlSpans, OfEmptyValuesLieWhereAValueWouldStand) {
  const std::string text =
      "a:\nb: # c\nc:\n  -\n  - # c\n  - {d: , e, f : ~}\n  - [ , x]\ng: null # c\nh :\n";
  EXPECT_EQ(leaves_of(text),
            (Texts{"a:!", "a:\nb:!", "a:\nb: # c\nc:\n  -!", "a:\nb: # c\nc:\n  -\n  -!",
                   "a:\nb: # c\nc:\n  -\n  - # c\n  - {d:!", "a:\nb: # c\nc:\n  -\n  - # c\n  - {d: , e!",
                   "~", "a:\nb: # c\nc:\n  -\n  - # c\n  - {d: , e, f : ~}\n  - [!", "x", "null",
                   text.substr(0, text.size() - 1) + "!"}));
}

TEST(YamlSpans, OfMapsAndListsInBracketsEndAtTheBracket) {
  const std::string text = "a: {b: [1, '}'],  # ] }\n    c: {}, d: [ ] , }  # c\ne: [x: 1, y]\n";
  const Node root = tree_of(text);
  const Node& a = root.entries[0].value;
  EXPECT_EQ(span(text, a.begin, a.end), "{b: [1, '}'],  # ] }\n    c: {}, d: [ ] , }");
  EXPECT_EQ(span(text, a.entries[0].value.begin, a.entries[0].value.end), "[1, '}']");
  EXPECT_EQ(span(text, a.entries[1].value.begin, a.entries[1].value.end), "{}");
  EXPECT_EQ(span(text, a.entries[2].value.begin, a.entries[2].value.end), "[ ]");
  const Node& e = root.entries[1].value;
  EXPECT_EQ(span(text, e.items[0].begin, e.items[0].end), "x: 1");
  EXPECT_EQ(span(text, e.begin, e.end), "[x: 1, y]");
  EXPECT_EQ(span(text, root.begin, root.end), text.substr(0, text.size() - 1));
}

TEST(YamlSpans, OfBlocksEndWithTheirLastValue) {
  const std::string text = "a:\n  - b: 1\n    c: 2  # c\n\n  # c\n  - - x\n    -\nd:\n- 1\n? e\n: f\n";
  const Node root = tree_of(text);
  const Node& a = root.entries[0].value;
  EXPECT_EQ(span(text, a.begin, a.end), "- b: 1\n    c: 2  # c\n\n  # c\n  - - x\n    -");
  EXPECT_EQ(span(text, a.items[0].begin, a.items[0].end), "b: 1\n    c: 2");
  EXPECT_EQ(span(text, a.items[1].begin, a.items[1].end), "- x\n    -");
  EXPECT_EQ(span(text, root.entries[1].value.begin, root.entries[1].value.end), "- 1");
  EXPECT_EQ(span(text, root.entries[2].begin, root.entries[2].end), "e");
  EXPECT_EQ(span(text, root.entries[2].value.begin, root.entries[2].value.end), "f");
}

TEST(YamlSpans, CountTheBytesOfTheFileWithItsByteOrderMark) {
  const std::string text =
      "\xEF\xBB\xBF"
      "é: {b: ü}\r\nc:\r\n";
  const Node root = tree_of(text);
  EXPECT_EQ(root.begin, 3u);
  EXPECT_EQ(span(text, root.entries[0].begin, root.entries[0].end), "é");
  EXPECT_EQ(span(text, root.entries[0].value.begin, root.entries[0].value.end), "{b: ü}");
  EXPECT_EQ(span(text, 0, root.entries[1].value.end).substr(text.size() - 4), "c:");
}

TEST(YamlSpans, AreNoneOfWhatWasNeverWritten) {
  const Node node = flow_node("{a: 1}");
  EXPECT_EQ(node.end, 0u);
  EXPECT_EQ(node.entries[0].value.end, 0u);
}

TEST(SaysTheSame, TellsKindsTextsQuotesKeysAndTheirOrderApart) {
  const Node tree = tree_of("{a: 1, b: [x, {c: ~}]}\n");
  EXPECT_TRUE(says_the_same(tree, tree_of("a: 1\nb:\n  - x\n  - c: ~\n")));
  for (const std::string other :
       {"{a: 2, b: [x, {c: ~}]}", "{a: '1', b: [x, {c: ~}]}", "{b: [x, {c: ~}], a: 1}", "{a: 1, b: [x]}",
        "{a: 1}", "{a: 1, b: [x, {c: '~'}]}", "{a: 1, d: [x, {c: ~}]}", "{a: 1, b: [x, {c: ~}], d: 1}"})
    EXPECT_FALSE(says_the_same(tree, tree_of(other))) << other;
}

}  // namespace
}  // namespace headroom
