// Random lengths of time: the closed list of distributions that a study may name.
#pragma once

#include "base/words.hpp"
#include "random/stream.hpp"

namespace headroom {

/// A random length of time in days: the closed list of distributions that a study may name.
/// Parameters a, b, c in days: fixed a; uniform a…b; triangular a, mode b, c; exponential mean a;
/// gamma and lognormal mean a, standard deviation b, both of the duration itself.
struct RandomDuration {
  enum class Kind { fixed, uniform, triangular, exponential, gamma, lognormal };
  Kind kind = Kind::fixed;
  double a = 0, b = 0, c = 0;
  friend bool operator==(const RandomDuration&, const RandomDuration&) = default;
};

template <>
inline constexpr std::array<EnumWord, 6> kWords<RandomDuration::Kind>{
    {{"fixed"}, {"uniform"}, {"triangular"}, {"exponential"}, {"gamma"}, {"lognormal"}}};

[[nodiscard]] double mean_days(const RandomDuration& duration);

/// One draw, in days.
[[nodiscard]] double draw_days(const RandomDuration& duration, ReplicationDraws::Generator& generator);

/// One draw from the length-biased distribution (density proportional to x f(x)): the duration that is seen
/// by someone who looks in at a random moment. 0 where the mean is 0.
[[nodiscard]] double draw_length_biased_days(const RandomDuration& duration,
                                             ReplicationDraws::Generator& generator);

/// Delays round half up to whole days.
[[nodiscard]] int whole_days(double days);

}  // namespace headroom
