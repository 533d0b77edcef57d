#include "planning/turnover.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headroom {
namespace {

using Kind = RandomDuration::Kind;

Turnover turnover(RandomDuration time_to_hire, int notice_days, double leavers = 1) {
  return {leavers, notice_days, time_to_hire};
}

TEST(MeanGap, IsTheTimeToHireBeyondTheNotice) {
  EXPECT_NEAR(mean_gap_days(turnover({Kind::fixed, 98}, 56)), 42, 1e-12);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::fixed, 56.4}, 56)), 0, 1e-12);  // rounds to 56
  EXPECT_NEAR(mean_gap_days(turnover({Kind::fixed, 56.5}, 56)), 1, 1e-12);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::fixed, 14}, 56)), 0, 1e-12);
}

TEST(MeanGap, CountsOnlyHiresThatTakeLongerThanTheNotice) {
  // Uniform 50 to 60: 57 to 60 days with chance 1/10 each (60: from 59.5 only), gaps 1, 2, 3 and 4.
  EXPECT_NEAR(mean_gap_days(turnover({Kind::uniform, 50, 60}, 56)), 0.1 * (1 + 2 + 3) + 0.05 * 4, 1e-12);
  // Triangular 50, 56, 62: longer than x with chance (62 - x)^2 / 72.
  const double squares = 5.5 * 5.5 + 4.5 * 4.5 + 3.5 * 3.5 + 2.5 * 2.5 + 1.5 * 1.5 + 0.5 * 0.5;
  EXPECT_NEAR(mean_gap_days(turnover({Kind::triangular, 50, 56, 62}, 56)), squares / 72, 1e-12);
}

TEST(MeanGap, SumsTheTailOfAnExponential) {
  const double each_day = std::exp(-1.0 / 40), first = std::exp(-56.5 / 40);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::exponential, 40}, 56)), first / (1 - each_day), 1e-9);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::gamma, 40, 40}, 56)), first / (1 - each_day), 1e-9);  // the same
}

TEST(MeanGap, SumsTheTailOfAGamma) {
  double gap = 0;  // mean 80, sd 40: shape 4, scale 20, the sum of four exponentials
  for (int day = 56; day < 2000; ++day) {
    const double x = (day + 0.5) / 20;
    gap += std::exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
  }
  EXPECT_NEAR(mean_gap_days(turnover({Kind::gamma, 80, 40}, 56)), gap, 1e-9);
}

TEST(MeanGap, IsTheWholeTimeToHireWithoutNotice) {
  EXPECT_NEAR(mean_gap_days(turnover({Kind::gamma, 100, 30}, 0)), 100, 1e-3);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::lognormal, 100, 50}, 0)), 100, 1e-3);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::triangular, 60, 90, 150}, 0)), 100, 1e-3);
  EXPECT_NEAR(mean_gap_days(turnover({Kind::lognormal, 100, 0}, 0)), 100, 1e-12);
}

TEST(VacantShare, IsTheGapOverTheCycleOfLeavingAndFilling) {
  EXPECT_NEAR(vacant_share(turnover({Kind::fixed, 98}, 56)), 42 / 407.25, 1e-12);
  EXPECT_NEAR(vacant_share(turnover({Kind::fixed, 98}, 56, 0.1)), 42 / (42 + 3652.5), 1e-12);
  EXPECT_EQ(vacant_share(turnover({Kind::fixed, 98}, 56, 0)), 0);
}

TEST(Induction, HoldsItsStepsOneAfterAnother) {
  const std::vector<InductionStep> steps{{7, 0}, {21, 0.5}};
  EXPECT_EQ(induction_at(steps, 0), 0);
  EXPECT_EQ(induction_at(steps, 6), 0);
  EXPECT_EQ(induction_at(steps, 7), 0.5);
  EXPECT_EQ(induction_at(steps, 27), 0.5);
  EXPECT_EQ(induction_at(steps, 28), 1);
}

TEST(Induction, WeighsOnThoseWhoFollowLeaversAsLongAsTheyStay) {
  const std::vector<InductionStep> steps{{7, 0}, {21, 0.5}};
  const double first = 1 - std::exp(-7 / 365.25), then = std::exp(-7 / 365.25) - std::exp(-28 / 365.25);
  EXPECT_NEAR(opened_after_inductions(turnover({}, 0), steps), 1 - first - 0.5 * then, 1e-12);
  EXPECT_EQ(opened_after_inductions(turnover({}, 0, 0), steps), 1);
}

}  // namespace
}  // namespace headroom
