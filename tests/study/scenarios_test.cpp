// Scenarios are made only when asked for, in order, and copies share them.

#include "study/scenarios.hpp"

#include <gtest/gtest.h>

#include "base/ensure.hpp"

namespace headroom {
namespace {

Scenario named(const std::string& name) { return {name, "", {}, {}}; }

/// Ten scenarios, "0" to "9", that count how often each was made.
struct Counted {
  std::vector<int> made = std::vector<int>(10, 0);
  Scenarios all() {
    std::vector<std::string> names;
    for (int i = 0; i < 10; ++i) names.push_back(std::to_string(i));
    return {names, [this](std::size_t i) {
              ++made[i];
              return named(std::to_string(i));
            }};
  }
};

TEST(Scenarios, AreMadeOnlyWhenAskedFor) {
  Counted counted;
  const Scenarios all = counted.all();
  EXPECT_EQ(all.size(), 10u);
  EXPECT_EQ(all.name(7), "7");
  EXPECT_EQ(counted.made, std::vector<int>(10, 0));
  EXPECT_EQ(all[7].name, "7");
  EXPECT_EQ(counted.made[7], 1);
}

TEST(Scenarios, AreWalkedInOrder) {
  Counted counted;
  std::string names;
  for (const Scenario& scenario : counted.all()) names += scenario.name;
  EXPECT_EQ(names, "0123456789");
  EXPECT_EQ(counted.made, std::vector<int>(10, 1));
}

TEST(Scenarios, ChosenOnesKeepTheirNamesAndAreChosenFromAgain) {
  Counted counted;
  const Scenarios some = counted.all().chosen({0, 3, 9});
  ASSERT_EQ(some.size(), 3u);
  EXPECT_EQ(some.name(2), "9");
  EXPECT_EQ(some[1].name, "3");
  EXPECT_EQ(some.back().name, "9");
  EXPECT_EQ(some.chosen({1})[0].name, "3");
}

TEST(Scenarios, OfAListAreCopies) {
  const Scenarios all = std::vector{named("a"), named("b")};
  EXPECT_EQ(all.front().name, "a");
  EXPECT_EQ(all.name(1), "b");
  EXPECT_THROW(static_cast<void>(all[2]), BrokenPromise);
}

}  // namespace
}  // namespace headroom
