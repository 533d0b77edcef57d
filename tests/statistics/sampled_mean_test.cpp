// Skewness and third cumulants of means and differences are those worked out by hand.

#include "statistics/sampled_mean.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "draws.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

SampledMean one_by_one(std::span<const double> values) {
  Moments moments;
  for (double v : values) moments.add(v);
  return sampled_mean(moments);
}

// Mean 1, deviations -1, -1, -1, 3: m2 = 3, m3 = 6, g1 = 6 / 3^1.5 = 1.1547, G1 = sqrt(12) / 2 x g1 = 2.
TEST(SampledMean, IsTheWorkedExample) {
  const std::array values{0.0, 0.0, 0.0, 4.0};
  for (const SampledMean& m : {sampled_mean(values), one_by_one(values)}) {
    EXPECT_EQ(m.value, 1);
    EXPECT_DOUBLE_EQ(m.standard_error, 1);
    EXPECT_DOUBLE_EQ(m.skewness, 1);
    EXPECT_EQ(m.degrees_of_freedom, 3);
    EXPECT_EQ(m.count, 4u);
  }
}

// By hand for {1, 2, 4, 8, 16}: mean 6.2, deviations -5.2,
// -4.2, -2.2, 1.8, 9.8: m2 = 29.76, m3 = 144.336 (sums 148.8 and 721.68), g1 = 0.889048, G1 = 1.325315.
TEST(SampledMean, EstimatesSkewnessForSmallSamples) {
  const std::array values{1.0, 2.0, 4.0, 8.0, 16.0};
  EXPECT_NEAR(sampled_mean(values).skewness * std::sqrt(5), 1.325315, 1e-6);
  EXPECT_NEAR(one_by_one(values).skewness * std::sqrt(5), 1.325315, 1e-6);
}

TEST(SampledMean, HasNoSkewnessWhereNothingTellsIt) {
  for (const std::vector<double>& values :
       {std::vector<double>{1, 9}, {1, 2, 3}, {5, 5, 5, 5}, {0.1, 0.1, 0.1}}) {
    EXPECT_EQ(sampled_mean(values).skewness, 0);
    EXPECT_NEAR(one_by_one(values).skewness, 0, 1e-12);
  }
  EXPECT_EQ(sampled_mean(std::array{0.1, 0.1, 0.1}).standard_error, 0);
}

TEST(SampledMean, KnowsWhatOneAndNoValueDoNotTell) {
  EXPECT_TRUE(std::isnan(sampled_mean(std::array{kNaN}).value));
  EXPECT_EQ(sampled_mean(std::array{kNaN}).count, 0u);
  EXPECT_EQ(sampled_mean(std::array{7.0, kNaN}).value, 7);
  EXPECT_TRUE(std::isnan(sampled_mean(std::array{7.0}).standard_error));
  EXPECT_EQ(one_by_one(std::array{7.0}).count, 1u);
}

TEST(SampledMean, IsTheSameOneByOneAsAtOnce) {
  Draws draws{3};
  for (std::size_t n : {3u, 4u, 17u, 500u}) {
    std::vector<double> values;
    for (std::size_t k = 0; k < n; ++k) values.push_back(1e3 - draws.exponential());
    const SampledMean once = sampled_mean(values), each = one_by_one(values);
    EXPECT_NEAR(once.value, each.value, 1e-10);
    EXPECT_NEAR(once.standard_error, each.standard_error, 1e-10);
    EXPECT_NEAR(once.skewness, each.skewness, 1e-8);
  }
}

// One value apart from n - 1 equal ones is as lopsided as n values can be.
TEST(SampledMean, IsNeverMoreLopsidedThanOne) {
  for (std::size_t n : {3u, 4u, 50u, 1000u}) {
    std::vector<double> values(n, 1.0);
    values.back() = 0;
    EXPECT_NEAR(sampled_mean(values).skewness, -1, 1e-9) << n;
  }
}

TEST(SampledMean, KeepsTheShapeOfTinySpreads) {
  const std::array tiny{0.0, 0.0, 0.0, 4e-120};
  EXPECT_DOUBLE_EQ(sampled_mean(tiny).skewness, 1);
  EXPECT_DOUBLE_EQ(sampled_mean(tiny).standard_error, 1e-120);
  EXPECT_NEAR(sampled_mean(std::array{1e6, 1e6, 1e6, 1e6 + 4e-6}).skewness, 1, 1e-3);
}

// Third cumulants add (and change sign with the subtrahend): 1 x 1^3 - 0 over (1 + 5/12)^1.5 = 0.593060.
TEST(DifferenceOfMeans, AddsVariancesAndThirdCumulants) {
  const SampledMean lopsided = sampled_mean(std::array{0.0, 0.0, 0.0, 4.0}),
                    even = sampled_mean(std::array{1.0, 2.0, 3.0, 4.0});
  const SampledMean d = difference_of(lopsided, even);
  EXPECT_DOUBLE_EQ(d.value, -1.5);
  EXPECT_DOUBLE_EQ(d.standard_error, std::sqrt(1 + 5.0 / 12));
  EXPECT_NEAR(d.skewness, 0.593060, 1e-6);
  EXPECT_EQ(difference_of(even, lopsided).skewness, -d.skewness);
  EXPECT_EQ(difference_of(lopsided, lopsided).skewness, 0);
}

TEST(DifferenceOfMeans, OfOneThatNeverVariesIsAsLopsidedAsTheOther) {
  const SampledMean lopsided = sampled_mean(std::array{0.0, 0.0, 0.0, 4.0}),
                    fixed = sampled_mean(std::array{2.0, 2.0, 2.0});
  const SampledMean d = difference_of(lopsided, fixed);
  EXPECT_DOUBLE_EQ(d.skewness, 1);
  EXPECT_DOUBLE_EQ(d.degrees_of_freedom, 3);
  EXPECT_EQ(difference_of(fixed, fixed).standard_error, 0);
}

}  // namespace
}  // namespace headroom
