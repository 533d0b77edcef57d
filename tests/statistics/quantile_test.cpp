// Intervals of quantiles agree with published tables and cover as often as they say.

#include "statistics/quantile.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

// Of Binomial(10, 1/2): P(B ≤ 1) = 11/1024 = 0.0107, P(B ≤ 2) = 56/1024 = 0.0547.
TEST(QuantileRanks, OfTheMedianAgreeWithPublishedTables) {
  const QuantileRanks ten = quantile_ranks(10, 0.5, 0.95);
  EXPECT_EQ(ten.low, 2u);
  EXPECT_EQ(ten.high, 9u);
  EXPECT_NEAR(ten.coverage, 1 - 22.0 / 1024, 1e-12);
  const QuantileRanks six = quantile_ranks(6, 0.5, 0.95);  // the least number that has an interval
  EXPECT_EQ(six.low, 1u);
  EXPECT_EQ(six.high, 6u);
  EXPECT_NEAR(six.coverage, 1 - 2.0 / 64, 1e-12);
}

TEST(QuantileRanks, AreOpenWhereThereAreTooFew) {
  const QuantileRanks five = quantile_ranks(5, 0.5, 0.95);
  EXPECT_EQ(five.low, 0u);
  EXPECT_EQ(five.high, 6u);
  EXPECT_EQ(five.coverage, 1);
  EXPECT_EQ(quantile_ranks(0, 0.5, 0.95).high, 1u);
}

// Of Binomial(10, 0.9): P(B ≤ 6) = 0.0127952, P(B ≤ 7) = 0.0701908, P(B = 10) = 0.3486784.
TEST(QuantileRanks, MayBeOpenOnOneSide) {
  const QuantileRanks ranks = quantile_ranks(10, 0.9, 0.95);
  EXPECT_EQ(ranks.low, 7u);
  EXPECT_EQ(ranks.high, 11u);
  EXPECT_NEAR(ranks.coverage, 1 - 0.0127952, 1e-7);
}

// 0.95^58 = 0.0510, 0.95^59 = 0.0485: the well-known 59 for a bound on the 95th percentile.
TEST(QuantileRanks, NeedFiftyNineForTheNinetyFifthPercentile) {
  EXPECT_EQ(quantile_ranks(58, 0.95, 0.9).high, 59u);
  EXPECT_EQ(quantile_ranks(59, 0.95, 0.9).high, 59u);
}

/// P(B < rank), B ~ Binomial(n, p), summed term by term.
double below(std::size_t rank, std::size_t n, double p) {
  double sum = 0;
  for (std::size_t x = 0; x < rank && x <= n; ++x) {
    const auto k = static_cast<double>(x), of = static_cast<double>(n);
    sum += std::exp(std::lgamma(of + 1) - std::lgamma(k + 1) - std::lgamma(of - k + 1) + k * std::log(p) +
                    (of - k) * std::log1p(-p));
  }
  return sum;
}

TEST(QuantileRanks, AreTheNarrowestThatMissWithAtMostHalfTheErrorOnEachSide) {
  for (std::size_t n : {1u, 7u, 30u, 100u})
    for (double p : {0.05, 0.25, 0.5, 0.92}) {
      const QuantileRanks ranks = quantile_ranks(n, p, 0.95);
      EXPECT_LE(below(ranks.low, n, p), 0.025);
      EXPECT_GT(below(ranks.low + 1, n, p), 0.025);
      EXPECT_LE(1 - below(ranks.high, n, p), 0.025 + 1e-12);
      EXPECT_GT(1 - below(ranks.high - 1, n, p), 0.025);
      EXPECT_NEAR(ranks.coverage, below(ranks.high, n, p) - below(ranks.low, n, p), 1e-9);
    }
}

TEST(SampleQuantile, LiesBetweenOrderedValues) {
  std::vector<double> values(10);
  std::iota(values.rbegin(), values.rend(), 1.0);
  const QuantileEstimate median = sample_quantile(values, 0.5, 0.95);
  EXPECT_DOUBLE_EQ(median.value, 5.5);
  EXPECT_EQ(median.low, 2);
  EXPECT_EQ(median.high, 9);
  EXPECT_EQ(median.replications, 10u);
}

// As R's quantile(type = 6) and numpy's "weibull" print them: ranks 5 × 0.25 = 1.25 and 5 × 0.6 = 3.
TEST(SampleQuantile, LiesAtRankOfOneMoreThanThereAre) {
  EXPECT_DOUBLE_EQ(sample_quantile(std::array{4.0, 1.0, 3.0, 2.0}, 0.25, 0.95).value, 1.25);
  EXPECT_DOUBLE_EQ(sample_quantile(std::array{4.0, 1.0, 3.0, 20.0}, 0.6, 0.95).value, 4);
  EXPECT_DOUBLE_EQ(sample_quantile(std::array{7.0}, 0.3, 0.95).value, 7);
}

TEST(SampleQuantile, IsTheLeastOrTheGreatestWhereTheRankLiesBeyondThem) {
  EXPECT_DOUBLE_EQ(sample_quantile(std::array{4.0, 1.0, 3.0, 2.0}, 0.95, 0.95).value, 4);
  EXPECT_DOUBLE_EQ(sample_quantile(std::array{4.0, 1.0, 3.0, 2.0}, 0.05, 0.95).value, 1);
}

TEST(SampleQuantile, IsOpenWhereThereAreTooFewAndLeavesOutTheUndefined) {
  const QuantileEstimate q = sample_quantile(std::array{4.0, kNaN, 1.0, 3.0, 2.0}, 0.5, 0.95);
  EXPECT_DOUBLE_EQ(q.value, 2.5);
  EXPECT_EQ(q.replications, 4u);
  EXPECT_TRUE(std::isnan(q.low) && std::isnan(q.high));
  EXPECT_EQ(q.coverage, 1);
}

TEST(SampleQuantile, OfNothingIsUndefined) {
  const QuantileEstimate q = sample_quantile(std::array{kNaN}, 0.5, 0.95);
  EXPECT_TRUE(std::isnan(q.value) && std::isnan(q.low) && std::isnan(q.high) && std::isnan(q.coverage));
  EXPECT_EQ(q.replications, 0u);
}

TEST(SampleQuantile, RefusesWhatIsNoProbability) {
  EXPECT_THROW(static_cast<void>(sample_quantile(std::array{1.0}, 50, 0.95)), BrokenPromise);
  EXPECT_THROW(static_cast<void>(sample_quantile(std::array{1.0}, 0.5, 95)), BrokenPromise);
}

// The 80th percentile of 25 exponential values, truly -ln 0.2: the share of 5000 intervals that hold it is
// the coverage stated, on both sides, since the distribution is continuous.
TEST(SampleQuantile, CoversJustAsOftenAsItSays) {
  const double truth = -std::log(0.2);
  const QuantileRanks ranks = quantile_ranks(25, 0.8, 0.95);
  double covered = 0;
  for (std::uint64_t s = 1; s <= 5000; ++s) {
    Draws draws{s};
    std::vector<double> values;
    for (int k = 0; k < 25; ++k) values.push_back(draws.exponential());
    const QuantileEstimate q = sample_quantile(values, 0.8, 0.95);
    covered += q.low <= truth && truth <= q.high;
  }
  EXPECT_LE(ranks.high, 25u);
  EXPECT_GE(ranks.coverage, 0.95);
  EXPECT_NEAR(covered / 5000, ranks.coverage, stray(ranks.coverage, 5000));
}

}  // namespace
}  // namespace headroom
