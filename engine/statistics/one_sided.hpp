#pragma once

#include <cstdint>
#include <span>

#include "statistics/moments.hpp"

namespace headroom {

/// Two one-sided bounds: the truth is at least `lower` with the confidence asked for, and at most `upper`
/// with that confidence; between the two with less (1 − 2 (1 − confidence)).
struct OneSidedBounds {
  double lower = 0, upper = 0;
};

/// Of a mean: mean ∓ t × s / √n, t at `confidence` with n − 1 degrees of freedom. Below two values ∓
/// infinity. `confidence` between 0 and 1, as for all here. Worked example: {1, 2, 3, 4} at 0.95 -> 2.5
/// ∓ 2.35336 × 0.645497 = 0.98091, 4.01909.
[[nodiscard]] OneSidedBounds mean_bounds(const Moments& values, double confidence);

/// The same of values at hand; NaN is left out.
[[nodiscard]] OneSidedBounds mean_bounds(std::span<const double> values, double confidence);

/// Of a share, `successes` of `of` independent cases: Clopper and Pearson's exact bounds, which hold with at
/// least the confidence for every share and number. 0 and 1 without a case.
/// Worked example: 10 of 10 at 0.95 -> 0.05^(1/10) = 0.74113, 1.
/// Source: Clopper & Pearson, Biometrika 26 (1934).
[[nodiscard]] OneSidedBounds share_bounds(std::int64_t successes, std::int64_t of, double confidence);

}  // namespace headroom
