// One-sided bounds are Hall's, Clopper and Pearson's and those of missed disasters, by their definitions.

#include "statistics/one_sided.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

// t(3, 0.95) = 2.3533634, standard error √(5/12) = 0.6454972.
TEST(MeanBounds, AgreeWithAHandComputation) {
  const OneSidedBounds b = mean_bounds(std::array{1.0, 2.0, 3.0, 4.0}, 0.95);
  EXPECT_NEAR(b.lower, 2.5 - 2.3533634 * 0.6454972, 1e-6);
  EXPECT_NEAR(b.upper, 2.5 + 2.3533634 * 0.6454972, 1e-6);
}

// Mean 1, standard error 1, skewness of the mean 1 (sampled_mean_test.cpp), t(3, 0.975) = 3.1824463. Hall's
// inverse as printed, 3 ((1 + y)^(1/3) − 1) with y = t − 1/6: 3 x (4.0157796^(1/3) − 1) = 1.768457, and for
// −t: 3 x ((−2.3491130)^(1/3) − 1) = −6.988007.
TEST(MeanBounds, AgreeWithHallByHandForALopsidedSample) {
  const OneSidedBounds b = mean_bounds(std::array{0.0, 0.0, 0.0, 4.0}, 0.975);
  EXPECT_NEAR(b.lower, 1 - 1.768457, 1e-5);
  EXPECT_NEAR(b.upper, 1 + 6.988007, 1e-5);
}

// The published form of the transformation, of the statistic at each bound: it must be ±t there.
TEST(MeanBounds, AreWhereHallsTransformationIsStudents) {
  const std::array values{3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0};
  const SampledMean mean = sampled_mean(values);
  const double a = mean.skewness;
  ASSERT_GT(a, 0.1);
  const auto g = [&](double bound) {
    const double s = (mean.value - bound) / mean.standard_error;
    return s + a * s * s / 3 + a * a * s * s * s / 27 + a / 6;
  };
  for (double confidence : {0.6, 0.95, 0.975, 0.9999}) {
    const OneSidedBounds b = mean_bounds(mean, confidence);
    EXPECT_NEAR(g(b.lower), student_t_quantile(confidence, 9), 1e-9);
    EXPECT_NEAR(g(b.upper), -student_t_quantile(confidence, 9), 1e-9);
  }
}

TEST(MeanBounds, AreStudentsToTheLastDigitWithoutSkewness) {
  const std::array values{1.0, 2.0, 4.0, 8.0, 16.0, 22.0, 26.0, 28.0, 29.0, 15.0};  // even about 15
  const SampledMean mean = sampled_mean(values);
  ASSERT_NEAR(mean.skewness, 0, 0.2);
  SampledMean even = mean;
  even.skewness = 0;
  const double t = student_t_quantile(0.975, 9);
  EXPECT_EQ(mean_bounds(even, 0.975).lower, mean.value - t * mean.standard_error);
  EXPECT_EQ(mean_bounds(even, 0.975).upper, mean.value + t * mean.standard_error);
  EXPECT_EQ(mean_bounds(std::array{4.0, 7.0}, 0.975).upper,
            5.5 + student_t_quantile(0.975, 1) * sampled_mean(std::array{4.0, 7.0}).standard_error);
  // And tend to it without a jump.
  even.skewness = 1e-9;
  EXPECT_NEAR(mean_bounds(even, 0.975).lower, mean.value - t * mean.standard_error, 1e-7);
}

TEST(MeanBounds, ChangeSignWithTheValuesAndFollowThemInScaleAndPlace) {
  Draws draws{11};
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values, minus, moved;
    for (int k = 0; k < 3 + round % 20; ++k) {
      values.push_back(draws.exponential());
      minus.push_back(-values.back());
      moved.push_back(40 + 2.5 * values.back());
    }
    const OneSidedBounds b = mean_bounds(values, 0.975), m = mean_bounds(minus, 0.975);
    EXPECT_EQ(m.lower, -b.upper);
    EXPECT_EQ(m.upper, -b.lower);
    const OneSidedBounds there = mean_bounds(moved, 0.975);
    EXPECT_NEAR(there.lower, 40 + 2.5 * b.lower, 1e-9 * std::abs(b.lower) + 1e-9);
    EXPECT_NEAR(there.upper, 40 + 2.5 * b.upper, 1e-9 * std::abs(b.upper) + 1e-9);
    EXPECT_LT(b.lower, b.upper);
  }
}

