// Values put at dotted paths make the patch that a person would have written.

#include "study/overlays/set_path.hpp"

#include <gtest/gtest.h>

#include <random>

namespace headroom::reading {
namespace {

Node scalar(const std::string& text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = text;
  return node;
}

TEST(PatchOf, MakesTheMapsThatLeadToTheValuesInTheOrderWritten) {
  const Node one = scalar("1"), two = scalar("2");
  const Node patch = patch_of(
      {{"staff.b.wte", &one}, {"absence.sickness", &two}, {"staff.a.wte", &one}, {"staff.b.band", &two}});
  EXPECT_EQ(flow_text(patch), "{staff: {b: {wte: 1, band: 2}, a: {wte: 1}}, absence: {sickness: 2}}");
}

TEST(PatchOf, OfOnePathThatIsANameIsThatEntry) {
  const Node one = scalar("1");
  EXPECT_EQ(flow_text(patch_of({{"full_time_hours", &one}})), "{full_time_hours: 1}");
  EXPECT_EQ(flow_text(patch_of({})), "{}");
}

// Names that are the beginnings of one another, and signs before and after the dot in the order of texts.
TEST(SetsNumber, IsToldOfAnyPath) {
  EXPECT_TRUE(sets_number("staff.band-6.wte"));
  EXPECT_TRUE(sets_number("staff.a]b.wte"));
  EXPECT_FALSE(sets_number("staff.band-6.role"));
  for (const char* nowhere :
       {"calendar.weeks.more", "calendr.weeks", "staff.a.b.c.wte", "calendar.sta]rt.x", "."})
    EXPECT_FALSE(sets_number(nowhere)) << nowhere;
}

TEST(PathsSet, FindsWhatAskingEachInTurnFinds) {
  const std::vector<std::string> names{"a", "ab", "a-b", "a_b", "b", "A"};
  std::mt19937 generator{11};
  for (int trial = 0; trial < 300; ++trial) {
    PathsSet set;
    std::vector<std::string> added;
    for (int k = 0; k < 60; ++k) {
      std::string path = names[generator() % names.size()];
      for (std::size_t more = generator() % 3; more > 0; --more)
        path += '.' + names[generator() % names.size()];
      const auto first = std::find_if(added.begin(), added.end(),
                                      [&](const std::string& other) { return paths_meet(other, path); });
      const PathsSet::Setter* met = set.meets(path);
      ASSERT_EQ(met != nullptr, first != added.end()) << path;
      if (met != nullptr) {
        ASSERT_EQ(met->path, *first) << path;
      } else {
        set.add(path, "v");
        added.push_back(path);
      }
    }
  }
}

}  // namespace
}  // namespace headroom::reading
