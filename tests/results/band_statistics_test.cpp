// Percentiles by the sorting network are those by rank (n + 1) p.

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
  EXPECT_THAT(bands, ElementsAre(2.5f, 8, 1, 8, 1.25f, 8, 2.5f, 8, 3.75f, 8, 4, 8));
}

TEST(BandStatistics, AreOfTheReplicationsInWhichTheFigureIsDefined) {
  const std::vector<float> bands = band_statistics({{kNothing, 6}, {kNothing, kNothing}, {kNothing, 2}});
  ASSERT_EQ(bands.size(), 12u);
  for (std::size_t s = 0; s < kBandStatistics; ++s) EXPECT_TRUE(std::isnan(bands[2 * s])) << s;
  EXPECT_EQ(bands[1], 4);          // the mean of 6 and 2
  EXPECT_EQ(bands[2 * 3 + 1], 4);  // the median
  EXPECT_EQ(bands[2 * 4 + 1], 6);
}

TEST(BandStatistics, RefuseRowsOfDifferentLengths) {
  EXPECT_THROW(band_statistics({{1, 2}, {1}}), BrokenPromise);
}

/// At rank (n + 1) × probability of the values put in order one by one, worked out in fractions of 1/100.
double ranked_percentile(std::vector<float> values, double probability) {
  std::sort(values.begin(), values.end());
  const std::size_t hundredths = (values.size() + 1) * static_cast<std::size_t>(100 * probability + 0.5);
  if (hundredths <= 100) return static_cast<double>(values.front());
  if (hundredths >= 100 * values.size()) return static_cast<double>(values.back());
  const auto low = static_cast<double>(values[hundredths / 100 - 1]);
  const auto high = static_cast<double>(values[hundredths / 100]);
  return low + static_cast<double>(hundredths % 100) / 100 * (high - low);
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
TEST(BandStatistics, AreThoseThatRanksGive) {
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
        EXPECT_FLOAT_EQ(bands[s * 37 + f],
                        static_cast<float>(ranked_percentile(values, kBandProbabilities[s - 1])))
            << replications << " replications, figure " << f << ", " << kBandStatisticNames[s];
      }
    }
  }
}

}  // namespace
}  // namespace headroom
