// Sizing finds what brute force finds, and says met only where its bounds show it.

#include "experiment/sizing/size.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "experiment/sizing/choice_trial.hpp"
#include "experiment/sizing/sizing_grid.hpp"
#include "experiment/sizing_example.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using namespace sizing_example;
/// Two posts who may both see the patients, who come at random, with sickness.
Service random_clinic() {
  Service service = two_posts(52);
  service.streams[0].referrals_per_week = 90;
  service.streams[0].priorities = {priority("routine", 1, 14)};
  for (Post& post : service.posts) post.sickness_rate = 0.05;
  return service;
}

SizePlan plan_to_size(const Sizing& sizing, std::uint32_t replications) {
  return {sizing.choice(std::vector<std::size_t>(sizing.vary.size(), 0))->service, sizing, replications, 11};
}

const SizeAdvance kIgnoreSteps = [](std::size_t, std::size_t) {};

struct Enumerated {
  std::optional<SizingGrid::Rank> least;
  std::size_t replications = 0;
};

/// What ruling out rests on: a choice that covers another sees no fewer in time, but for what chance does to
/// the same random numbers in another order.
void expect_monotone(const SizingGrid& grid, const std::vector<double>& in_time) {
  for (SizingGrid::Rank a = 0; a < grid.size(); ++a) {
    for (SizingGrid::Rank b = 0; b < grid.size(); ++b) {
      if (!grid.covers(a, b)) continue;
      EXPECT_GE(in_time[a], in_time[b] - 0.004);
    }
  }
}

/// Every choice with all replications; the least whose every target is met.
Enumerated enumerated(const SizePlan& plan, Runner& runner) {
  const SizingGrid grid = *SizingGrid::make(plan.sizing);
  std::vector<Workspace> workspaces(runner.workers());
  const StudyAtStart at_start = plan.base;
  Enumerated found;
  std::vector<double> in_time;
  for (SizingGrid::Rank r = 0; r < grid.size(); ++r) {
    ChoiceTrial trial{plan, at_start, *plan.sizing.choice(grid.positions(r)), workspaces};
    EXPECT_TRUE(trial.complete(runner));
    found.replications += trial.replications();
    const auto held = trial.held();
    in_time.push_back(held.front().estimate);
    const bool met = std::all_of(held.begin(), held.end(), [](const HeldTarget& h) { return h.met; });
    if (met && !found.least) found.least = r;
  }
  expect_monotone(grid, in_time);
  return found;
}

TEST(Size, FindsWhatEnumerationFindsWithATenthOfTheReplications) {
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.25, 10), wte_of("b", 0.5, 0.25, 8)},
                                  {at_least("in_time", 0.9)});
  const SizePlan plan = plan_to_size(sizing, 100);
  const Interrupt interrupt;
  Workers workers{2, interrupt};
  const Enumerated all = enumerated(plan, workers);
  const auto sized = size(plan, workers, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized);
  ASSERT_TRUE((*sized)->feasible);
  ASSERT_TRUE(all.least);
  EXPECT_EQ((*sized)->choice.positions, SizingGrid::make(sizing)->positions(*all.least));
  EXPECT_LE(10 * (*sized)->replications, all.replications);
  EXPECT_EQ(all.replications, 80u * 100);
  EXPECT_EQ((*sized)->choices, 80u);
}

// What only just meets a target with all replications meets it, though a trial looks at it earlier as well.
TEST(Size, FindsWhatEnumerationFindsOnTheVergeToo) {
  const Interrupt interrupt;
  Workers workers{2, interrupt};
  for (double share : {0.5, 0.6, 0.7, 0.8, 0.9}) {
    SizingTarget target = at_least("in_time", 0.9);
    target.in = share;
    const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 1.5, 0.05, 20)}, {target});
    const SizePlan plan = plan_to_size(sizing, 30);
    const Enumerated all = enumerated(plan, workers);
    const auto sized = size(plan, workers, kIgnoreSteps);
    ASSERT_TRUE(sized && *sized && all.least);
    EXPECT_EQ((*sized)->choice.positions, SizingGrid::make(sizing)->positions(*all.least)) << share;
  }
}

