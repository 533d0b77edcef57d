// The grid of choices in the order of cost, what one answer rules out, and what arithmetic alone does.

#include "experiment/sizing/least_search.hpp"

#include <gtest/gtest.h>

#include <random>

#include "experiment/sizing/capacity_effect.hpp"
#include "experiment/sizing/sizing_bound.hpp"
#include "experiment/sizing/sizing_grid.hpp"
#include "experiment/sizing_example.hpp"

namespace headroom {
namespace {

using namespace sizing_example;
using Rank = SizingGrid::Rank;

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

}  // namespace
}  // namespace headroom
