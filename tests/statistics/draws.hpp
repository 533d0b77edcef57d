// Random values for the tests of this folder, the same on every platform.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

namespace headroom {

/// Random values for tests, the same on every platform: the standard library fixes its engines, not its
/// distributions.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_{seed} {}

  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }  // never 0 or 1
  double normal() {                                                                    // Box and Muller
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(6.283185307179586 * uniform());
  }
  double exponential() { return -std::log(uniform()); }
  double one_with(double probability) { return uniform() < probability ? 1 : 0; }

 private:
  std::mt19937_64 engine_;
};

/// How far the share of `of` independent trials strays from a true share, at 3.5 standard deviations: what a
/// correct procedure exceeds with one seed in 4000 on either side.
inline double stray(double share, double of) { return 3.5 * std::sqrt(share * (1 - share) / of); }

}  // namespace headroom
