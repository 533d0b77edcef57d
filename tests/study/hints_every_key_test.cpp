// Hints at every key of the table, at every place of the examples, and in texts that nobody would write.

#include <gmock/gmock.h>

#include <ctime>
#include <random>

#include "hints_example.hpp"
#include "reading/yaml.hpp"
#include "study/keys/key.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

using reading::Key;
using testing::Contains;
using testing::HasSubstr;

/// A key of the table in a text of its own: `staff.*.absent[].from` below a post, in an item.
struct Sample {
  std::string above;  // the text up to where the key stands
  std::string key;    // the last segment
  std::string path;   // as messages name it
};

Sample sample_of(std::string_view path) {
  Sample sample;
  std::string indent;
  bool in_item = false;
  while (true) {
    const auto end = std::min(path.find('.'), path.size());
    std::string segment{path.substr(0, end)};
    std::size_t items = 0;
    while (segment.ends_with("[]")) segment.resize(segment.size() - 2), ++items;
    if (segment == "*") segment = "any";
    sample.path = reading::path_to(sample.path, segment);
    if (end == path.size() && items == 0) {
      sample.key = segment;
      return sample;
    }
    sample.above += (in_item ? "" : indent) + segment + ":\n";
    indent += "  ";
    in_item = items > 0;
    if (in_item) {
      sample.above += indent + "- ";
      indent += "  ";
      sample.path += "[1]";
    }
    if (end == path.size()) return sample;  // an item
    path.remove_prefix(end + 1);
  }
}

/// The blanks before a key that begins a line of its own.
std::string indent_of(const Sample& sample) {
  if (sample.above.ends_with("- ")) return "";
  const auto depth = std::count(sample.path.begin(), sample.path.end(), '.');
  const auto items = std::count(sample.path.begin(), sample.path.end(), '[');
  return std::string(static_cast<std::size_t>(2 * (depth + items)), ' ');
}

TEST(Hints, OfferEveryKeyOfTheTableInItsMap) {
  for (const Key& key : reading::key_table()) {
    const std::string_view path = key.path;
    if (path.ends_with('*') || path.ends_with(']')) continue;  // names that the study chooses, items
    const Sample sample = sample_of(path);
    EXPECT_THAT(labels(sample.above + indent_of(sample) + "^\n"), Contains(sample.key)) << key.path;
    EXPECT_THAT(labels(sample.above + indent_of(sample) + "^\n" + indent_of(sample) + "  \n"),
                Contains(sample.key))
        << key.path;
  }
}

TEST(Hints, TellTheHelpOfEveryKeyOfTheTable) {
  for (const Key& key : reading::key_table()) {
    const std::string_view path = key.path;
    if (path.ends_with(']')) continue;
    const Sample sample = sample_of(path);
    const Hover at = hovered(sample.above + indent_of(sample) + "^" + sample.key + ": 1\n");
    EXPECT_EQ(at.title, sample.path);
    if (key.label[0] != '\0') {  // the first row of its path
      EXPECT_THAT(at.text, HasSubstr(key.help)) << key.path;
      EXPECT_THAT(at.text, HasSubstr(key.label)) << key.path;
    }
  }
}

/// Every key of a tree, with its path.
template <class See>
void see_keys(const Node& node, const std::string& path, const See& see) {
  for (const auto& entry : node.entries) {
    const std::string at = reading::path_to(path, entry.key);
    see(entry.mark, at);
    see_keys(entry.value, at, see);
  }
  for (std::size_t i = 0; i < node.items.size(); ++i)
    see_keys(node.items[i], path + '[' + std::to_string(i + 1) + ']', see);
}

