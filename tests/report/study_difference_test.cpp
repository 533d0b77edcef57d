// Studies are told apart at the deepest place where they differ.

#include "report/words/study_difference.hpp"

#include <gtest/gtest.h>

namespace headroom {
namespace {

Node scalar(const char* text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = text;
  return node;
}
Node map(std::vector<std::pair<const char*, Node>> entries) {
  Node node;
  node.kind = Node::Kind::map;
  for (auto& [key, value] : entries) node.entries.push_back({key, {}, std::move(value)});
  return node;
}
Node list(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::list;
  node.items = std::move(items);
  return node;
}

/// "path: a | b", – for what is not there.
std::vector<std::string> lines(const std::vector<Node>& studies) {
  std::vector<std::string> all;
  for (const StudyDifference& difference : studies_differ(studies)) {
    std::string line = difference.path + ":";
    for (const auto& value : difference.values)
      line += (&value == &difference.values.front() ? " " : " | ") + value.value_or("–");
    all.push_back(line);
  }
  return all;
}

using Lines = std::vector<std::string>;

TEST(StudiesDiffer, NamesTheDeepestPlaceThatDiffers) {
  const Node a = map({{"title", scalar("x")}, {"staff", map({{"lead", map({{"wte", scalar("1.0")}})}})}});
  const Node b = map({{"title", scalar("x")}, {"staff", map({{"lead", map({{"wte", scalar("1.5")}})}})}});
  EXPECT_EQ(lines({a, b}), Lines{"staff.lead.wte: 1.0 | 1.5"});
  EXPECT_EQ(lines({a, a}), Lines{});
  EXPECT_EQ(lines({a, b, a}), Lines{"staff.lead.wte: 1.0 | 1.5 | 1.0"});
}

TEST(StudiesDiffer, SaysWhatWasAddedAndRemovedAsAWhole) {
  const Node a = map({{"staff", map({{"lead", scalar("1")}})}, {"costs", map({{"year", scalar("2026")}})}});
  const Node b = map({{"staff", map({{"lead", scalar("1")}, {"new", map({{"wte", scalar("2")}})}})}});
  EXPECT_EQ(lines({a, b}), (Lines{"staff.new: – | {wte: 2}", "costs: {year: 2026} | –"}));
}

TEST(StudiesDiffer, LooksIntoListsOfOneLength) {
  const Node a = map({{"days", list({scalar("mon"), scalar("tue")})}});
  const Node b = map({{"days", list({scalar("mon"), scalar("wed")})}});
  const Node c = map({{"days", list({scalar("mon")})}});
  EXPECT_EQ(lines({a, b}), Lines{"days[1]: tue | wed"});
  EXPECT_EQ(lines({a, c}), Lines{"days: [mon, tue] | [mon]"});
}

TEST(StudiesDiffer, HoldsOneKindAgainstAnother) {
  const Node a = map({{"sickness", scalar("4%")}});
  const Node b = map({{"sickness", map({{"rate", scalar("4%")}})}});
  EXPECT_EQ(lines({a, b}), Lines{"sickness: 4% | {rate: 4%}"});
}

}  // namespace
}  // namespace headroom
