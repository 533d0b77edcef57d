#include "statistics/one_sided.hpp"

#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <limits>

#include "base/ensure.hpp"
#include "statistics/student.hpp"

namespace headroom {

OneSidedBounds mean_bounds(const Moments& values, double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (values.count() < 2) return {-kInfinity, kInfinity};
  const double half_width =
      student_t_quantile(confidence, static_cast<double>(values.count() - 1)) * values.standard_error();
  return {values.mean() - half_width, values.mean() + half_width};
}

OneSidedBounds mean_bounds(std::span<const double> values, double confidence) {
  Moments moments;
  for (double v : values)
    if (!std::isnan(v)) moments.add(v);
  return mean_bounds(moments, confidence);
}

OneSidedBounds share_bounds(std::int64_t successes, std::int64_t of, double confidence) {
  ensure(0 <= successes && successes <= of, "a share has no more successes than cases");
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  const auto x = static_cast<double>(successes), n = static_cast<double>(of);
  using Beta = boost::math::beta_distribution<double>;
  const double lower = successes == 0 ? 0 : quantile(Beta{x, n - x + 1}, 1 - confidence);
  const double upper = successes == of ? 1 : quantile(Beta{x + 1, n - x}, confidence);
  return {lower, upper};
}

}  // namespace headroom
