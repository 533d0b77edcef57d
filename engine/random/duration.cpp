// Draws and means of each distribution, and length-biased ones for who is met at a random moment.

#include "random/duration.hpp"

#include <algorithm>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <cmath>

namespace headroom {
namespace {

using Generator = ReplicationDraws::Generator;
using Kind = RandomDuration::Kind;

struct GammaShape {
  double shape, scale;
};
GammaShape gamma_shape(const RandomDuration& d) { return {(d.a / d.b) * (d.a / d.b), d.b * d.b / d.a}; }

struct LogNormalShape {
  double mu, sigma;  // of the logarithm
};
LogNormalShape lognormal_shape(const RandomDuration& d) {
  const double variance = std::log1p((d.b / d.a) * (d.b / d.a));
  return {std::log(d.a) - variance / 2, std::sqrt(variance)};
}

/// A gamma or lognormal without mean or spread is a fixed duration.
bool is_degenerate(const RandomDuration& d) { return d.a <= 0 || d.b <= 0; }

/// By acceptance: a candidate x of the triangle stands with probability x / maximum, at least a third of the
/// time (its mean is at least a third of its maximum).
double length_biased_triangle(const RandomDuration& d, Generator& generator) {
  boost::random::triangle_distribution<double> triangle{d.a, d.b, d.c};
  for (;;) {
    const double x = triangle(generator);
    if (uniform_01(generator) * d.c <= x) return x;
  }
}

}  // namespace

double mean_days(const RandomDuration& d) {
  switch (d.kind) {
    case Kind::uniform:
      return (d.a + d.b) / 2;
    case Kind::triangular:
      return (d.a + d.b + d.c) / 3;
    case Kind::fixed:
    case Kind::exponential:
    case Kind::gamma:
    case Kind::lognormal:
      return d.a;
  }
  return d.a;
}

double draw_days(const RandomDuration& d, Generator& generator) {
  switch (d.kind) {
    case Kind::fixed:
      return d.a;
    case Kind::uniform:
      return d.a + (d.b - d.a) * uniform_01(generator);
    case Kind::triangular:
      return d.a < d.c ? boost::random::triangle_distribution<double>{d.a, d.b, d.c}(generator) : d.a;
    case Kind::exponential:
      return d.a > 0 ? d.a * boost::random::exponential_distribution<double>{1.0}(generator) : 0.0;
    case Kind::gamma: {
      if (is_degenerate(d)) return d.a;
      const auto [shape, scale] = gamma_shape(d);
      return boost::random::gamma_distribution<double>{shape, scale}(generator);
    }
    case Kind::lognormal: {
      if (is_degenerate(d)) return d.a;
      const auto [mu, sigma] = lognormal_shape(d);
      return boost::random::lognormal_distribution<double>{mu, sigma}(generator);
    }
  }
  return d.a;
}

double draw_length_biased_days(const RandomDuration& d, Generator& generator) {
  if (mean_days(d) <= 0) return 0;
  switch (d.kind) {
    case Kind::fixed:
      return d.a;
    case Kind::uniform:  // inverse of (x^2 - a^2) / (b^2 - a^2)
      return std::sqrt(d.a * d.a + (d.b * d.b - d.a * d.a) * uniform_01(generator));
    case Kind::triangular:
      return d.a < d.c ? length_biased_triangle(d, generator) : d.a;
    case Kind::exponential:
      return boost::random::gamma_distribution<double>{2.0, d.a}(generator);
    case Kind::gamma: {
      if (is_degenerate(d)) return d.a;
      const auto [shape, scale] = gamma_shape(d);
      return boost::random::gamma_distribution<double>{shape + 1, scale}(generator);
    }
    case Kind::lognormal: {
      if (is_degenerate(d)) return d.a;
      const auto [mu, sigma] = lognormal_shape(d);
      return boost::random::lognormal_distribution<double>{mu + sigma * sigma, sigma}(generator);
    }
  }
  return d.a;
}

int whole_days(double days) {
  constexpr double kBeyondAnyRun = 1e6;  // a long tail must not overflow
  return static_cast<int>(std::floor(std::min(days, kBeyondAnyRun) + 0.5));
}

}  // namespace headroom
