#pragma once

#include <array>
#include <cstddef>

namespace headroom {

/// What is kept of a weekly figure over replications, under `keep: bands`.
inline constexpr std::size_t kBandStatistics = 6;
inline constexpr std::array<const char*, kBandStatistics> kBandStatisticNames{"mean", "p5",  "p25",
                                                                              "p50",  "p75", "p95"};

}  // namespace headroom
