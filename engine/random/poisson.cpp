// The table of cumulative probabilities, walked outwards from the mode.

#include "random/poisson.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {

/// Probabilities relative to the mode, walked outwards until they vanish, then scaled to sum to 1: no
/// exponential underflows however large the mean is.
PoissonInversion::PoissonInversion(double mean) {
  const int mode = static_cast<int>(std::floor(mean));
  constexpr double kVanishing = 1e-18;
  std::vector<double> below;  // mode - 1, mode - 2, …
  double relative = 1;
  for (int k = mode; k > 0; --k) {
    relative *= k / mean;
    if (relative < kVanishing) break;
    below.push_back(relative);
  }
  first_ = mode - static_cast<int>(below.size());
  cumulative_.assign(below.rbegin(), below.rend());
  cumulative_.push_back(1);
  relative = 1;
  for (int k = mode + 1; mean > 0; ++k) {
    relative *= mean / k;
    if (relative < kVanishing) break;
    cumulative_.push_back(relative);
  }
  double sum = 0;
  for (double& p : cumulative_) p = (sum += p);
  for (double& p : cumulative_) p /= sum;
}

int PoissonInversion::operator()(double u) const {
  const auto above = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, u);
  return first_ + static_cast<int>(above - cumulative_.begin());
}

}  // namespace headroom
