// Sizing finds what brute force finds, and says met only where its bounds show it.

#include "experiment/sizing/size.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "experiment/sizing/capacity_effect.hpp"
#include "experiment/sizing/choice_trial.hpp"
#include "experiment/sizing/least_search.hpp"
#include "experiment/sizing/sizing_bound.hpp"
#include "experiment/sizing/sizing_grid.hpp"
#include "simulation/clinics.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using namespace clinics;
using Rank = SizingGrid::Rank;

/// WTE from `from` in so many steps of `step`.
SizingVariable wte_of(const std::string& post, double from, double step, std::size_t steps) {
  SizingVariable v;
  v.path = "staff." + post + ".wte";
  for (std::size_t i = 0; i < steps; ++i) {
    v.values.push_back(from + static_cast<double>(i) * step);
    v.texts.push_back(std::to_string(v.values.back()));
  }
  v.more_is_capacity = true;
  return v;
}

/// Whole holders, and one of the rest.
void set_wte(Post& post, double wte) {
  post.wte = wte;
  post.holders.assign(static_cast<std::size_t>(wte), 1.0);
  if (wte > std::floor(wte)) post.holders.push_back(wte - std::floor(wte));
}

/// The variables are the WTE of the service's posts, in order.
Sizing sizing_of(const Service& service, std::vector<SizingVariable> vary, std::vector<SizingTarget> meet) {
  Sizing sizing;
  sizing.vary = vary;
  sizing.meet = std::move(meet);
  sizing.choice = [service, vary](const std::vector<std::size_t>& positions) -> Result<Scenario> {
    Scenario scenario{"choice", "", {}, service};
    for (std::size_t v = 0; v < vary.size(); ++v) {
      set_wte(scenario.service.posts[v], vary[v].values[positions[v]]);
    }
    return scenario;
  };
  return sizing;
}

SizingTarget at_least(const std::string& metric, double value) {
  SizingTarget target;
  target.of.metric = metric;
  target.value = value;
  return target;
}

