// Both ends of an interval from one-sided bounds, pairs of which either is undefined left out.

#include "statistics/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "statistics/one_sided.hpp"

namespace headroom {
namespace {

/// 1 where the scenario is better, 0 where the baseline is, a half where they are equal.
double score(double difference, Direction direction) {
  if (difference == 0) return 0.5;
  return (difference > 0) == (direction == Direction::higher_is_better) ? 1 : 0;
}

}  // namespace

Estimate estimate_of(const SampledMean& mean, double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  if (mean.count < 2) return {mean.value, kUndefined, kUndefined, mean.count};
  const OneSidedBounds ends = mean_bounds(mean, (1 + confidence) / 2);
  return {mean.value, ends.lower, ends.upper, mean.count};
}

Estimate estimate(std::span<const double> values, double confidence) {
  return estimate_of(sampled_mean(values), confidence);
}

Estimate within(Estimate e, const PossibleRange& possible) {
  if (std::isnan(e.low)) return e;
  e.low = std::min(e.mean, std::max(e.low, possible.lowest));
  e.high = std::max(e.mean, std::min(e.high, possible.highest));
  return e;
}

double confidence_of_each(double confidence, std::size_t comparisons) {
  ensure(comparisons >= 1, "an interval is one of at least one");
  return 1 - (1 - confidence) / static_cast<double>(comparisons);
}

PairedDifference paired_difference(std::span<const double> scenario, std::span<const double> baseline,
                                   Direction direction, double confidence, std::size_t comparisons) {
  ensure(scenario.size() == baseline.size(), "paired values come from the same replications");
  std::vector<double> differences;
  double better = 0;
  for (std::size_t k = 0; k < scenario.size(); ++k) {
    const double difference = scenario[k] - baseline[k];
    if (std::isnan(difference)) continue;
    differences.push_back(difference);
    better += score(difference, direction);
  }
  const double p_better = differences.empty() ? kUndefined : better / static_cast<double>(differences.size());
  return {estimate(differences, confidence_of_each(confidence, comparisons)), p_better};
}

}  // namespace headroom
