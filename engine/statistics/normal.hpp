// The normal distribution: its quantiles, and what lies below a value.
#pragma once

namespace headroom {

/// The value that a standard normal stays below with `probability` (between 0 and 1, exclusive).
/// Worked example: 0.975 -> 1.95996398454005.
[[nodiscard]] double normal_quantile(double probability);

/// How probable it is that a standard normal stays below the value. Worked example: 1 -> 0.841344746068543.
[[nodiscard]] double normal_probability(double value);

}  // namespace headroom