/// Two posts at 40,000 and 60,000 GBP a year.
Service two_posts(int weeks) {
  Service service = one_step_clinic(7, weeks);
  service.posts.push_back(service.posts.front());
  service.posts[1].name = "b";
  service.posts[0].cost_per_year = Pounds{40'000};
  service.posts[1].cost_per_year = Pounds{60'000};
  return service;
}

TEST(SizingGrid, IsInTheOrderOfCost) {
  const Sizing sizing = sizing_of(two_posts(52), {wte_of("a", 1, 1, 3), wte_of("b", 1, 0.5, 2)}, {});
  const auto grid = SizingGrid::make(sizing);
  ASSERT_TRUE(grid);
  ASSERT_EQ(grid->size(), 6u);
  // a 1, 2, 3 and b 1, 1.5: 100,000, 130,000, 140,000, 170,000, 180,000, 210,000 (in 364 of 365 days).
  const std::vector<std::vector<std::size_t>> order{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 0}, {2, 1}};
  const std::vector<double> cost{100'000, 130'000, 140'000, 170'000, 180'000, 210'000};
  for (Rank r = 0; r < 6; ++r) {
    EXPECT_EQ(grid->positions(r), order[r]);
    EXPECT_NEAR(grid->price(r), cost[r], 1e-6);
  }
  EXPECT_TRUE(grid->covers(5, 1));
  EXPECT_TRUE(grid->covers(3, 3));
  EXPECT_FALSE(grid->covers(4, 1));  // dearer, but less of b
  EXPECT_EQ(grid->largest(), (std::vector<Rank>{5}));
}

TEST(SizingGrid, CountsWteWhereThatIsAskedFor) {
  Sizing sizing = sizing_of(two_posts(52), {wte_of("a", 1, 1, 3), wte_of("b", 1, 0.5, 2)}, {});
  sizing.minimise = Sizing::Minimise::wte;
  const auto grid = SizingGrid::make(sizing);
  ASSERT_TRUE(grid);
  EXPECT_NEAR(grid->price(0), 2, 1e-12);
  EXPECT_NEAR(grid->price(5), 4.5, 1e-12);
}

// Two variables on one post: 1 or 2 WTE at 10,000 or 30,000 GBP.
TEST(SizingGrid, PricesEveryChoiceWherePricesDoNotAddUp) {
  Sizing sizing;
  sizing.vary = {wte_of("a", 1, 1, 2), wte_of("pay", 10'000, 20'000, 2)};
  sizing.vary[1].more_is_capacity = false;
  sizing.choice = [](const std::vector<std::size_t>& at) -> Result<Scenario> {
    Scenario scenario{"choice", "", {}, one_step_clinic(7, 52)};
    set_wte(scenario.service.posts[0], 1 + static_cast<double>(at[0]));
    scenario.service.posts[0].cost_per_year = Pounds{10'000 + 20'000 * static_cast<double>(at[1])};
    return scenario;
  };
  const auto grid = SizingGrid::make(sizing);
  ASSERT_TRUE(grid);
  EXPECT_NEAR(grid->price(3), 60'000, 1e-6);
  EXPECT_FALSE(grid->covers(3, 1));  // of another pay
  EXPECT_EQ(grid->largest().size(), 2u);
}

TEST(SizingGrid, NeedsPrices) {
  const Sizing sizing = sizing_of(one_step_clinic(7, 52), {wte_of("a", 1, 1, 3)}, {});
  const auto grid = SizingGrid::make(sizing);
  ASSERT_FALSE(grid);
  EXPECT_EQ(grid.error().front().found, "of posts whose cost is not known");
}

/// Asks a known, monotone answer, and counts the questions.
struct Asked {
  std::optional<Rank> least;
  std::size_t questions = 0;
};

template <class Reaches>
Asked ask(const SizingGrid& grid, const Reaches& reaches) {
  Asked asked;
  LeastSearch search{grid};
  while (const auto choice = search.next()) {
    ++asked.questions;
    if (reaches(*choice)) {
      search.reached(*choice);
    } else {
      search.missed(*choice);
    }
  }
  asked.least = search.least();
  return asked;
}

/// Brute force: the first in the order of cost.
template <class Reaches>
std::optional<Rank> first(const SizingGrid& grid, const Reaches& reaches) {
  for (Rank r = 0; r < grid.size(); ++r) {
    if (reaches(r)) return r;
  }
  return std::nullopt;
}

// Choices reach where enough of some mixtures of the posts is there: sets as any monotone rule makes them.
TEST(LeastSearch, FindsTheLeastOfAnyMonotoneRule) {
  std::mt19937 random{7};
  std::size_t questions = 0, choices = 0;
  for (int problem = 0; problem < 300; ++problem) {
    const auto length = [&] { return 1 + random() % 12; };
    const SizingGrid grid = *SizingGrid::make(
        sizing_of(two_posts(4), {wte_of("a", 1, 0.5, length()), wte_of("b", 0, 1, length())}, {}));
    std::vector<std::vector<double>> rules;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      rules.push_back({static_cast<double>(random() % 10), static_cast<double>(random() % 10),
                       static_cast<double>(random() % 150)});
    }
    const auto reaches = [&](Rank r) {
      const auto at = grid.positions(r);
      return std::all_of(rules.begin(), rules.end(), [&](const std::vector<double>& rule) {
        return rule[0] * static_cast<double>(at[0]) + rule[1] * static_cast<double>(at[1]) >= rule[2];
      });
    };
    const Asked asked = ask(grid, reaches);
    ASSERT_EQ(asked.least, first(grid, reaches)) << "problem " << problem;
    questions += asked.questions;
    choices += grid.size();
  }
  EXPECT_LT(questions * 6, choices);
}

// A second variable that is no capacity (a horizon, say) may do anything.
TEST(LeastSearch, TakesNothingForGrantedOfWhatIsNoCapacity) {
  Sizing sizing = sizing_of(two_posts(4), {wte_of("a", 1, 1, 9), wte_of("b", 0, 1, 9)}, {});
  sizing.vary[1].more_is_capacity = false;
  const SizingGrid grid = *SizingGrid::make(sizing);
  const auto reaches = [&](Rank r) {
    const auto at = grid.positions(r);
    return at[0] >= (at[1] * 5) % 9;  // 0, 5, 1, 6, 2, …
  };
  EXPECT_EQ(ask(grid, reaches).least, first(grid, reaches));
}

// Enough, and not too much: what reaches lies in a band, of which what misses from below and from above tell.
TEST(LeastSearch, FindsTheLeastOfWhatMustBeEnoughAndNotTooMuch) {
  const SizingGrid grid =
      *SizingGrid::make(sizing_of(two_posts(4), {wte_of("a", 1, 0.5, 12), wte_of("b", 0, 1, 12)}, {}));
  for (std::size_t enough = 0; enough < 30; ++enough) {
    const auto sum = [&](Rank r) { return 2 * grid.positions(r)[0] + grid.positions(r)[1]; };
    LeastSearch search{grid};
    std::size_t questions = 0;
    while (const auto choice = search.next()) {
      ++questions;
      if (sum(*choice) < enough) {
        search.missed(*choice);
      } else if (sum(*choice) > enough + 1) {
        search.missed_by_more(*choice);
      } else {
        search.reached(*choice);
      }
    }
    EXPECT_EQ(search.least(), first(grid, [&](Rank r) { return sum(r) >= enough && sum(r) <= enough + 1; }));
    EXPECT_LT(2 * questions, grid.size());  // 144
  }
}

// Every third choice, say: nothing follows from any other.
TEST(LeastSearch, TakesNothingForGrantedOfWhatMissesAlone) {
  const SizingGrid grid = *SizingGrid::make(sizing_of(two_posts(4), {wte_of("a", 1, 0.5, 12)}, {}));
  LeastSearch search{grid};
  while (const auto choice = search.next()) {
    if (*choice % 3 == 2) {
      search.reached(*choice);
    } else {
      search.missed_alone(*choice);
    }
  }
  EXPECT_EQ(search.least(), 2u);
}

TEST(CapacityEffect, IsThatOfTheSideThatIsAskedFor) {
  SizingTarget target = at_least("in_time", 0.9);
  EXPECT_EQ(effect_of_capacity(target), CapacityEffect::helps);
  target.of.metric = "utilisation";
  EXPECT_EQ(effect_of_capacity(target), CapacityEffect::hurts);
  target.bound = SizingTarget::Bound::at_most;
  EXPECT_EQ(effect_of_capacity(target), CapacityEffect::helps);
  target.of.metric = "wait_first_mean";
  EXPECT_EQ(effect_of_capacity(target), CapacityEffect::helps);
  target.of.metric = "cost_per_treated";  // too few treat few, too many cost much
  EXPECT_EQ(effect_of_capacity(target), CapacityEffect::unknown);
}

TEST(LeastSearch, BisectsOneVariable) {
  const SizingGrid grid = *SizingGrid::make(sizing_of(two_posts(4), {wte_of("a", 1, 0.01, 1000)}, {}));
  for (Rank needed : {0u, 1u, 500u, 999u}) {
    const Asked asked = ask(grid, [&](Rank r) { return r >= needed; });
    EXPECT_EQ(asked.least, needed);
    EXPECT_LE(asked.questions, 12u);
  }
  EXPECT_EQ(ask(grid, [](Rank) { return false; }).least, std::nullopt);
}

// 35 slots a week; 70 referrals a week of whom 90% are to be seen in time.
TEST(SizingBound, RulesOutWhatLacksHoursForTheFirstAppointments) {
  Service service = one_step_clinic(7, 104);
  service.streams[0].referrals_per_week = 70;
  // 104 − 18 weeks of referrals count: needed 70 x 0.9 x 86 / 104 = 52.1 hours a week.
  for (const auto& [wte, misses] :
       std::vector<std::pair<double, bool>>{{1, true}, {1.4, true}, {1.5, false}}) {
    set_wte(service.posts[0], wte);
    EXPECT_EQ(surely_misses(service, at_least("in_time", 0.9)), misses) << wte;
  }
  set_wte(service.posts[0], 1);
  EXPECT_FALSE(surely_misses(service, at_least("wait_first_mean", 0.9)));
  SizingTarget most = at_least("in_time", 0.9);
  most.bound = SizingTarget::Bound::at_most;
  EXPECT_FALSE(surely_misses(service, most));
}

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
  std::optional<Rank> least;
  std::size_t replications = 0;
};

/// What ruling out rests on: a choice that covers another sees no fewer in time, but for what chance does to
/// the same random numbers in another order.
void expect_monotone(const SizingGrid& grid, const std::vector<double>& in_time) {
  for (Rank a = 0; a < grid.size(); ++a) {
    for (Rank b = 0; b < grid.size(); ++b) {
      if (!grid.covers(a, b)) continue;
      EXPECT_GE(in_time[a], in_time[b] - 0.004);
    }
  }
}

/// Every choice with all replications; the least whose every target is met.
Enumerated enumerated(const SizePlan& plan, Runner& runner) {
  const SizingGrid grid = *SizingGrid::make(plan.sizing);
  std::vector<Workspace> workspaces(runner.workers());
  Enumerated found;
  std::vector<double> in_time;
  for (Rank r = 0; r < grid.size(); ++r) {
    ChoiceTrial trial{plan, *plan.sizing.choice(grid.positions(r)), workspaces};
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
  ChoiceTrial trial{fresh, (*sized)->choice.scenario, workspaces};
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
