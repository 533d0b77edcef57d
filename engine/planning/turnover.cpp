#include "planning/turnover.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {
namespace {

constexpr double kDaysPerYear = 365.25;
constexpr double kNegligible = 1e-12;

/// Share of a gamma distribution of scale 1 above x: by the series of the lower part up to the mean or so,
/// by the continued fraction of the upper part beyond (Abramowitz & Stegun 6.5.29 and 6.5.31, the latter
/// by Lentz's method).
double gamma_above(double shape, double x) {
  constexpr int kMostTerms = 100'000;
  if (x <= 0) return 1;
  const double density = std::exp(shape * std::log(x) - x - std::lgamma(shape));
  if (x < shape + 1) {
    double term = 1 / shape, sum = term;
    for (int i = 1; i < kMostTerms && term > sum * 1e-16; ++i) sum += term *= x / (shape + i);
    return std::max(0.0, 1 - sum * density);
  }
  double b = x + 1 - shape, c = 1e300, d = 1 / b, fraction = d;
  for (int i = 1; i < kMostTerms; ++i) {
    const double a = i * (shape - i);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= c * d;
    if (std::abs(c * d - 1) < 1e-16) break;
  }
  return fraction * density;
}

double triangular_above(const RandomDuration& d, double x) {
  if (x <= d.a) return x < d.a || d.c > d.a ? 1 : x <= d.c;
  if (x >= d.c) return 0;
  if (x < d.b) return 1 - (x - d.a) * (x - d.a) / ((d.c - d.a) * (d.b - d.a));
  return (d.c - x) * (d.c - x) / ((d.c - d.a) * (d.c - d.b));
}

double lognormal_above(const RandomDuration& d, double x) {
  if (x <= 0) return 1;
  const double variance = std::log1p(d.b * d.b / (d.a * d.a));
  const double mean = std::log(d.a) - variance / 2;
  return std::erfc((std::log(x) - mean) / std::sqrt(2 * variance)) / 2;
}

/// Share of the durations that are x days or longer.
double share_from(const RandomDuration& d, double x) {
  const double fixed = x <= d.a ? 1 : 0;
  switch (d.kind) {
    case RandomDuration::Kind::fixed:
      return fixed;
    case RandomDuration::Kind::uniform:
      return d.b > d.a ? std::clamp((d.b - x) / (d.b - d.a), 0.0, 1.0) : fixed;
    case RandomDuration::Kind::triangular:
      return triangular_above(d, x);
    case RandomDuration::Kind::exponential:
      return d.a > 0 ? std::exp(-std::max(0.0, x) / d.a) : fixed;
    case RandomDuration::Kind::gamma:
      return d.a > 0 && d.b > 0 ? gamma_above(d.a * d.a / (d.b * d.b), x * d.a / (d.b * d.b)) : fixed;
    case RandomDuration::Kind::lognormal:
      return d.a > 0 && d.b > 0 ? lognormal_above(d, x) : fixed;
  }
  return fixed;
}

}  // namespace

double mean_gap_days(const Turnover& turnover) {
  // A gap of whole days is longer than j where the time to hire rounds to more than j + notice.
  constexpr int kLongest = 1'000 * 366;
  double gap = 0;
  for (int day = turnover.notice_days; day < kLongest; ++day) {
    const double longer = share_from(turnover.time_to_hire, day + 0.5);
    gap += longer;
    if (longer < kNegligible) break;
  }
  return gap;
}

double vacant_share(const Turnover& turnover) {
  if (turnover.leavers_per_year <= 0) return 0;
  const double gap = mean_gap_days(turnover);
  return gap / (gap + kDaysPerYear / turnover.leavers_per_year);
}

double opened_after_inductions(const Turnover& turnover, const std::vector<InductionStep>& induction) {
  if (turnover.leavers_per_year <= 0) return 1;
  const double mean = kDaysPerYear / turnover.leavers_per_year;
  double opened = 1, from = 0;
  for (const InductionStep& step : induction) {
    const double until = from + step.days;
    opened -= (1 - step.at) * (std::exp(-from / mean) - std::exp(-until / mean));
    from = until;
  }
  return opened;
}

double induction_at(const std::vector<InductionStep>& induction, int days_since_start) {
  int until = 0;
  for (const InductionStep& step : induction) {
    until += step.days;
    if (days_since_start < until) return step.at;
  }
  return 1;
}

}  // namespace headroom
