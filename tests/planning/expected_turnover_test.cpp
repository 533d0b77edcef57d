// Gaps, vacancies and inductions agree with sums and renewal equations worked out another way.

#include "planning/expected_turnover.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headroom {
namespace {

using Kind = RandomDuration::Kind;

Turnover turnover(RandomDuration time_to_hire, int notice_days, double leavers = 1) {
  return {leavers, notice_days, time_to_hire, TurnoverStart::stationary};
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

TEST(AfterFilling, ComesFromAllToTheLongRunShare) {
  AfterFilling course{turnover({Kind::fixed, 98}, 56)};
  EXPECT_EQ(course.held(0), 1);
  for (int day : {1, 10, 30, 42})  // nobody has followed yet
    EXPECT_NEAR(course.held(day), std::exp(-day / 365.25), 1e-7);
  EXPECT_NEAR(course.held(4000), 365.25 / 407.25, 1e-6);
  AfterFilling nobody_leaves{turnover({Kind::fixed, 98}, 56, 0)};
  EXPECT_EQ(nobody_leaves.held(1000), 1);
  AfterFilling no_gaps{turnover({Kind::fixed, 20}, 56)};
  EXPECT_NEAR(no_gaps.held(1000), 1, 1e-12);
}

TEST(AfterFilling, SolvesTheRenewalEquation) {
  // held' = -r held + r sum of P(G = g) held(t - g), in steps of 1/400 day, for gaps of 1 to 30 days alike
  // and none with the chance of 1/31.
  const double rate = 4 / 365.25;
  constexpr int kSteps = 400, kDays = 200;
  std::vector<double> held{1};
  for (int i = 0; i < kSteps * kDays; ++i) {
    double slope = -rate * held.back() + rate / 31 * held.back();
    for (int g = 1; g <= 30 && g * kSteps <= i; ++g)
      slope += rate / 31 * held[static_cast<std::size_t>(i - g * kSteps)];
    held.push_back(held.back() + slope / kSteps);
  }
  AfterFilling course{turnover({Kind::uniform, 55.5, 86.5}, 56, 4)};
  for (int day = 0; day <= kDays; ++day)
    EXPECT_NEAR(course.held(day), held[static_cast<std::size_t>(day * kSteps)], 1e-4) << day;
}

TEST(AfterFilling, OpensByTheInductionOfThoseWhoFollow) {
  const std::vector<InductionStep> steps{{7, 0}, {21, 0.5}};
  const Turnover rule = turnover({Kind::fixed, 98}, 56);
  AfterFilling course{rule};
  EXPECT_NEAR(course.opened(20, 1, steps), course.held(20), 1e-12);  // nobody has followed
  EXPECT_NEAR(course.opened(20, 0.5, steps), course.held(20) - 0.5 * std::exp(-20 / 365.25), 1e-12);
  EXPECT_NEAR(course.opened(6000, 1, steps), (1 - vacant_share(rule)) * opened_after_inductions(rule, steps),
              1e-6);
  // On day 45 those who left on days 0, 1 and 2 are in their first week.
  const double left = 1 - std::exp(-3 / 365.25);
  EXPECT_NEAR(course.held(45) - course.opened(45, 1, steps), left * std::exp(-1.5 / 365.25), 1e-6);
}

TEST(FilledOn, IsTheFirstDayOfWhoeverComesLaterAndOfNewPosts) {
  Service service;
  service.calendar.start = Date{2026, 4, 1};
  service.calendar.weeks = 52;
  service.calendar.warm_up_weeks = 1;
  const Date first{2026, 3, 25};
  Post post;
  EXPECT_EQ(filled_on(service, post, first), std::nullopt);
  EXPECT_EQ(filled_on(service, post, Date{2026, 6, 1}), (Date{2026, 6, 1}));  // another holder
  post.from = Date{2025, 10, 1};
  EXPECT_EQ(filled_on(service, post, first), (Date{2025, 10, 1}));
  post.from = Date{1066, 10, 14};
  EXPECT_EQ(filled_on(service, post, first), first - Days{36'525});
  service.absence.turnover.start = TurnoverStart::filled;
  EXPECT_EQ(filled_on(service, post, first), first);
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
