// A future that comes lies in the range of nine in ten nine times in ten, what nobody knows included.

#include "theory/forecast.hpp"

#include <gtest/gtest.h>

namespace headroom {
namespace {

// 300 macro-runs of 39 futures, whose 5th and 95th percentiles are ranks 2 and 38: standard errors of 1.7 and
// 2.4 points about 90% and 78%; the bounds are 2.9 of them away, so that a sound program fails once in 250.
TEST(Forecast, HoldsTheFutureThatComesWhereTheRecordsUncertaintyIsInIt) {
  const forecast::Coverage coverage = forecast::coverage(26, 300, 39);
  EXPECT_GT(coverage.with_unknown, 0.85);
  EXPECT_LT(coverage.with_unknown, 0.95);
  EXPECT_LT(coverage.chance_alone, 0.85) << "chance alone is no forecast";
  EXPECT_LT(coverage.chance_alone + 0.05, coverage.with_unknown);
}

TEST(Forecast, TakesTheRateOfTheRecordsAsItsMiddle) {
  const Unknown rate = forecast::recorded(26, 7);
  EXPECT_NEAR(rate.value, forecast::kTrueRate, 5 * std::sqrt(forecast::kTrueRate / 26));
  EXPECT_NEAR(rate.from * rate.to, rate.value * rate.value, 1e-9);
}

}  // namespace
}  // namespace headroom
