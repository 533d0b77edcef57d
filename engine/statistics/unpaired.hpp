// The difference of two means whose replications have nothing in common.
#pragma once

#include <cstddef>
#include <span>

#include "statistics/estimate.hpp"

namespace headroom {

/// Mean of the scenario − mean of the baseline, where the two were played with different random numbers, so
/// that value k of one says nothing about value k of the other: Welch's t, corrected for skewness as all
/// means are (mean_bounds), both of them in `difference_of` of sampled_mean.hpp.
///
/// Without skewness: difference ± t × √(s₁²/n₁ + s₂²/n₂), t at (1 + each) / 2 with
///   (s₁²/n₁ + s₂²/n₂)² / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1)) degrees of freedom
///
/// `each` is the confidence of one of `comparisons` (1 or more) that hold simultaneously, as in
/// `paired_difference`. NaN is left out. `replications` is the smaller count; with fewer than two values on
/// either side low and high are NaN.
/// Worked example: {1, 2, 3, 4} − {2, 4, 6, 8} -> −2.5 (−6.364 to 1.364) with 4.41 degrees of freedom.
/// Source: Welch, Biometrika 34 (1947); Zhou & Dinh, Biostatistics 6 (2005).
[[nodiscard]] Estimate unpaired_difference(std::span<const double> scenario, std::span<const double> baseline,
                                           double confidence, std::size_t comparisons);

}  // namespace headroom