TEST(MeanBounds, HoldTheMeanAndWidenWithTheConfidence) {
  Draws draws{12};
  for (int round = 0; round < 100; ++round) {
    std::vector<double> values;
    for (int k = 0; k < 2 + round % 30; ++k) values.push_back(draws.one_with(0.1) + 0.01 * draws.uniform());
    const SampledMean mean = sampled_mean(values);
    OneSidedBounds before{mean.value, mean.value};
    for (double confidence : {0.75, 0.9, 0.95, 0.99, 0.999}) {
      const OneSidedBounds b = mean_bounds(values, confidence);
      EXPECT_LE(b.lower, before.lower);
      EXPECT_GE(b.upper, before.upper);
      before = b;
    }
  }
}

TEST(MeanBounds, OfEqualValuesHaveNoWidth) {
  for (double confidence : {0.6, 0.95, 0.9999}) {
    EXPECT_EQ(mean_bounds(std::array{0.1, 0.1, 0.1}, confidence).lower, 0.1);
    EXPECT_EQ(mean_bounds(std::array{0.1, 0.1, 0.1}, confidence).upper, 0.1);
  }
}

// (1 − u)^50 = 0.05; one in 17.2.
TEST(MissableShare, HasJustTheAllowedProbabilityOfNotBeingSeen) {
  EXPECT_NEAR(std::pow(1 - missable_share(50, 0.95), 50), 0.05, 1e-12);
  EXPECT_NEAR(1 / missable_share(50, 0.95), 17.2, 0.02);
  EXPECT_EQ(missable_share(0, 0.95), 1);
  EXPECT_NEAR(missable_share(1, 0.95), 0.95, 1e-12);
}

TEST(MeanShareBounds, AllowForDisastersThatAreNotInTheSample) {
  const std::vector<double> ones(50, 1.0), halves(50, 0.5);
  EXPECT_NEAR(mean_share_bounds(sampled_mean(ones), 0.95).lower, std::pow(0.05, 0.02), 1e-12);
  EXPECT_EQ(mean_share_bounds(sampled_mean(ones), 0.95).upper, 1);
  const double u = 1 - std::pow(0.05, 0.02);
  EXPECT_NEAR(mean_share_bounds(sampled_mean(halves), 0.95).lower, 0.5 - 0.5 * u, 1e-12);
  EXPECT_NEAR(mean_share_bounds(sampled_mean(halves), 0.95).upper, 0.5 + 0.5 * u, 1e-12);
}

TEST(MeanShareBounds, AreHallsWhereTheSampleItselfIsWiderSpread) {
  const std::array values{0.2, 0.5, 0.9, 0.4, 0.6, 0.99, 0.1, 0.8, 0.3, 0.7};
  std::vector<double> many;
  for (int times = 0; times < 200; ++times) many.insert(many.end(), values.begin(), values.end());
  const SampledMean mean = sampled_mean(many);
  EXPECT_EQ(mean_share_bounds(mean, 0.95).lower, mean_bounds(mean, 0.95).lower);
  EXPECT_EQ(mean_share_bounds(mean, 0.95).upper, mean_bounds(mean, 0.95).upper);
}

TEST(MeanShareBounds, NeverLeaveNoughtToOneAndKnowNothingFromOneValue) {
  const OneSidedBounds wide = mean_share_bounds(sampled_mean(std::array{0.0, 1.0, 1.0}), 0.99);
  EXPECT_EQ(wide.lower, 0);
  EXPECT_EQ(wide.upper, 1);
  EXPECT_EQ(mean_share_bounds(sampled_mean(std::array{0.9}), 0.95).lower, 0);
  EXPECT_EQ(mean_share_bounds(sampled_mean(std::array{0.9}), 0.95).upper, 1);
}

