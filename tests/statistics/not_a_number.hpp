// The value that stands for "undefined", as tests of more than one folder say it.
#pragma once

#include <limits>

namespace headroom {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace headroom
