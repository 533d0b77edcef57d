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
inline constexpr std::array kBandProbabilities{0.05, 0.25, 0.5, 0.75, 0.95};
static_assert(kBandProbabilities.size() == kBandStatistics - 1);

/// Of every figure the mean and the percentiles over the replications in which it is defined (not NaN); NaN
/// where it is in none: [statistic][figure]. `replications` are rows of figures, all of one length, at least
/// one. Percentiles are by `quantile_place`. Worked example: 1, 2, 3, 4 -> mean 2.5, p5 1, p25 1.25, p50 2.5,
/// p75 3.75, p95 4.
[[nodiscard]] std::vector<float> band_statistics(const std::vector<std::vector<float>>& replications);

}  // namespace headroom
