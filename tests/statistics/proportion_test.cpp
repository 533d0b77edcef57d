// Wilson's intervals are those that other packages print.

#include "statistics/proportion.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headroom {
namespace {

// Wilson's intervals as binom.confint (R) and statsmodels print them.
TEST(Proportion, AgreesWithPublishedIntervals) {
  const Estimate half = proportion(5, 10, 0.95);
  EXPECT_DOUBLE_EQ(half.mean, 0.5);
  EXPECT_NEAR(half.low, 0.2365931, 1e-7);
  EXPECT_NEAR(half.high, 0.7634069, 1e-7);
  EXPECT_EQ(half.replications, 10u);
}

// z²/(n + z²) with z = 1.959964.
TEST(Proportion, HasAWidthAtItsEnds) {
  const double z2 = 1.959964 * 1.959964;
  EXPECT_EQ(proportion(0, 10, 0.95).low, 0);
  EXPECT_NEAR(proportion(0, 10, 0.95).high, z2 / (10 + z2), 1e-6);
  EXPECT_EQ(proportion(10, 10, 0.95).high, 1);
  EXPECT_NEAR(proportion(10, 10, 0.95).low, 10 / (10 + z2), 1e-6);
}

TEST(Proportion, OfNothingIsUndefined) { EXPECT_TRUE(std::isnan(proportion(0, 0, 0.95).mean)); }

}  // namespace
}  // namespace headroom