// More staff sees more in time, and uses less of its hours.
TEST(Size, FindsWhatEnumerationFindsWhereStaffCanBeTooMany) {
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.25, 16), wte_of("b", 0.5, 0.5, 6)},
                                  {at_least("in_time", 0.9), at_least("utilisation", 0.8)});
  const SizePlan plan = plan_to_size(sizing, 120);
  const Interrupt interrupt;
  Workers workers{2, interrupt};
  const Enumerated all = enumerated(plan, workers);
  const auto sized = size(plan, workers, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized);
  ASSERT_TRUE(all.least);
  ASSERT_TRUE((*sized)->feasible);
  EXPECT_EQ((*sized)->choice.positions, SizingGrid::make(sizing)->positions(*all.least));
  EXPECT_LE(10 * (*sized)->replications, all.replications);
}

TEST(Size, SaysWhatComesNearestWhereMoreStaffWouldNot) {
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.25, 16)},
                                  {at_least("in_time", 0.9), at_least("utilisation", 0.995)});
  SerialRunner runner;
  const auto sized = size(plan_to_size(sizing, 40), runner, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized);
  EXPECT_FALSE((*sized)->feasible);
  EXPECT_FALSE((*sized)->is_largest);
  EXPECT_TRUE((*sized)->choice.targets[0].met);
  EXPECT_FALSE((*sized)->choice.targets[1].met);
}

TEST(Size, MeetsItsTargetsInOtherReplicationsToo) {
  Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.1, 30), wte_of("b", 1, 1, 2)},
                            {at_least("in_time", 0.92)});
  const SizePlan plan = plan_to_size(sizing, 60);
  SerialRunner runner;
  const auto sized = size(plan, runner, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized && (*sized)->feasible);
  SizePlan fresh = plan;
  fresh.seed = 9999;
  fresh.replications = 200;
  std::vector<Workspace> workspaces(1);
  const StudyAtStart at_start = fresh.base;
  ChoiceTrial trial{fresh, at_start, (*sized)->choice.scenario, workspaces};
  ASSERT_TRUE(trial.complete(runner));
  EXPECT_GE(trial.held().front().high, 0.92);
}

TEST(Size, IsTheSameWhateverTheThreads) {
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.1, 30)}, {at_least("in_time", 0.9)});
  const SizePlan plan = plan_to_size(sizing, 30);
  const Interrupt interrupt;
  std::vector<Sized> answers;
  for (int threads : {1, 2, 4}) {
    Workers workers{threads, interrupt};
    answers.push_back(**size(plan, workers, kIgnoreSteps));
  }
  for (const Sized& answer : answers) {
    EXPECT_EQ(answer.choice.positions, answers[0].choice.positions);
    EXPECT_EQ(answer.replications, answers[0].replications);
    EXPECT_EQ(answer.choice.targets[0].low, answers[0].choice.targets[0].low);
  }
}

TEST(Size, AsksForAShareOfTheReplicationsWhereToldTo) {
  SizingTarget target = at_least("in_time", 0.9);
  const auto least = [&](const SizingTarget& t) {
    const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.05, 60)}, {t});
    SerialRunner runner;
    const auto sized = size(plan_to_size(sizing, 60), runner, kIgnoreSteps);
    EXPECT_TRUE((*sized)->feasible);
    return **sized;
  };
  const Sized mean = least(target);
  target.in = 0.9;
  const Sized share = least(target);
  EXPECT_GE(share.choice.positions[0], mean.choice.positions[0]);
  EXPECT_GE(share.choice.targets[0].low, 0.9);  // of the share of replications
  EXPECT_LE(share.choice.targets[0].estimate, 1);
}

