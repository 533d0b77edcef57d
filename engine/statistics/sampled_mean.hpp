// What values tell of how far their mean, or the difference of two, may be from the truth.
#pragma once

#include <cstddef>
#include <span>

#include "statistics/moments.hpp"

namespace headroom {

/// A mean over independent values, or a difference of two such means, and what the values tell of how far it
/// may be from the truth.
struct SampledMean {
  double value = 0;               ///< NaN without a value
  double standard_error = 0;      ///< by n − 1; NaN below two values
  double skewness = 0;            ///< of the mean itself: that of the values divided by √n
  double degrees_of_freedom = 0;  ///< of its standard error
  std::size_t count = 0;          ///< values; of a difference, those of the side that has fewer
};

/// In two passes, so that the spread of nearly equal values is not lost to rounding; values that are all
/// equal have none at all. NaN is left out.
///
/// Skewness is estimated by G₁ = √(n (n − 1)) / (n − 2) × m₃ / m₂^(3/2), m₂ and m₃ the central moments by n
/// (Joanes & Gill, The Statistician 47 (1998): of the usual three the one with the least error for skewed
/// values); 0 below three values and without spread. It is never beyond ±√n, so that of the mean never beyond
/// ±1. Worked example: {0, 0, 0, 4} -> 1, standard error 1, G₁ = 2, of the mean 1.
[[nodiscard]] SampledMean sampled_mean(std::span<const double> values);
[[nodiscard]] SampledMean sampled_mean(const Moments& values);

/// Mean of `a` − mean of `b`, the two independent of each other. Variances add, and so do third cumulants;
/// degrees of freedom are Welch's. Without spread on either side it is known as it is.
///
///   skewness = (γ_a s_a³ − γ_b s_b³) / (s_a² + s_b²)^(3/2), s their standard errors and γ their skewnesses
///
/// Source: Welch, Biometrika 34 (1947); Zhou & Dinh, Biostatistics 6 (2005).
[[nodiscard]] SampledMean difference_of(const SampledMean& a, const SampledMean& b);

}  // namespace headroom
