// The quantile of Boost's Student distribution.

#include "statistics/student.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace headroom {

double student_t_quantile(double probability, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t{degrees_of_freedom}, probability);
}

}  // namespace headroom