TEST(Size, SaysByHowMuchTheLargestMisses) {
  SizingTarget prompt = at_least("wait_first_mean", 3);
  prompt.bound = SizingTarget::Bound::at_most;
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 0.5, 0.25, 4), wte_of("b", 0.5, 0.25, 4)},
                                  {at_least("in_time", 0.9), prompt});
  SerialRunner runner;
  const auto sized = size(plan_to_size(sizing, 40), runner, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized);
  EXPECT_FALSE((*sized)->feasible);
  EXPECT_EQ((*sized)->choice.positions, (std::vector<std::size_t>{3, 3}));
  ASSERT_EQ((*sized)->choice.targets.size(), 2u);
  EXPECT_FALSE((*sized)->choice.targets[0].met);
  EXPECT_LT((*sized)->choice.targets[0].estimate, 0.9);
  EXPECT_GT((*sized)->choice.targets[1].estimate, 3);
  EXPECT_GT((*sized)->ruled_out, 0u);  // 0.5 + 0.5 WTE: 35 hours for 90 patients a week
}

// 0.9^n <= 0.05 from n = 29 on.
TEST(Size, NeedsReplicationsEnoughToShowAShareOfThem) {
  SizingTarget target = at_least("in_time", 0.5);
  target.in = 0.9;
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 3, 1, 2)}, {target});
  SerialRunner runner;
  EXPECT_EQ(size(plan_to_size(sizing, 1), runner, kIgnoreSteps).error().front().expected,
            "at least 2 replications");
  const auto few = size(plan_to_size(sizing, 28), runner, kIgnoreSteps);
  ASSERT_FALSE(few);
  EXPECT_EQ(few.error().front().expected, "at least 29 replications, or a smaller share");
  EXPECT_TRUE((*size(plan_to_size(sizing, 29), runner, kIgnoreSteps))->feasible);
}

// The mean of a share of patients can be no more than 100% in all of them: the same number, 0.9^29 <= 0.05.
TEST(Size, NeedsReplicationsEnoughToShowAMeanShareOfPatients) {
  SerialRunner runner;
  const auto expected = [&](const SizingTarget& target, std::uint32_t replications) {
    const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 3, 1, 2)}, {target});
    const auto sized = size(plan_to_size(sizing, replications), runner, kIgnoreSteps);
    return sized ? "" : sized.error().front().expected;
  };
  EXPECT_EQ(expected(at_least("in_time", 0.9), 28), "at least 29 replications, or a smaller share");
  EXPECT_EQ(expected(at_least("in_time", 0.9), 29), "");
  EXPECT_EQ(expected(at_least("in_time", 1), 50), "a smaller share");
  EXPECT_EQ(expected(at_least("utilisation", 0.99), 2), "");  // no share of patients
  SizingTarget most = at_least("in_time", 0.1);
  most.bound = SizingTarget::Bound::at_most;
  EXPECT_EQ(expected(most, 28), "at least 29 replications, or a larger share");
  most.value = 0;
  EXPECT_EQ(expected(most, 50), "a larger share");
}

// All patients in time in every replication is not yet "known": 0.05^(1/40) = 92.8%.
TEST(Size, TakesEqualValuesForNoMoreThanTheyShow) {
  const Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 6, 1, 1)}, {at_least("in_time", 0.9)});
  SerialRunner runner;
  const auto sized = size(plan_to_size(sizing, 40), runner, kIgnoreSteps);
  ASSERT_TRUE(sized && *sized && (*sized)->feasible);
  const HeldTarget& held = (*sized)->choice.targets[0];
  EXPECT_EQ(held.estimate, 1);
  EXPECT_NEAR(held.low, std::pow(0.05, 1.0 / 40), 1e-12);
  EXPECT_EQ(held.high, 1);
}

TEST(Size, AChoiceThatIsNoneIsAProblem) {
  Sizing sizing = sizing_of(random_clinic(), {wte_of("a", 1, 1, 3)}, {at_least("in_time", 0.9)});
  const auto good = sizing.choice;
  sizing.choice = [good](const std::vector<std::size_t>& at) -> Result<Scenario> {
    if (at[0] == 1) return tl::unexpected(Problems{{{}, "staff.a.wte", "2", "anything else", {}}});
    return good(at);
  };
  SerialRunner runner;
  const auto sized = size({good({0})->service, sizing, 30, 1}, runner, kIgnoreSteps);
  ASSERT_FALSE(sized);
  EXPECT_EQ(sized.error().front().path, "staff.a.wte");
}

}  // namespace
}  // namespace headroom
