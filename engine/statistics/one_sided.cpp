// Hall's inverse transformation, Clopper and Pearson's quantiles, and the futures a sample may have missed.

#include "statistics/one_sided.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <limits>

#include "base/ensure.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

void check_confidence(double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
}

/// g⁻¹ of the header.
double corrected(double t, double skewness) {
  const double y = t - skewness / 6;
  const double c = std::cbrt(1 + skewness * y);
  return y * (3 / (1 + c + c * c));
}

}  // namespace

OneSidedBounds mean_bounds_at(const SampledMean& mean, double t) {
  return {mean.value - corrected(t, mean.skewness) * mean.standard_error,
          mean.value - corrected(-t, mean.skewness) * mean.standard_error};
}

OneSidedBounds mean_bounds(const SampledMean& mean, double confidence) {
  check_confidence(confidence);
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (mean.count < 2) return {-kInfinity, kInfinity};
  return mean_bounds_at(mean, student_t_quantile(confidence, mean.degrees_of_freedom));
}

OneSidedBounds mean_bounds(const Moments& values, double confidence) {
  return mean_bounds(sampled_mean(values), confidence);
}

OneSidedBounds mean_bounds(std::span<const double> values, double confidence) {
  return mean_bounds(sampled_mean(values), confidence);
}

double missable_share(std::size_t replications, double confidence) {
  check_confidence(confidence);
  if (replications == 0) return 1;
  return 1 - std::pow(1 - confidence, 1 / static_cast<double>(replications));
}

OneSidedBounds mean_share_bounds(const SampledMean& mean, double confidence) {
  const OneSidedBounds hall = mean_bounds(mean, confidence);
  if (mean.count < 2) return {0, 1};
  const double missed = missable_share(mean.count, confidence);
  return {std::max(0.0, std::min(hall.lower, mean.value * (1 - missed))),
          std::min(1.0, std::max(hall.upper, mean.value + missed * (1 - mean.value)))};
}

std::optional<std::size_t> replications_to_show(double bound, double confidence) {
  check_confidence(confidence);
  if (bound >= 1) return std::nullopt;
  if (bound <= 0) return 2;
  const double about = std::log(1 - confidence) / std::log(bound);
  if (about > 1e9) return std::nullopt;  // more than anybody will simulate
  // To the last digit as the bound itself is worked out.
  auto n = static_cast<std::size_t>(std::max(2.0, std::floor(about)));
  while (1 - missable_share(n, confidence) < bound) ++n;
  return n;
}

OneSidedBounds share_bounds(std::int64_t successes, std::int64_t of, double confidence) {
  ensure(0 <= successes && successes <= of, "a share has no more successes than cases");
  check_confidence(confidence);
  const auto x = static_cast<double>(successes), n = static_cast<double>(of);
  using Beta = boost::math::beta_distribution<double>;
  const double lower = successes == 0 ? 0 : quantile(Beta{x, n - x + 1}, 1 - confidence);
  const double upper = successes == of ? 1 : quantile(Beta{x + 1, n - x}, confidence);
  return {lower, upper};
}

}  // namespace headroom
