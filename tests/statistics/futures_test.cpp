// Ranges of futures are those of ranks counted by hand, chances and their differences those published.

#include "statistics/spread/futures.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "draws.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

std::vector<double> one_to(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.rbegin(), values.rend(), 1.0);
  return values;
}

void expect_range(const FutureRange& range, double p5, double median, double p95) {
  EXPECT_DOUBLE_EQ(range.p5, p5);
  EXPECT_DOUBLE_EQ(range.median, median);
  EXPECT_DOUBLE_EQ(range.p95, p95);
}

// Ranks (n + 1) p: of 19, 1, 10 and 19; of 50, 2.55, 25.5 and 48.45; of 100, 5.05, 50.5 and 95.95.
TEST(RangeOfFutures, LiesAtRanksOfOneMoreThanThereAre) {
  expect_range(range_of_futures(one_to(19)), 1, 10, 19);
  expect_range(range_of_futures(one_to(50)), 2.55, 25.5, 48.45);
  expect_range(range_of_futures(one_to(100)), 5.05, 50.5, 95.95);
}

TEST(RangeOfFutures, IsLeastToGreatestOfFewerThanNineteen) {
  expect_range(range_of_futures(one_to(18)), 1, 9.5, 18);
  expect_range(range_of_futures(std::vector{7.0}), 7, 7, 7);
}

TEST(RangeOfFutures, LeavesOutTheUndefinedAndPutsWhatNeverComesLast) {
  const double never = std::numeric_limits<double>::infinity();
  expect_range(range_of_futures(std::vector{3.0, kNaN, 1.0, 2.0}), 1, 2, 3);
  EXPECT_EQ(range_of_futures(std::vector{3.0, kNaN}).futures, 1u);
  expect_range(range_of_futures(std::vector{3.0, never, 1.0}), 1, 3, never);
  expect_range(range_of_futures(std::vector{never, never, 1.0}), 1, never, never);
  EXPECT_TRUE(std::isnan(range_of_futures(std::vector{kNaN}).median));
}

// The claim itself: a further future lies below P5 once in twenty, whatever the number from 19 up.
TEST(RangeOfFutures, HoldsAFurtherFutureNineTimesInTen) {
  for (const int n : {19, 30, 50}) {
    double held = 0;
    constexpr int kTries = 20'000;
    Draws draws{static_cast<std::uint64_t>(n)};
    for (int k = 0; k < kTries; ++k) {
      std::vector<double> values;
      for (int i = 0; i < n; ++i) values.push_back(draws.exponential());
      const FutureRange range = range_of_futures(values);
      const double further = draws.exponential();
      held += range.p5 <= further && further <= range.p95;
    }
    EXPECT_NEAR(held / kTries, 0.9, n == 19 ? stray(0.9, kTries) : stray(0.9, kTries) + 0.005) << n;
  }
}

TEST(ChanceOf, IsTheShareWithWilsonsInterval) {
  std::vector<double> met(50, 0);
  std::fill_n(met.begin(), 30, 1.0);
  met.push_back(kNaN);
  const Chance chance = chance_of(met, 0.95);
  EXPECT_DOUBLE_EQ(chance.share, 0.6);
  EXPECT_NEAR(chance.low, 0.4618, 5e-5);
  EXPECT_NEAR(chance.high, 0.7239, 5e-5);
  EXPECT_EQ(chance.of, 50u);
  EXPECT_EQ(chance.left_out, 1u);
}

TEST(MetByUnit, CountsTheBoundItselfAsMet) {
  const std::vector<double> values{0.91, 0.92, 0.93, kNaN};
  const auto at_least = met_by_unit(values, 0.92, Direction::higher_is_better);
  EXPECT_EQ((std::vector<double>{at_least.begin(), at_least.end() - 1}), (std::vector<double>{0, 1, 1}));
  EXPECT_TRUE(std::isnan(at_least.back()));
  const auto at_most = met_by_unit(values, 0.92, Direction::lower_is_better);
  EXPECT_EQ((std::vector<double>{at_most.begin(), at_most.end() - 1}), (std::vector<double>{1, 1, 0}));
}

std::vector<double> met_in(std::size_t met, std::size_t of) {
  std::vector<double> units(of, 0);
  std::fill_n(units.begin(), met, 1.0);
  return units;
}

TEST(DifferenceOfChances, OfPairsIsThatOfBonettAndPrice) {
  std::vector<double> baseline = met_in(20, 40), scenario = baseline;
  std::fill_n(scenario.begin(), 2, 0.0);
  std::fill_n(scenario.begin() + 20, 10, 1.0);
  const Estimate d = paired_difference_of_chances(scenario, baseline, 0.95, 1);
  EXPECT_DOUBLE_EQ(d.mean, 0.2);
  EXPECT_NEAR(d.low, 0.02564, 1e-5);
  EXPECT_NEAR(d.high, 0.35531, 1e-5);
  EXPECT_LT(paired_difference_of_chances(scenario, baseline, 0.95, 3).low, d.low);
}

TEST(DifferenceOfChances, HasAWidthWhereAllPairsAgree) {
  const Estimate none = paired_difference_of_chances(met_in(40, 40), met_in(40, 40), 0.95, 1);
  EXPECT_EQ(none.mean, 0);
  EXPECT_LT(none.low, 0);
  EXPECT_GT(none.high, 0);
  const Estimate all = paired_difference_of_chances(met_in(40, 40), met_in(0, 40), 0.95, 1);
  EXPECT_EQ(all.mean, 1);
  EXPECT_EQ(all.high, 1);
}

// Newcombe (1998), table II, example (a), method 10.
TEST(DifferenceOfChances, OfOtherFuturesIsThatOfNewcombe) {
  const Estimate d = unpaired_difference_of_chances(met_in(56, 70), met_in(48, 80), 0.95, 1);
  EXPECT_NEAR(d.mean, 0.2, 1e-12);
  EXPECT_NEAR(d.low, 0.0524, 5e-5);
  EXPECT_NEAR(d.high, 0.3339, 5e-5);
}

// The chance of both is 60% and 80%: of pairs drawn together, the interval holds 20 points as often as it
// says.
TEST(DifferenceOfChances, CoversAsOftenAsItSays) {
  double covered = 0;
  constexpr int kTries = 4000, kPairs = 50;
  Draws draws{7};
  for (int k = 0; k < kTries; ++k) {
    std::vector<double> scenario, baseline;
    for (int i = 0; i < kPairs; ++i) {
      const double u = std::exp(-draws.exponential());
      baseline.push_back(u < 0.6);
      scenario.push_back(u > 0.02 && u < 0.82);  // lost where u is below 0.02, won between 0.6 and 0.82
    }
    const Estimate d = paired_difference_of_chances(scenario, baseline, 0.95, 1);
    covered += d.low <= 0.2 && 0.2 <= d.high;
  }
  EXPECT_GT(covered / kTries, 0.935);
}

TEST(ChangeOfFutures, CountsPairsAndTheirDifferences) {
  const double never = std::numeric_limits<double>::infinity();
  const FutureChange change =
      change_of_futures(std::vector{1.0, 2.0, 3.0, kNaN, never}, std::vector{2.0, 2.0, 1.0, 1.0, never},
                        Direction::lower_is_better);
  EXPECT_DOUBLE_EQ(change.better, 0.25);
  EXPECT_DOUBLE_EQ(change.same, 0.5);
  EXPECT_DOUBLE_EQ(change.worse, 0.25);
  expect_range(change.difference, -1, 0, 2);
}

}  // namespace
}  // namespace headroom
