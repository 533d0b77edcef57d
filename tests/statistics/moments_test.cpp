// Moments fed one by one agree with hand computations and lose nothing to rounding.

#include "statistics/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headroom {
namespace {

TEST(Moments, AgreeWithAHandComputation) {
  Moments m;
  for (double v : {1.0, 2.0, 3.0, 4.0}) m.add(v);
  EXPECT_EQ(m.count(), 4u);
  EXPECT_DOUBLE_EQ(m.mean(), 2.5);
  EXPECT_DOUBLE_EQ(m.variance(), 5.0 / 3);
  EXPECT_DOUBLE_EQ(m.standard_error(), std::sqrt(5.0 / 12));
}

TEST(Moments, KeepTheSpreadOfLargeNearlyEqualValues) {
  Moments m;
  for (double v : {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}) m.add(v);
  EXPECT_NEAR(m.variance(), 5.0 / 3, 1e-6);
}

TEST(Moments, OfEqualValuesHaveNoSpread) {
  Moments m;
  for (int k = 0; k < 10; ++k) m.add(0.1);
  EXPECT_EQ(m.mean(), 0.1);
  EXPECT_EQ(m.variance(), 0);
}

TEST(Moments, AreUndefinedBelowWhatTheyNeed) {
  Moments m;
  EXPECT_TRUE(std::isnan(m.mean()) && std::isnan(m.variance()));
  m.add(3);
  EXPECT_EQ(m.mean(), 3);
  EXPECT_TRUE(std::isnan(m.variance()) && std::isnan(m.standard_error()));
}

}  // namespace
}  // namespace headroom
