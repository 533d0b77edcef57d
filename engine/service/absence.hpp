// What takes people away from work, the same for every post unless the post says otherwise.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/quantity.hpp"
#include "base/words.hpp"
#include "random/duration.hpp"

namespace headroom {

/// One part of the mixture of sickness spells, whole calendar days: geometric truncated to min…max, or
/// min + exponential without max.
struct SpellPart {
  double share = 0;
  int min = 1;
  std::optional<int> max;
  double mean = 1;
  friend bool operator==(const SpellPart&, const SpellPart&) = default;
};

/// After a spell longer than four weeks, this share of the hours is worked for so many weeks.
struct PhasedReturn {
  int weeks = 0;
  double at = 1;
  friend bool operator==(const PhasedReturn&, const PhasedReturn&) = default;
};

/// Weights of the months from January, mean 1 over the months.
using MonthWeights = std::array<double, 12>;
inline constexpr MonthWeights kEvenMonths{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/// How posts stand on the first simulated day: as in the long run, vacancies included, or all filled.
enum class TurnoverStart { stationary, filled };
template <>
inline constexpr std::array<EnumWord, 2> kWords<TurnoverStart>{
    {{"stationary", "on the first day as many are vacant as in the long run"},
     {"filled", "all posts are filled on the first day"}}};

/// People who leave and are replaced: each holder leaves at this rate; the post of a leaver is empty for
/// time_to_hire in whole days less notice, never below 0; both run from the day on which notice is given.
struct Turnover {
  double leavers_per_year = 0;  ///< a holder's chance of leaving in a year, as a rate
  int notice_days = 56;
  RandomDuration time_to_hire;
  TurnoverStart start = TurnoverStart::stationary;
  friend bool operator==(const Turnover&, const Turnover&) = default;
};

/// A learner: for each of the weeks the post opens this share of its time for patients.
struct Placement {
  PostId post;
  Date from;
  std::vector<double> pace;  ///< by week, from the first; its length is that of the placement
  friend bool operator==(const Placement&, const Placement&) = default;
};

struct AbsenceRules {
  double public_holiday_days = 8;  ///< a year at full time
  double study_days = 5;           ///< a year at full time
  MonthDay leave_year{4, 1};
  MonthWeights leave_pattern = kEvenMonths;
  double leave_together = 0.4;  ///< at most max(1, floor(share x heads)) of a role on annual leave at once
  std::vector<SpellPart> spells;
  MonthWeights sickness_months = kEvenMonths;  ///< of spells beginning
  std::optional<PhasedReturn> phased_return;
  Turnover turnover;
  std::vector<Placement> placements;
  friend bool operator==(const AbsenceRules&, const AbsenceRules&) = default;
};

/// Hours a week at 1.0 WTE from a day on.
struct DatedHours {
  Date from;
  Hours hours{};
  friend bool operator==(const DatedHours&, const DatedHours&) = default;
};

}  // namespace headroom
