// Onsets solved by least squares without negative parts, then scaled so that the year keeps its rate.

#include "service/sickness_season.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/least_squares.hpp"

namespace headroom {
namespace {

constexpr int kYear = 365;
constexpr double kNegligible = 1e-12;  ///< share of spells

std::size_t month_of(int day) { return static_cast<std::size_t>((Date{2023, 1, 1} + Days{day}).month() - 1); }

/// By day of the year, its month from 0.
const std::vector<std::size_t>& months_of_days() {
  static const std::vector<std::size_t> kMonths = [] {
    std::vector<std::size_t> months;
    for (int day = 0; day < kYear; ++day) months.push_back(month_of(day));
    return months;
  }();
  return kMonths;
}

/// Means over the days of each month.
std::array<double, 12> by_month(const YearOfDays& days) {
  std::array<double, 12> sums{}, counts{};
  for (std::size_t day = 0; day < days.size(); ++day) {
    sums[months_of_days()[day]] += days[day];
    counts[months_of_days()[day]] += 1;
  }
  for (std::size_t m = 0; m < sums.size(); ++m) sums[m] /= counts[m];
  return sums;
}

YearOfDays by_day(const std::array<double, 12>& months) {
  YearOfDays days;
  for (std::size_t month : months_of_days()) days.push_back(months[month]);
  return days;
}

double mean(const YearOfDays& days) { return std::accumulate(days.begin(), days.end(), 0.0) / kYear; }

/// So that the mean is 1.
YearOfDays scaled(YearOfDays days) {
  const double whole = mean(days);
  for (double& day : days) day /= whole;
  return days;
}

}  // namespace

std::size_t day_of_year(Date date) {
  const int day = (date - Date{date.year(), 1, 1}).value();
  const bool leap = (Date{date.year() + 1, 1, 1} - Date{date.year(), 1, 1}).value() > kYear;
  return static_cast<std::size_t>(leap && day >= 59 ? day - 1 : day);
}

bool is_even(const MonthWeights& months) {
  return std::all_of(months.begin(), months.end(), [&](double weight) { return weight == months[0]; });
}

SicknessSeason::SicknessSeason(const std::vector<SpellPart>& spells, const MonthWeights& months,
                               const std::optional<PhasedReturn>& phased)
    : months_{months}, busy_(kYear, 0), lost_(kYear, 0) {
  const SpellLengths lengths{spells};
  const double long_share = lengths.longer_than(kLongSpell);
  const int phased_days = phased && phased->at < 1 && long_share > 0 ? 7 * phased->weeks : 0;
  const double lost_then = phased ? 1 - phased->at : 0;
  lost_[0] = lost_by_onset_ = 1;  // the first day off, before which the holder was well
  constexpr int kLongest = 100 * kYear;
  for (; longest_ < kLongest; ++longest_) {
    // Off or on a phased return so many days after the first day off.
    const double off = lengths.longer_than(longest_);
    double not_well = off;
    if (phased_days > 0) {
      const double in_short = longest_ < kLongSpell ? off - long_share : 0;
      not_well = in_short + lengths.longer_than(std::max(kLongSpell, longest_ - phased_days));
    }
    if (not_well < kNegligible) break;
    const auto since = static_cast<std::size_t>(longest_ % kYear);
    busy_[since] += not_well;
    lost_[since] += off + lost_then * (not_well - off);
    lost_by_onset_ += off + lost_then * (not_well - off);
  }
  solve_onsets();
}

/// By day, the sum over the onsets of a year of what their days since then make of it.
YearOfDays SicknessSeason::taken(const YearOfDays& onsets, const YearOfDays& since) const {
  YearOfDays sums(kYear, 0);
  for (std::size_t then = 0; then < kYear; ++then) {
    if (onsets[then] == 0) continue;
    for (std::size_t day = 0; day < kYear; ++day)
      sums[day] += onsets[then] * since[day >= then ? day - then : day + kYear - then];
  }
  return sums;
}

void SicknessSeason::solve_onsets() {
  weight_.assign(kYear, 1);
  if (is_even(months_)) return;
  std::vector<std::vector<double>> lost_in;  // [month of the loss][month of the onsets]
  lost_in.assign(12, std::vector<double>(12));
  for (std::size_t from = 0; from < 12; ++from) {
    std::array<double, 12> only{};
    only[from] = 1;
    const auto lost = by_month(taken(by_day(only), lost_));
    for (std::size_t in = 0; in < 12; ++in) lost_in[in][from] = lost[in];
  }
  const auto asked = by_month(scaled(by_day(months_)));
  const std::vector<double> onsets = non_negative_least_squares(lost_in, {asked.begin(), asked.end()});
  std::array<double, 12> months{};
  std::copy(onsets.begin(), onsets.end(), months.begin());
  weight_ = scaled(by_day(months));
}

/// Up to `most` x weight a day, as far as there is anybody well; gives the mean a day.
double SicknessSeason::settle(double most, SicknessYear& year) const {
  year.onsets = weight_;
  for (double& onset : year.onsets) onset *= most;
  year.well.assign(kYear, 1);
  constexpr int kYears = 60;
  for (int round = 0; round < kYears; ++round) {
    double change = 0;
    for (std::size_t day = 0; day < kYear; ++day) {
      double off = 0;
      for (std::size_t since = 0; since < kYear; ++since)
        off += year.onsets[day >= since ? day - since : day + kYear - since] * busy_[since];
      year.well[day] = std::max(0.0, 1 - off);
      const double onset = std::min(most * weight_[day], year.well[day]);
      change = std::max(change, std::abs(onset - year.onsets[day]));
      year.onsets[day] = onset;
    }
    if (change < kNegligible) break;
  }
  return mean(year.onsets);
}

SicknessYear SicknessSeason::year(double rate) const {
  // Makes the mean a day what is wanted, or as near to it as can be.
  const double wanted = rate / lost_by_onset_;
  const auto enough = [&](double mean_a_day) { return mean_a_day >= wanted * (1 - 1e-9); };
  SicknessYear year;
  double low = wanted, high = 2;
  if (!enough(settle(wanted, year)) && enough(settle(high, year))) {
    for (int i = 0; i < 40; ++i) {
      const double middle = (low + high) / 2;
      (enough(settle(middle, year)) ? high : low) = middle;
    }
    (void)settle(high, year);
  }
  set_months(rate, year);
  return year;
}

void SicknessSeason::set_months(double rate, SicknessYear& year) const {
  year.asked = by_month(scaled(by_day(months_)));
  for (double& share : year.asked) share *= rate;
  year.reached = by_month(taken(year.onsets, lost_));
}

std::array<double, 12> sickness_by_month(const AbsenceRules& rules, double rate) {
  std::array<double, 12> shares{};
  shares.fill(rate);
  if (rate <= 0 || is_even(rules.sickness_months)) return shares;
  return SicknessSeason{rules.spells, rules.sickness_months, rules.phased_return}.year(rate).reached;
}

}  // namespace headroom
