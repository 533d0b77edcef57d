#include "statistics/unpaired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/ensure.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

struct Sample {
  double mean, variance_of_mean;
  std::size_t count;
};

Sample sample_of(std::span<const double> values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  if (kept.empty()) return {std::numeric_limits<double>::quiet_NaN(), 0, 0};
  const auto [least, greatest] = std::minmax_element(kept.begin(), kept.end());
  if (*least == *greatest) return {*least, 0, kept.size()};  // exactly, so that equal values have no spread
  const auto n = static_cast<double>(kept.size());
  double sum = 0, squares = 0;
  for (double v : kept) sum += v;
  const double mean = sum / n;
  for (double v : kept) squares += (v - mean) * (v - mean);
  return {mean, squares / (n - 1) / n, kept.size()};
}

double degrees_of_freedom(const Sample& a, const Sample& b) {
  const double both = a.variance_of_mean + b.variance_of_mean;
  const auto part = [](const Sample& s) {
    return s.variance_of_mean * s.variance_of_mean / static_cast<double>(s.count - 1);
  };
  return both * both / (part(a) + part(b));
}

}  // namespace

Estimate unpaired_difference(std::span<const double> scenario, std::span<const double> baseline,
                             double confidence, std::size_t comparisons) {
  ensure(comparisons >= 1, "a difference is one of at least one comparison");
  const Sample a = sample_of(scenario), b = sample_of(baseline);
  const std::size_t fewest = std::min(a.count, b.count);
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const double difference = a.mean - b.mean;
  if (fewest < 2) return {difference, kNaN, kNaN, fewest};
  const double variance = a.variance_of_mean + b.variance_of_mean;
  if (variance == 0) return {difference, difference, difference, fewest};
  const double each = 1 - (1 - confidence) / static_cast<double>(comparisons);
  const double half_width =
      student_t_quantile((1 + each) / 2, degrees_of_freedom(a, b)) * std::sqrt(variance);
  return {difference, difference - half_width, difference + half_width, fewest};
}

}  // namespace headroom
