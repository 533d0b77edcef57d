// Least squares of which no part of the solution is below 0.
#pragma once

#include <vector>

namespace headroom {

/// The x, none of it below 0, with the least sum of squares of `rows` x - `wanted`; `rows` has as many
/// columns as x. By active sets. Source: Lawson & Hanson, Solving Least Squares Problems (1974), chapter 23.
/// Worked example: rows (1 0), (1 1), wanted 1, 0 -> x = (1/2, 0), as (1, -1) is not allowed.
[[nodiscard]] std::vector<double> non_negative_least_squares(const std::vector<std::vector<double>>& rows,
                                                             const std::vector<double>& wanted);

}  // namespace headroom
