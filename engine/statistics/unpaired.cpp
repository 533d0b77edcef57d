// Welch's difference through the skewness-corrected bounds of the mean.

#include "statistics/unpaired.hpp"

#include "base/ensure.hpp"
#include "statistics/sampled_mean.hpp"

namespace headroom {

Estimate unpaired_difference(std::span<const double> scenario, std::span<const double> baseline,
                             double confidence, std::size_t comparisons) {
  ensure(comparisons >= 1, "a difference is one of at least one comparison");
  const double each = 1 - (1 - confidence) / static_cast<double>(comparisons);
  return estimate_of(difference_of(sampled_mean(scenario), sampled_mean(baseline)), each);
}

}  // namespace headroom
