// Quantiles of Student's t, and the interval that they make of a mean.
#pragma once

#include <span>

#include "statistics/estimate.hpp"

namespace headroom {

/// The value that Student's t with `degrees_of_freedom` (above 0) stays below with `probability` (between 0
/// and 1, exclusive). Worked example: 19 degrees of freedom, 0.975 -> 2.09302405440831.
[[nodiscard]] double student_t_quantile(double probability, double degrees_of_freedom);

/// The mean with Student's interval, values that are NaN left out; without ends below two values.
/// Worked example: {1, 2, 3, 4} at 0.95 -> 2.5 (0.446 to 4.554).
[[nodiscard]] Estimate student_interval(std::span<const double> values, double confidence);

}  // namespace headroom
