// Poisson counts by inversion, so that more demand adds patients and keeps the others.
#pragma once

#include <vector>

namespace headroom {

/// Poisson counts by inversion of one uniform: the same uniform gives a larger count for a larger mean, so
/// more demand adds patients and keeps the others.
class PoissonInversion {
 public:
  explicit PoissonInversion(double mean);  ///< mean from 0 to 10^7
  /// The smallest k with P(count <= k) > u, for u in [0, 1).
  [[nodiscard]] int operator()(double u) const;

 private:
  int first_ = 0;                   ///< smallest count that ever occurs (probability below 1e-17 otherwise)
  std::vector<double> cumulative_;  ///< P(count <= first_ + i)
};

}  // namespace headroom
