// What is kept of weekly figures over replications where not every replication is.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace headroom {

inline constexpr std::size_t kBandStatistics = 6;
inline constexpr std::array<const char*, kBandStatistics> kBandStatisticNames{"mean", "p5",  "p25",
                                                                              "p50",  "p75", "p95"};
/// Of the statistics after the mean.
inline constexpr std::array<std::size_t, kBandStatistics - 1> kBandPercentages{5, 25, 50, 75, 95};

/// Place from 1 of the smallest of n values in order with at least this percentage of them at or below it.
/// Worked example: 4 values -> p25 is the first, p50 the second.
[[nodiscard]] constexpr std::size_t percentile_place(std::size_t n, std::size_t percentage) {
  return (n * percentage + 99) / 100;
}

/// Of every figure the mean and the percentiles over the replications in which it is defined (not NaN); NaN
/// where it is in none: [statistic][figure]. `replications` are rows of figures, all of one length, at least
/// one. A percentile is the smallest value with at least this percentage of the defined values at or below
/// it (as `percentile` of days waited; numpy's inverted_cdf). Worked example: 1, 2, 3, 4 -> mean 2.5, p5 1,
/// p25 1, p50 2, p75 3, p95 4.
[[nodiscard]] std::vector<float> band_statistics(const std::vector<std::vector<float>>& replications);

}  // namespace headroom
