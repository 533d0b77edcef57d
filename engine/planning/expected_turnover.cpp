// Gaps longer than so many days by each distribution's tail; vacancies after filling by a renewal equation.

#include "planning/expected_turnover.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "service/calendar.hpp"

namespace headroom {
namespace {

constexpr double kDaysPerYear = 365.25;
constexpr double kNegligibleShare = 1e-12;

/// Share of a gamma distribution of scale 1 above x: by the series of the lower part up to the mean or so,
/// by the continued fraction of the upper part beyond (Abramowitz & Stegun 6.5.29 and 6.5.31, the latter
/// by Lentz's method).
double gamma_above(double shape, double x) {
  constexpr int kMostTerms = 100'000;
  if (x <= 0) return 1;
  int sign = 0;  // in a place of its own: std::lgamma writes it to one that all threads share
  const double density = std::exp(shape * std::log(x) - x - ::lgamma_r(shape, &sign));
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

std::optional<Date> filled_on(const Service& service, const Post& post, Date first) {
  constexpr Days kLongAgo{36'525};  // beyond any working life
  const Date start = first_simulated_day(service.calendar);
  if (first > start || service.absence.turnover.start == TurnoverStart::filled) return first;
  if (!post.from) return std::nullopt;
  return std::max(*post.from, start - kLongAgo);
}

std::vector<double> gaps_longer_than(const Turnover& turnover) {
  // A gap of whole days is longer than j where the time to hire rounds to more than j + notice.
  constexpr int kLongest = 1'000 * 366;
  std::vector<double> longer;
  for (int day = turnover.notice_days; day < kLongest; ++day) {
    const double share = share_from(turnover.time_to_hire, day + 0.5);
    if (share < kNegligibleShare) break;
    longer.push_back(share);
  }
  return longer;
}

double mean_gap_days(const Turnover& turnover) {
  const std::vector<double> longer = gaps_longer_than(turnover);
  return std::accumulate(longer.begin(), longer.end(), 0.0);
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

AfterFilling::AfterFilling(const Turnover& turnover) : rate_{turnover.leavers_per_year / kDaysPerYear} {
  if (rate_ > 0) gap_longer_ = gaps_longer_than(turnover);
}

/// Those who leave on a day with a gap of g days are followed g days later, without one on the same day.
void AfterFilling::reach(int day) {
  const double gaps =
      gap_longer_.empty() ? 0 : gap_longer_.front();  // share of leavers whom nobody follows at once
  while (std::ssize(held_) <= day) {
    const auto j = static_cast<std::ptrdiff_t>(leavers_.size());
    double back = 0;  // on day j, of those who left before it
    for (std::ptrdiff_t g = 1; g <= std::min(j, std::ssize(gap_longer_)); ++g) {
      const auto at = static_cast<std::size_t>(g);
      const double ends = gap_longer_[at - 1] - (at < gap_longer_.size() ? gap_longer_[at] : 0);
      if (ends > 0) back += leavers_[static_cast<std::size_t>(j - g)] * ends;
    }
    const double half = gaps * rate_ / 2, before = held_.back();
    held_.push_back((before * (1 - half) + back) / (1 + half));
    leavers_.push_back(rate_ * (before + held_.back()) / 2);
    const double followers = back + (1 - gaps) * leavers_.back();
    followed_.push_back(followed_.back() + followers * std::exp(rate_ * (static_cast<double>(j) + 0.5)));
  }
}

double AfterFilling::held(int day) {
  if (rate_ <= 0) return 1;
  reach(day);
  return held_[static_cast<std::size_t>(day)];
}

/// Of those who followed on day j the share e^(-rate x (n - j - 1/2)) is still there at the start of day n.
double AfterFilling::opened(int day, double first_pace, const std::vector<InductionStep>& induction) {
  if (rate_ <= 0) return first_pace;
  const double still_there = std::exp(-rate_ * day);
  double opened = held(day) - still_there * (1 - first_pace);
  int from = 0;  // days since they started, at the start of this one
  for (const InductionStep& step : induction) {
    const int until = from + step.days;
    const auto newest = static_cast<std::size_t>(std::max(0, day - from));
    const auto oldest = static_cast<std::size_t>(std::max(0, day - until));
    opened -= (1 - step.at) * still_there * (followed_[newest] - followed_[oldest]);
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