// b^n <= 0.05: 0.92^35 = 0.0540, 0.92^36 = 0.0497; and as Clopper and Pearson's bound of n of n.
TEST(ReplicationsToShow, AreTheFewestThatCan) {
  EXPECT_EQ(replications_to_show(0.92, 0.95), 36u);
  EXPECT_EQ(replications_to_show(0.9, 0.95), 29u);
  EXPECT_EQ(replications_to_show(0.5, 0.5), 2u);  // never fewer than tell of spread
  EXPECT_EQ(replications_to_show(0, 0.95), 2u);
  EXPECT_EQ(replications_to_show(1, 0.95), std::nullopt);
  for (double bound : {0.6, 0.8, 0.95, 0.99, 0.999}) {
    const auto n = static_cast<std::int64_t>(*replications_to_show(bound, 0.98));
    EXPECT_GE(share_bounds(n, n, 0.98).lower, bound - 1e-12);
    EXPECT_LT(share_bounds(n - 1, n - 1, 0.98).lower, bound);
  }
}

TEST(MeanBounds, LeaveOutWhatIsUndefined) {
  EXPECT_NEAR(mean_bounds(std::array{1.0, kNaN, 2.0, 3.0, 4.0}, 0.95).lower, 2.5 - 2.3533634 * 0.6454972,
              1e-6);
}

TEST(MeanBounds, KnowNothingFromOneValue) {
  EXPECT_EQ(mean_bounds(std::array{7.0}, 0.95).lower, -std::numeric_limits<double>::infinity());
  EXPECT_EQ(mean_bounds(std::array{7.0}, 0.95).upper, std::numeric_limits<double>::infinity());
}

/// P(B ≥ successes), B ~ Binomial(of, share), summed term by term.
double at_least(int successes, int of, double share) {
  double sum = 0, ways = 1;  // of choose x
  for (int x = 0; x <= of; ++x) {
    if (x >= successes) sum += ways * std::pow(share, x) * std::pow(1 - share, of - x);
    ways = ways * (of - x) / (x + 1);
  }
  return sum;
}

// The definition: at the lower bound what was seen, or more, has just the allowed probability; at the upper
// what was seen, or less.
TEST(ShareBounds, HaveJustTheAllowedProbabilityAtTheirEnds) {
  for (int of : {1, 10, 37})
    for (int successes = 0; successes <= of; successes += 3) {
      const OneSidedBounds b = share_bounds(successes, of, 0.95);
      EXPECT_NEAR(at_least(successes, of, b.lower), successes > 0 ? 0.05 : 1, 1e-9);
      EXPECT_NEAR(1 - at_least(successes + 1, of, b.upper), successes < of ? 0.05 : 1, 1e-9);
    }
}

// The ends of the two-sided 90% interval of 5 of 10, as binom.test (R) prints them; 0.05^(1/10).
TEST(ShareBounds, AgreeWithPublishedIntervals) {
  EXPECT_NEAR(share_bounds(5, 10, 0.95).lower, 0.2224411, 1e-7);
  EXPECT_NEAR(share_bounds(5, 10, 0.95).upper, 0.7775589, 1e-7);
  EXPECT_NEAR(share_bounds(10, 10, 0.95).lower, 0.7411344, 1e-7);
  EXPECT_EQ(share_bounds(10, 10, 0.95).upper, 1);
  EXPECT_EQ(share_bounds(0, 10, 0.95).lower, 0);
}

TEST(ShareBounds, KnowNothingFromNothing) {
  EXPECT_EQ(share_bounds(0, 0, 0.95).lower, 0);
  EXPECT_EQ(share_bounds(0, 0, 0.95).upper, 1);
  EXPECT_THROW(static_cast<void>(share_bounds(2, 1, 0.95)), BrokenPromise);
  EXPECT_THROW(static_cast<void>(share_bounds(1, 2, 95)), BrokenPromise);
}

}  // namespace
}  // namespace headroom
