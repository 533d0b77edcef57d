#include "statistics/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/ensure.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> defined(std::span<const double> values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  return kept;
}

/// In two passes, so that the spread of nearly equal values is not lost to rounding.
double sum_of_squared_deviations(const std::vector<double>& values, double mean) {
  double sum = 0;
  for (double v : values) sum += (v - mean) * (v - mean);
  return sum;
}

double mean_of(const std::vector<double>& values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  if (*least == *greatest) return *least;  // exactly, so that equal values have no spread
  double sum = 0;
  for (double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

/// 1 where the scenario is better, 0 where the baseline is, a half where they are equal.
double score(double difference, Direction direction) {
  if (difference == 0) return 0.5;
  return (difference > 0) == (direction == Direction::higher_is_better) ? 1 : 0;
}

}  // namespace

Estimate estimate(std::span<const double> values, double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  const std::vector<double> kept = defined(values);
  if (kept.empty()) return {kNaN, kNaN, kNaN, 0};
  const double mean = mean_of(kept);
  if (kept.size() == 1) return {mean, kNaN, kNaN, 1};
  const auto n = static_cast<double>(kept.size());
  const double standard_error = std::sqrt(sum_of_squared_deviations(kept, mean) / (n - 1) / n);
  const double half_width = student_t_quantile((1 + confidence) / 2, n - 1) * standard_error;
  return {mean, mean - half_width, mean + half_width, kept.size()};
}

PairedDifference paired_difference(std::span<const double> scenario, std::span<const double> baseline,
                                   Direction direction, double confidence, std::size_t comparisons) {
  ensure(scenario.size() == baseline.size(), "paired values come from the same replications");
  ensure(comparisons >= 1, "a difference is one of at least one comparison");
  std::vector<double> differences;
  double better = 0;
  for (std::size_t k = 0; k < scenario.size(); ++k) {
    const double difference = scenario[k] - baseline[k];
    if (std::isnan(difference)) continue;
    differences.push_back(difference);
    better += score(difference, direction);
  }
  const double each = 1 - (1 - confidence) / static_cast<double>(comparisons);
  const double p_better = differences.empty() ? kNaN : better / static_cast<double>(differences.size());
  return {estimate(differences, each), p_better};
}

}  // namespace headroom
