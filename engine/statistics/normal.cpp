// Boost's normal distribution, the one place that names it.

#include "statistics/normal.hpp"

#include <boost/math/distributions/normal.hpp>

namespace headroom {

double normal_quantile(double probability) {
  return boost::math::quantile(boost::math::normal{}, probability);
}

double normal_probability(double value) { return boost::math::cdf(boost::math::normal{}, value); }

}  // namespace headroom
