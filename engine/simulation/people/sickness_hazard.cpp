// Spells that begin by the season's daily hazard, and what a phased return leaves of a day.

#include <algorithm>
#include <cmath>

#include "simulation/people/sickness.hpp"

namespace headroom {

SicknessProcess::SicknessProcess(const std::vector<SpellPart>& spells, double rate,
                                 const SicknessPattern& pattern)
    : SicknessProcess{spells, rate} {
  const auto& phased = pattern.phased_return;
  if (phased && phased->weeks > 0 && phased->at < 1 && lengths_.longer_than(kLongSpell) > 0) {
    phased_at_ = phased->at;
    phased_days_ = 7 * phased->weeks;
  }
  if (rate <= 0 || (is_even(pattern.months) && phased_days_ == 0)) return;
  set_hazards(SicknessSeason{spells, pattern.months, phased}, pattern);
}

void SicknessProcess::set_hazards(const SicknessSeason& season, const SicknessPattern& pattern) {
  constexpr int kYear = 365;
  constexpr double kCertain = 40;  // a hazard that nobody escapes
  const SicknessYear year = season.year(rate_);
  first_ = -std::min(20 * kYear, std::max(3 * kYear + 1, season.longest()));
  double sum = 0;
  for (Day day = first_; day <= pattern.last; ++day) {
    const std::size_t d = day_of_year(pattern.eve + Days{day});
    const double chance = year.well[d] > 0 ? std::min(1.0, year.onsets[d] / year.well[d]) : 0;
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
