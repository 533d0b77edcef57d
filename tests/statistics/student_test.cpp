// Quantiles of Student's t are those of printed tables.

#include "statistics/student.hpp"

#include <gtest/gtest.h>

namespace headroom {
namespace {

// Printed tables of Student's t; 12.7062 and 6.3138 also follow from tan(pi (p - 1/2)) at one degree of
// freedom.
TEST(StudentT, AgreesWithPrintedTables) {
  EXPECT_NEAR(student_t_quantile(0.975, 1), 12.7062047, 1e-6);
  EXPECT_NEAR(student_t_quantile(0.95, 1), 6.3137515, 1e-6);
  EXPECT_NEAR(student_t_quantile(0.975, 3), 3.1824463, 1e-6);
  EXPECT_NEAR(student_t_quantile(0.975, 19), 2.09302405440831, 1e-12);
  EXPECT_NEAR(student_t_quantile(0.995, 9), 3.2498355, 1e-6);
  EXPECT_NEAR(student_t_quantile(0.025, 19), -2.09302405440831, 1e-12);
}

}  // namespace
}  // namespace headroom
