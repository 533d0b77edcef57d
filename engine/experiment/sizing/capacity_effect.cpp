// Read off the metric's row, turned round where the target asks for at most.

#include "experiment/sizing/capacity_effect.hpp"

#include "results/metrics/metrics.hpp"

namespace headroom {

CapacityEffect effect_of_capacity(const SizingTarget& target) {
  const WithMoreCapacity metric = kMetricRows[metric_position(target.of.metric)].with_more_capacity;
  if (metric == WithMoreCapacity::unclear) return CapacityEffect::unknown;
  const bool at_least = target.bound == SizingTarget::Bound::at_least;
  return (metric == WithMoreCapacity::rises) == at_least ? CapacityEffect::helps : CapacityEffect::hurts;
}

}  // namespace headroom
