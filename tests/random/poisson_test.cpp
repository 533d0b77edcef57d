// Counts are the smallest whose probability exceeds the uniform, by the definition.

#include "random/poisson.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headroom {
namespace {

/// P(count <= k), from the definition with logarithms of factorials.
double cumulative(double mean, int k) {
  double sum = 0;
  for (int i = 0; i <= k; ++i) sum += std::exp(i * std::log(mean) - mean - std::lgamma(i + 1.0));
  return sum;
}

TEST(PoissonInversion, GivesTheSmallestCountWhoseProbabilityExceedsTheUniform) {
  for (double mean : {0.01, 0.7, 1.0, 8.6, 43.0, 700.0, 2000.5}) {
    const PoissonInversion count{mean};
    for (int i = 1; i < 1000; ++i) {
      const double u = i / 1000.0;
      const int k = count(u);
      EXPECT_GT(cumulative(mean, k), u - 1e-9) << mean;
      if (k > 0) {
        EXPECT_LE(cumulative(mean, k - 1), u + 1e-9) << mean;
      }
    }
  }
}

TEST(PoissonInversion, HasMeanAndVarianceEqual) {
  for (double mean : {0.3, 8.6, 1234.5}) {
    const PoissonInversion count{mean};
    constexpr int kPoints = 1'000'000;  // midpoints of equal shares: no noise, only their width
    double sum = 0, squares = 0;
    for (int i = 0; i < kPoints; ++i) {
      const double k = count((i + 0.5) / kPoints);
      sum += k / kPoints;
      squares += (k - mean) * (k - mean) / kPoints;
    }
    EXPECT_NEAR(sum / mean, 1, 1e-4) << mean;
    EXPECT_NEAR(squares / mean, 1, 1e-3) << mean;
  }
}

TEST(PoissonInversion, GrowsWithTheMeanForTheSameUniform) {
  for (int i = 0; i < 500; ++i) {
    const double u = i / 500.0;
    int before = 0;
    for (double mean : {0.0, 0.1, 0.5, 1.0, 5.0, 5.1, 60.0, 61.0, 5000.0}) {
      const int now = PoissonInversion{mean}(u);
      EXPECT_GE(now, before) << mean << ' ' << u;
      before = now;
    }
  }
}

TEST(PoissonInversion, IsNothingWhereNothingIsExpected) {
  for (double u : {0.0, 0.5, 1 - 0x1p-53}) EXPECT_EQ(PoissonInversion{0}(u), 0);
}

TEST(PoissonInversion, StandsTheEndsAndLargeMeans) {
  EXPECT_EQ(PoissonInversion{1.0}(0.0), 0);
  EXPECT_LT(PoissonInversion{1.0}(1 - 0x1p-53), 30);
  EXPECT_NEAR(PoissonInversion{1e7}(0.5), 1e7, 2);
}

}  // namespace
}  // namespace headroom
