// Whether simulated values agree with a theory's mean, close enough to judge it.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headroom::theory {

/// Whether the mean of independent values agrees with what theory says: the standard error is small enough to
/// judge (at most `worst_relative_error` of the theory), and the mean within 3.5 of them, which a correct
/// program misses with fresh seeds once in about 2,000 tests.
[[nodiscard]] inline testing::AssertionResult agrees(const std::vector<double>& values, double theory,
                                                     double worst_relative_error = 0.02) {
  double mean = 0, squares = 0;
  const double n = static_cast<double>(values.size());
  for (double v : values) mean += v / n;
  for (double v : values) squares += (v - mean) * (v - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  if (!(error <= worst_relative_error * std::abs(theory))) {
    return testing::AssertionFailure() << "too noisy to judge " << mean << ": standard error " << error;
  }
  if (!(std::abs(mean - theory) <= 3.5 * error)) {
    return testing::AssertionFailure()
           << mean << " against " << theory << ", z = " << (mean - theory) / error;
  }
  return testing::AssertionSuccess() << mean << " agrees with " << theory;
}

}  // namespace headroom::theory
