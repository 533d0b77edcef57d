#pragma once

#include <array>
#include <cstddef>
#include <vector>

/// What is kept of weekly figures over replications where not every replication is.
namespace headroom {

inline constexpr std::size_t kBandStatistics = 6;
inline constexpr std::array<const char*, kBandStatistics> kBandStatisticNames{"mean", "p5",  "p25",
                                                                              "p50",  "p75", "p95"};
/// Of the statistics after the mean.
inline constexpr std::array<std::size_t, kBandStatistics - 1> kBandPercentages{5, 25, 50, 75, 95};

/// Of every figure the mean and the percentiles over the replications in which it is defined (not NaN); NaN
/// where it is in none: [statistic][figure]. `replications` are rows of figures, all of one length, at least
/// one. A percentile is the smallest value with at least this percentage of the defined values at or below
/// it (as `percentile` of days waited; numpy's inverted_cdf). Worked example: 1, 2, 3, 4 -> mean 2.5, p5 1,
/// p25 1, p50 2, p75 3, p95 4.
[[nodiscard]] std::vector<float> band_statistics(const std::vector<std::vector<float>>& replications);

}  // namespace headroom
