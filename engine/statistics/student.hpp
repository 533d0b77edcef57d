// Quantiles of Student's t.
#pragma once

namespace headroom {

/// The value that Student's t with `degrees_of_freedom` (above 0) stays below with `probability` (between 0
/// and 1, exclusive). Worked example: 19 degrees of freedom, 0.975 -> 2.09302405440831.
[[nodiscard]] double student_t_quantile(double probability, double degrees_of_freedom);

}  // namespace headroom
