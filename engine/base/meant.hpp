// The number that was meant where sums have left its last digits off.
#pragma once

namespace headroom {

/// The number that was meant, where adding and multiplying have left its last digits off: rounded to twelve
/// significant decimal digits, the nearest double to that. For what is printed, so that posts of 1.0 and 1.6
/// WTE are 2.6 and not 2.5999999999999996; nothing that people write or count has as many digits.
/// Worked example: 0.1 + 0.2 -> 0.3; 1/3 -> 0.333333333333.
[[nodiscard]] double as_meant(double value);

}  // namespace headroom
