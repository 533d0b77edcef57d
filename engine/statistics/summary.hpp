// Percentiles of whole days waited, from counts by day.
#pragma once

#include <cstdint>
#include <span>

namespace headroom {

/// The smallest day d for which at least `percent` of a hundred of the counted have waited d days or less,
/// where counts[d] is how many waited d days; NaN where nobody is counted. The last day stands for itself and
/// everything beyond it. Exact: whole numbers are compared. Worked example: counts {0, 3, 1}: 50 -> 1, 76
/// -> 2.
[[nodiscard]] double percentile(std::span<const std::uint32_t> counts, int percent);

}  // namespace headroom
