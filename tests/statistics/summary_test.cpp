// Percentiles of days waited are exact at whole numbers of patients.

#include "statistics/summary.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace headroom {
namespace {

TEST(Percentile, IsTheSmallestDayThatEnoughDoNotExceed) {
  const std::array<std::uint32_t, 3> counts{0, 3, 1};
  EXPECT_EQ(percentile(counts, 50), 1);
  EXPECT_EQ(percentile(counts, 75), 1);
  EXPECT_EQ(percentile(counts, 76), 2);
  EXPECT_EQ(percentile(counts, 100), 2);
}

// 92% of 25 are 23 exactly; in floating point 0.92 x 25 may come out a little above.
TEST(Percentile, IsExactAtAWholeNumberOfPatients) {
  const std::array<std::uint32_t, 2> counts{23, 2};
  EXPECT_EQ(percentile(counts, 92), 0);
  EXPECT_EQ(percentile(counts, 93), 1);
}

TEST(Percentile, OfNobodyIsUndefined) {
  EXPECT_TRUE(std::isnan(percentile(std::vector<std::uint32_t>(10, 0), 50)));
  EXPECT_TRUE(std::isnan(percentile({}, 50)));
}

TEST(Percentile, OfOnePatientIsTheirWait) {
  const std::array<std::uint32_t, 4> counts{0, 0, 1, 0};
  EXPECT_EQ(percentile(counts, 1), 2);
  EXPECT_EQ(percentile(counts, 95), 2);
}

}  // namespace
}  // namespace headroom
