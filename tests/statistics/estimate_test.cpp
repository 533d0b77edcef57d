// Means and paired differences have the intervals of hand computations, undefined values left out.

#include "statistics/estimate.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

// {1, 2, 3, 4}: variance 5/3, standard error sqrt(5/12) = 0.6454972, t(3, 0.975) = 3.1824463.
TEST(Estimate, IsTheMeanWithItsStudentInterval) {
  const Estimate e = estimate(std::array{1.0, 2.0, 3.0, 4.0}, 0.95);
  EXPECT_DOUBLE_EQ(e.mean, 2.5);
  EXPECT_NEAR(e.low, 2.5 - 2.0542602, 1e-6);
  EXPECT_NEAR(e.high, 2.5 + 2.0542602, 1e-6);
  EXPECT_EQ(e.replications, 4u);
}

TEST(Estimate, GivesNoIntervalForOneValue) {
  const Estimate e = estimate(std::array{7.0}, 0.95);
  EXPECT_EQ(e.mean, 7.0);
  EXPECT_TRUE(std::isnan(e.low) && std::isnan(e.high));
  EXPECT_EQ(e.replications, 1u);
}

TEST(Estimate, IsUndefinedWithoutValues) {
  const Estimate e = estimate({}, 0.95);
  EXPECT_TRUE(std::isnan(e.mean) && std::isnan(e.low) && std::isnan(e.high));
  EXPECT_EQ(e.replications, 0u);
}

TEST(Estimate, LeavesOutAndDoesNotCountWhatIsUndefined) {
  const Estimate with = estimate(std::array{1.0, kNaN, 2.0, 3.0, kNaN, 4.0}, 0.95);
  const Estimate without = estimate(std::array{1.0, 2.0, 3.0, 4.0}, 0.95);
  EXPECT_EQ(with.replications, 4u);
  EXPECT_EQ(with.mean, without.mean);
  EXPECT_EQ(with.high, without.high);
}

TEST(Estimate, OfEqualValuesHasNoWidth) {
  const std::vector<double> tenths(10, 0.1);
  const Estimate e = estimate(tenths, 0.95);
  EXPECT_EQ(e.mean, 0.1);
  EXPECT_EQ(e.low, 0.1);
  EXPECT_EQ(e.high, 0.1);
}

TEST(Estimate, KeepsTheSpreadOfLargeNearlyEqualValues) {
  const Estimate e = estimate(std::array{1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}, 0.95);
  EXPECT_NEAR(e.high - e.mean, 2.0542602, 1e-6);
}

TEST(Estimate, RefusesAConfidenceOutsideNoughtToOne) {
  EXPECT_THROW(static_cast<void>(estimate(std::array{1.0, 2.0}, 95)), BrokenPromise);
}

// Differences {1, 2, 3, 4} as above, though the values themselves spread widely.
TEST(PairedDifference, IsTakenReplicationByReplication) {
  const PairedDifference d =
      paired_difference(std::array{101.0, 52.0, 903.0, 4.0}, std::array{100.0, 50.0, 900.0, 0.0},
                        Direction::higher_is_better, 0.95, 1);
  EXPECT_DOUBLE_EQ(d.difference.mean, 2.5);
  EXPECT_NEAR(d.difference.low, 2.5 - 2.0542602, 1e-6);
  EXPECT_EQ(d.p_better, 1);
}

// Bonferroni over five: t(3, 1 - 0.05 / 5 / 2 = 0.995) = 5.8409093.
TEST(PairedDifference, WidensWithTheNumberOfComparisons) {
  const PairedDifference d = paired_difference(std::array{1.0, 2.0, 3.0, 4.0}, std::array{0.0, 0.0, 0.0, 0.0},
                                               Direction::higher_is_better, 0.95, 5);
  EXPECT_NEAR(d.difference.high - 2.5, 5.8409093 * std::sqrt(5.0 / 12), 1e-6);
}

TEST(PairedDifference, CountsTiesHalfInTheMetricsDirection) {
  const std::array scenario{1.0, 2.0, 3.0, 3.0}, baseline{1.0, 3.0, 2.0, 2.0};
  EXPECT_DOUBLE_EQ(paired_difference(scenario, baseline, Direction::higher_is_better, 0.95, 1).p_better,
                   2.5 / 4);
  EXPECT_DOUBLE_EQ(paired_difference(scenario, baseline, Direction::lower_is_better, 0.95, 1).p_better,
                   1.5 / 4);
}

TEST(PairedDifference, LeavesOutPairsOfWhichEitherIsUndefined) {
  const PairedDifference d = paired_difference(std::array{kNaN, 2.0, 5.0}, std::array{1.0, kNaN, 3.0},
                                               Direction::higher_is_better, 0.95, 1);
  EXPECT_EQ(d.difference.replications, 1u);
  EXPECT_EQ(d.difference.mean, 2.0);
  EXPECT_EQ(d.p_better, 1.0);
}

TEST(PairedDifference, HasNoShareWithoutAPair) {
  const PairedDifference d =
      paired_difference(std::array{kNaN}, std::array{1.0}, Direction::higher_is_better, 0.95, 1);
  EXPECT_TRUE(std::isnan(d.p_better));
  EXPECT_EQ(d.difference.replications, 0u);
}

TEST(PairedDifference, RefusesValuesOfDifferentReplications) {
  EXPECT_THROW(static_cast<void>(paired_difference(std::array{1.0, 2.0}, std::array{1.0},
                                                   Direction::higher_is_better, 0.95, 1)),
               BrokenPromise);
}

// As mean_bounds has it (one_sided_test.cpp): Student's would be −2.18 to 4.18.
TEST(Estimate, ReachesFartherToTheSideWhereTheValuesDo) {
  const Estimate e = estimate(std::array{0.0, 0.0, 0.0, 4.0}, 0.95);
  EXPECT_NEAR(e.low, -0.768457, 1e-5);
  EXPECT_NEAR(e.high, 7.988007, 1e-5);
  const PairedDifference d = paired_difference(std::array{1.0, 1.0, 1.0, 5.0}, std::array{1.0, 1.0, 1.0, 1.0},
                                               Direction::lower_is_better, 0.95, 1);
  EXPECT_NEAR(d.difference.high, 7.988007, 1e-5);
}

TEST(Within, CutsIntervalsToWhatIsPossible) {
  const Estimate cut = within({0.98, 0.93, 1.04, 50}, kNoughtToOne);
  EXPECT_EQ(cut.low, 0.93);
  EXPECT_EQ(cut.high, 1);
  EXPECT_EQ(cut.mean, 0.98);
  EXPECT_EQ(within({0.4, -0.2, 1.7, 4}, kNoughtOrMore).low, 0);
  EXPECT_EQ(within({0.4, -0.2, 1.7, 4}, kNoughtOrMore).high, 1.7);
  EXPECT_EQ(within({0.2, -1.2, 1.4, 4}, range_of_differences(kNoughtToOne, kNoughtToOne)).low, -1);
  EXPECT_EQ(within({0.2, -1.2, 1.4, 4}, range_of_differences(kNoughtToOne, kNoughtToOne)).high, 1);
  EXPECT_EQ(within({-5, -20, 3, 4}, range_of_differences(kNoughtOrMore, kNoughtOrMore)).low, -20);
  EXPECT_TRUE(std::isnan(within({1, kNaN, kNaN, 1}, kNoughtToOne).low));
  EXPECT_EQ(within({1.02, 1.01, 1.04, 9}, kNoughtToOne).high, 1.02);  // never leaves its own mean out
}

}  // namespace
}  // namespace headroom
