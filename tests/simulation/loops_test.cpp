// Steps that come again are those that following every way finds.

#include "simulation/model/loops.hpp"

#include <gtest/gtest.h>

#include <random>

namespace headroom {
namespace {

Pathway pathway_of(const std::vector<std::vector<std::uint32_t>>& next) {
  Pathway pathway;
  for (const auto& ways : next) {
    Step step;
    for (std::uint32_t to : ways) step.next.push_back({StepId{to}, 0.1});
    step.next.push_back({std::nullopt, 0.1});
    pathway.steps.push_back(std::move(step));
  }
  return pathway;
}

/// By following every way from every step: what the walk must find in one go.
std::vector<bool> by_following(const Pathway& pathway) {
  std::vector<bool> again(pathway.steps.size());
  for (std::size_t from = 0; from < again.size(); ++from) {
    std::vector<bool> reached(again.size());
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const NextStep& next : pathway.steps[at].next) {
        if (!next.step || reached[next.step->index]) continue;
        reached[next.step->index] = true;
        open.push_back(next.step->index);
      }
    }
    again[from] = reached[from];
  }
  return again;
}

TEST(StepsThatComeAgain, AreThoseOnALoop) {
  // assess -> fit -> review -> review; fit -> assess on the way of a remake; x leads in, y out.
  const std::vector<bool> again = steps_that_come_again(pathway_of({{1}, {2, 0}, {2, 4}, {0}, {}}));
  EXPECT_EQ(again, (std::vector<bool>{true, true, true, false, false}));
  EXPECT_EQ(steps_that_come_again(pathway_of({{1}, {2}, {}})), std::vector<bool>(3, false));
}

TEST(StepsThatComeAgain, AreThoseThatFollowingEveryWayFinds) {
  std::mt19937 generator{7};
  for (int trial = 0; trial < 2000; ++trial) {
    const std::size_t steps = 1 + generator() % 12;
    std::vector<std::vector<std::uint32_t>> next(steps);
    for (std::size_t ways = generator() % (2 * steps + 1); ways > 0; --ways)
      next[generator() % steps].push_back(static_cast<std::uint32_t>(generator() % steps));
    const Pathway pathway = pathway_of(next);
    ASSERT_EQ(steps_that_come_again(pathway), by_following(pathway)) << "trial " << trial;
  }
}

TEST(StepsThatComeAgain, AreFoundInALongLoopWithoutDeepCalls) {
  constexpr std::uint32_t kSteps = 4000;
  std::vector<std::vector<std::uint32_t>> next(kSteps);
  for (std::uint32_t s = 0; s < kSteps; ++s) next[s] = {(s + 1) % kSteps};
  EXPECT_EQ(steps_that_come_again(pathway_of(next)), std::vector<bool>(kSteps, true));
}

}  // namespace
}  // namespace headroom
