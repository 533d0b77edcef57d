#include <algorithm>
#include <cmath>

#include "simulation/sickness.hpp"

namespace headroom {
namespace {

constexpr int kYear = 365;             ///< 29 February is like the day before
constexpr double kNegligible = 1e-12;  ///< share of spells
constexpr double kCertain = 40;        ///< a hazard that nobody escapes

int day_of_year(Date date) {
  const Date first{date.year(), 1, 1};
  const int day = (date - first).value();
  const bool leap = (Date{date.year() + 1, 1, 1} - first).value() > kYear;
  return leap && day >= 59 ? day - 1 : day;
}

/// By day of the year.
using YearOfDays = std::vector<double>;

YearOfDays weights_of_days(const MonthWeights& months) {
  YearOfDays weights(kYear);
  double sum = 0;
  for (int day = 0; day < kYear; ++day) {
    const Date date = Date{2023, 1, 1} + Days{day};
    sum += weights[static_cast<std::size_t>(day)] = months[static_cast<std::size_t>(date.month() - 1)];
  }
  for (double& weight : weights) weight *= kYear / sum;
  return weights;
}

/// Spells that begin on each day of a year, by holder, in the long run.
struct Onsets {
  const YearOfDays& weights;
  const std::vector<double>& busy;  ///< [days since, 0 to 364]: chance of not being well since an onset then
  YearOfDays by_day = YearOfDays(kYear, 0), well = YearOfDays(kYear, 1);

  /// Up to `most` x weight a day, as far as there is anybody well; gives the mean a day.
  double settle(double most);
};

double Onsets::settle(double most) {
  for (int day = 0; day < kYear; ++day)
    by_day[static_cast<std::size_t>(day)] = most * weights[static_cast<std::size_t>(day)];
  constexpr int kYears = 60;
  for (int year = 0; year < kYears; ++year) {
    double change = 0;
    for (int day = 0; day < kYear; ++day) {
      double off = 0;
      for (int since = 0; since < kYear; ++since) {
        const int then = day >= since ? day - since : day - since + kYear;
        off += by_day[static_cast<std::size_t>(then)] * busy[static_cast<std::size_t>(since)];
      }
      const auto d = static_cast<std::size_t>(day);
      well[d] = std::max(0.0, 1 - off);
      const double onset = std::min(most * weights[d], well[d]);
      change = std::max(change, std::abs(onset - by_day[d]));
      by_day[d] = onset;
    }
    if (change < kNegligible) break;
  }
  double sum = 0;
  for (double onset : by_day) sum += onset;
  return sum / kYear;
}

/// Makes the mean a day what is wanted, or as near to it as can be.
void solve(Onsets& onsets, double wanted) {
  const auto enough = [&](double mean) { return mean >= wanted * (1 - 1e-9); };
  if (enough(onsets.settle(wanted))) return;
  double low = wanted, high = 2;
  if (!enough(onsets.settle(high))) return;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (enough(onsets.settle(middle)) ? high : low) = middle;
  }
  (void)onsets.settle(high);
}

}  // namespace

SicknessProcess::SicknessProcess(const std::vector<SpellPart>& spells, double rate,
                                 const SicknessPattern& pattern)
    : SicknessProcess{spells, rate} {
  const auto& phased = pattern.phased_return;
  if (phased && phased->weeks > 0 && phased->at < 1 && longer_than(kLongSpell) > 0) {
    phased_at_ = phased->at;
    phased_days_ = 7 * phased->weeks;
  }
  const bool even = std::all_of(pattern.months.begin(), pattern.months.end(),
                                [&](double weight) { return weight == pattern.months[0]; });
  if (rate > 0 && (!even || phased_days_ > 0)) solve_hazards(pattern);
}

double SicknessProcess::longer_than(int days) const {
  double share = 0, up_to = 0;
  for (const Part& part : parts_) {
    const double weight = part.up_to - up_to;
    up_to = part.up_to;
    const int beyond = days - part.min;  // length > days where length - min > beyond
    if (beyond < 0) {
      share += weight;
    } else if (part.up_to_length.empty()) {
      share += weight * std::pow(part.mean_beyond / (1 + part.mean_beyond), beyond + 1);
    } else if (static_cast<std::size_t>(beyond) < part.up_to_length.size()) {
      share += weight * (1 - part.up_to_length[static_cast<std::size_t>(beyond)]);
    }
  }
  return share;
}

void SicknessProcess::solve_hazards(const SicknessPattern& pattern) {
  const YearOfDays weights = weights_of_days(pattern.months);
  const double long_share = phased_days_ > 0 ? longer_than(kLongSpell) : 0;
  std::vector<double> busy(kYear, 0);
  constexpr int kLongest = 100 * kYear;
  int longest = 1;
  for (; longest < kLongest; ++longest) {
    // Off or on a phased return so many days after the first day off.
    const double off = longer_than(longest);
    double not_well = off;
    if (phased_days_ > 0) {
      const double in_short = longest < kLongSpell ? off - long_share : 0;
      not_well = in_short + longer_than(std::max(kLongSpell, longest - phased_days_));
    }
    if (not_well < kNegligible) break;
    busy[static_cast<std::size_t>(longest % kYear)] += not_well;
  }
  Onsets onsets{weights, busy};
  solve(onsets, rate_ / (mean_spell_ + long_share * phased_days_ * (1 - phased_at_)));

  first_ = -std::min(20 * kYear, std::max(3 * kYear + 1, longest));
  double sum = 0;
  for (Day day = first_; day <= pattern.last; ++day) {
    const auto d = static_cast<std::size_t>(day_of_year(pattern.eve + Days{day}));
    const double chance = onsets.well[d] > 0 ? std::min(1.0, onsets.by_day[d] / onsets.well[d]) : 0;
    hazard_.push_back(sum += std::min(kCertain, -std::log1p(-chance)));
  }
}

void SicknessProcess::draw_by_hazards(const ReplicationDraws& draws, Entity holder, Day last,
                                      std::vector<Spell>& into) const {
  auto today = hazard_.begin();  // the first day on which the holder may fall ill
  for (std::uint64_t number = 1;; ++number) {
    auto generator = draws.generator(Purpose::sickness, holder, number);
    const double before = today == hazard_.begin() ? 0 : *(today - 1);
    const auto onset = std::upper_bound(today, hazard_.end(), before - std::log1p(-uniform_01(generator)));
    const Day first = first_ + static_cast<Day>(onset - hazard_.begin());
    if (onset == hazard_.end() || first > last) return;
    const int days = length(generator);
    const Day off_to = first + days - 1, to = off_to + (days > kLongSpell ? phased_days_ : 0);
    if (to >= 0) into.push_back({first, off_to, to});
    if (to >= last) return;
    today = hazard_.begin() + (to + 1 - first_);
  }
}

int phased_minutes(double at, int minutes) { return static_cast<int>(std::floor(at * minutes + 0.5 + 1e-9)); }

int phased_opening(double at, int opened, int unit) {
  return static_cast<int>(std::floor((at * opened + 1e-9) / unit)) * unit;
}

}  // namespace headroom