std::size_t offset_of(const std::string& text, const Mark& mark) {
  std::size_t at = 0;
  for (int line = 1; line < mark.line; ++line) at = text.find('\n', at) + 1;
  for (int column = 1; column < mark.column; ++column) {
    do ++at;
    while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return at;
}

TEST(Hints, NameExactlyThePathOfEveryKeyOfTheExamples) {
  std::size_t seen = 0;
  for (const auto& [name, text] : example_studies()) {
    const ParsedYaml parsed = parse_yaml(text, "study.yaml");
    ASSERT_TRUE(parsed.problems.empty()) << name;
    see_keys(parsed.root, "", [&, &text = text](const Mark& mark, const std::string& path) {
      const auto at = hover(text, offset_of(text, mark));
      ASSERT_TRUE(at) << path;
      EXPECT_EQ(at->title, path);
      ++seen;
    });
  }
  EXPECT_GT(seen, 1000u);
}

void expect_within(const std::string& text, std::size_t offset) {
  const Completion completion = complete(text, offset);
  ASSERT_LE(completion.from, completion.to);
  ASSERT_LE(completion.to, text.size());
  ASSERT_TRUE(completion.options.empty() || (completion.from <= offset && offset <= completion.to));
  if (const auto at = hover(text, offset)) {
    ASSERT_LE(at->from, offset);
    ASSERT_LE(offset, at->to);
    ASSERT_LE(at->to, text.size());
    ASSERT_FALSE(at->title.empty());
  }
}

// What one of them takes is told, in ms of the processor's time, and not held against a limit.
TEST(Hints, AnswerEverywhereInTheExamplesAtOnce) {
  for (const auto& [name, text] : example_studies()) {
    const std::size_t step = 1 + text.size() / 150;
    std::size_t asked = 0;
    const std::clock_t begin = std::clock();
    for (std::size_t offset = 0; offset <= text.size(); offset += step, ++asked) expect_within(text, offset);
    const double each =
        1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / static_cast<double>(asked);
    RecordProperty(name, std::to_string(each));
  }
}

TEST(Hints, ComeToNoHarmInAnyTextAtAll) {
  std::mt19937 random{20260401};
  const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
  const std::string signs =
      "{}[],:-#\"'|>\n\r\t \\&*!?\xEF\xBB\xBF\x01"
      "ab1%";
  const auto examples = example_studies();
  std::vector<std::string> texts;
  for (const auto& [name, text] : examples) texts.push_back(text);
  for (int i = 0; i < 3000; ++i) {
    const std::string& whole = texts[below(texts.size())];
    const std::size_t from = below(whole.size());
    std::string text = whole.substr(from, below(1500));  // a truncation at both ends
    for (std::size_t changes = below(6); changes > 0 && !text.empty(); --changes) {
      const std::size_t at = below(text.size());
      switch (below(3)) {
        case 0:
          text[at] = signs[below(signs.size())];
          break;
        case 1:
          text.erase(at, below(40));
          break;
        default:
          text.insert(at, 1 + below(3), signs[below(signs.size())]);
      }
    }
    for (int asked = 0; asked < 3; ++asked) expect_within(text, below(text.size() + 1));
  }
}

TEST(Hints, TakeTheirTimeFromTheLengthOfATextNotFromItsDepth) {
  const auto many = [](std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
  };
  const std::clock_t begin = std::clock();
  for (const char* piece : {"[", "{a: ", "- ", "a:\n", "\"\n", "a: \"\n", " \n", "a: |\n", "'\n", "[\n",
                            "{\n", "x: {\n", " a: '\n", "- - a: [\n", "a: [#\n", "\n#"}) {
    const std::string text = many(piece, 30'000);
    expect_within(text, text.size());
  }
  std::string deep;
  for (std::size_t i = 0; i < 2000; ++i) deep += std::string(i, ' ') + "a:\n";
  expect_within(deep, deep.size() - 3);
  std::string posts = "staff:\n";
  for (int i = 0; i < 20'000; ++i)
    posts += "  p" + std::to_string(i) + ": {role: r" + std::to_string(i) + "}\n";
  expect_within(posts + "appointments: {a: {by: [", posts.size() + 23);
  // In the square of the length it would be hours, which the limit on a test ends.
  RecordProperty("seconds", std::to_string(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC));
}

}  // namespace
}  // namespace headroom
