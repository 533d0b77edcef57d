// What the program ends with.
#pragma once

namespace headroom {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongInput = 2;  ///< or a wrong command line

}  // namespace headroom
