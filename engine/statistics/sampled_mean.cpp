// Central moments in two passes, and the variances and third cumulants of a difference added up.

#include "statistics/sampled_mean.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/undefined.hpp"

namespace headroom {
namespace {

std::vector<double> defined(std::span<const double> values) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  return kept;
}

double mean_of(const std::vector<double>& values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  if (*least == *greatest) return *least;  // exactly, so that equal values have no spread
  double sum = 0;
  for (double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

double cubed(double x) { return x * x * x; }

}  // namespace

SampledMean sampled_mean(std::span<const double> values) {
  const std::vector<double> kept = defined(values);
  if (kept.empty()) return {kUndefined, kUndefined, 0, 0, 0};
  const double mean = mean_of(kept);
  if (kept.size() == 1) return {mean, kUndefined, 0, 0, 1};
  const auto n = static_cast<double>(kept.size());
  double squares = 0, cubes = 0;
  for (double v : kept) squares += (v - mean) * (v - mean);
  const double deviation = std::sqrt(squares / n);
  if (kept.size() > 2 && deviation > 0) {
    for (double v : kept) cubes += cubed((v - mean) / deviation);
  }
  const double skewness = kept.size() > 2 ? std::sqrt(n * (n - 1)) / (n - 2) * cubes / n : 0;
  return {mean, std::sqrt(squares / (n - 1) / n), skewness / std::sqrt(n), n - 1, kept.size()};
}

SampledMean sampled_mean(const Moments& values) {
  const std::size_t n = values.count();
  const auto count = static_cast<double>(n);
  return {values.mean(), values.standard_error(), n > 2 ? values.skewness() / std::sqrt(count) : 0,
          n > 1 ? count - 1 : 0, n};
}

SampledMean difference_of(const SampledMean& a, const SampledMean& b) {
  const double value = a.value - b.value;
  const std::size_t fewest = std::min(a.count, b.count);
  if (fewest < 2) return {value, kUndefined, 0, 0, fewest};
  const double of_a = a.standard_error * a.standard_error, of_b = b.standard_error * b.standard_error;
  const double both = of_a + of_b;
  if (both == 0) return {value, 0, 0, a.degrees_of_freedom + b.degrees_of_freedom, fewest};
  const double error = std::sqrt(both);
  const double freedom =
      both * both / (of_a * of_a / a.degrees_of_freedom + of_b * of_b / b.degrees_of_freedom);
  const double skewness =
      a.skewness * cubed(a.standard_error / error) - b.skewness * cubed(b.standard_error / error);
  return {value, error, skewness, freedom, fewest};
}

}  // namespace headroom
