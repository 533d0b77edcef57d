// What stands for a figure that is none.
#pragma once

#include <limits>

namespace headroom {

/// Where a figure says nothing: the mean of no values.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace headroom
