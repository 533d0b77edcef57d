// Welch's difference through the skewness-corrected bounds of the mean.

#include "statistics/unpaired.hpp"

#include "base/ensure.hpp"
#include "statistics/sampled_mean.hpp"

namespace headroom {

Estimate unpaired_difference(std::span<const double> scenario, std::span<const double> baseline,
                             double confidence, std::size_t comparisons) {
  return estimate_of(difference_of(sampled_mean(scenario), sampled_mean(baseline)),
                     confidence_of_each(confidence, comparisons));
}

}  // namespace headroom
