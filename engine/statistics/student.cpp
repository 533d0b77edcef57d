// The quantile of Boost's Student distribution.

#include "statistics/student.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/undefined.hpp"
#include "statistics/moments.hpp"

namespace headroom {

double student_t_quantile(double probability, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t{degrees_of_freedom}, probability);
}

Estimate student_interval(std::span<const double> values, double confidence) {
  Moments moments;
  for (const double value : values) {
    if (!std::isnan(value)) moments.add(value);
  }
  const auto n = static_cast<double>(moments.count());
  if (n < 2) return {moments.mean(), kUndefined, kUndefined, moments.count()};
  const double half = student_t_quantile((1 + confidence) / 2, n - 1) * std::sqrt(moments.variance() / n);
  return {moments.mean(), moments.mean() - half, moments.mean() + half, moments.count()};
}

}  // namespace headroom
