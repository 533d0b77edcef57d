// A share of cases with Wilson's interval.
#pragma once

#include <cstdint>

#include "statistics/estimate.hpp"

namespace headroom {

/// The share `successes` / `of` with Wilson's score interval, which stays between 0 and 1 and has a width
/// where the share is 0 or 1. Nothing counted: all NaN.
///
///   (p + z²/2n ± z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n)
///
/// Worked example: 5 of 10 at 0.95 -> 0.5 (0.2366 to 0.7634); 0 of 10 -> 0 (0 to 0.2775).
/// Source: Wilson, Journal of the American Statistical Association 22 (1927).
[[nodiscard]] Estimate proportion(std::int64_t successes, std::int64_t of, double confidence);

}  // namespace headroom
