// Percentiles by the sorting network are those that counting gives.

#include "results/datasets/band_statistics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/ensure.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

TEST(BandStatistics, AreWhatTheWorkedExampleSays) {
  const std::vector<float> bands = band_statistics({{4, 8}, {2, 8}, {1, 8}, {3, 8}});
  EXPECT_THAT(bands, ElementsAre(2.5f, 8, 1, 8, 1, 8, 2, 8, 3, 8, 4, 8));
}

TEST(BandStatistics, AreOfTheReplicationsInWhichTheFigureIsDefined) {
  const std::vector<float> bands = band_statistics({{kNothing, 6}, {kNothing, kNothing}, {kNothing, 2}});
  ASSERT_EQ(bands.size(), 12u);
  for (std::size_t s = 0; s < kBandStatistics; ++s) EXPECT_TRUE(std::isnan(bands[2 * s])) << s;
  EXPECT_EQ(bands[1], 4);          // the mean of 6 and 2
  EXPECT_EQ(bands[2 * 3 + 1], 2);  // the median: half are at or below 2
  EXPECT_EQ(bands[2 * 4 + 1], 6);
}

TEST(BandStatistics, RefuseRowsOfDifferentLengths) {
  EXPECT_THROW(band_statistics({{1, 2}, {1}}), BrokenPromise);
}

/// The smallest value with at least `percentage` of a hundred at or below it, by counting.
float counted_percentile(const std::vector<float>& values, std::size_t percentage) {
  float best = kNothing;
  for (float candidate : values) {
    const auto below = std::count_if(values.begin(), values.end(), [&](float v) { return v <= candidate; });
    const bool enough = static_cast<std::size_t>(below) * 100 >= percentage * values.size();
    if (enough && !(best < candidate)) best = candidate;
  }
  return best;
}

/// Figures of every kind: whole numbers with ties, fractions, some undefined now and then.
std::vector<std::vector<float>> figures(std::size_t replications, std::size_t count) {
  std::vector<std::vector<float>> rows(replications, std::vector<float>(count));
  std::uint64_t state =
      88172645463325252u;  // xorshift64: Marsaglia, Journal of Statistical Software 8 (2003)
  for (std::vector<float>& row : rows) {
    for (std::size_t f = 0; f < count; ++f) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      const auto number = static_cast<float>(state % 1000);
      row[f] = f % 3 == 0 ? std::floor(number / 100) : number / 7;
      if (f % 5 == 0 && state % 4 == 0) row[f] = kNothing;
    }
  }
  return rows;
}

// Numbers of replications about powers of two, and of figures that fill a tile or do not.
TEST(BandStatistics, AreThoseThatCountingGives) {
  for (std::size_t replications : {1, 2, 3, 5, 16, 17, 20, 31, 100, 129}) {
    const std::vector<std::vector<float>> rows = figures(replications, 37);
    const std::vector<float> bands = band_statistics(rows);
    for (std::size_t f = 0; f < 37; ++f) {
      std::vector<float> values;
      double sum = 0;
      for (const std::vector<float>& row : rows) {
        if (std::isnan(row[f])) continue;
        values.push_back(row[f]);
        sum += static_cast<double>(row[f]);
      }
      if (values.empty()) {
        EXPECT_TRUE(std::isnan(bands[f]));
        continue;
      }
      EXPECT_FLOAT_EQ(bands[f], static_cast<float>(sum / static_cast<double>(values.size())));
      for (std::size_t s = 1; s < kBandStatistics; ++s) {
        EXPECT_EQ(bands[s * 37 + f], counted_percentile(values, kBandPercentages[s - 1]))
            << replications << " replications, figure " << f << ", " << kBandStatisticNames[s];
      }
    }
  }
}

}  // namespace
}  // namespace headroom
