#include "statistics/one_sided.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "base/ensure.hpp"

namespace headroom {
namespace {

// t(3, 0.95) = 2.3533634, standard error √(5/12) = 0.6454972.
TEST(MeanBounds, AgreeWithAHandComputation) {
  const OneSidedBounds b = mean_bounds(std::array{1.0, 2.0, 3.0, 4.0}, 0.95);
  EXPECT_NEAR(b.lower, 2.5 - 2.3533634 * 0.6454972, 1e-6);
  EXPECT_NEAR(b.upper, 2.5 + 2.3533634 * 0.6454972, 1e-6);
}

TEST(MeanBounds, LeaveOutWhatIsUndefined) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
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
