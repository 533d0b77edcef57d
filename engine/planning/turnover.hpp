#pragma once

#include <vector>

#include "service/absence.hpp"
#include "service/post.hpp"

/// Leavers and those who follow them, in the long run.
namespace headroom {

/// Mean days that a leaver's hours are empty, E[max(0, time to hire - notice)] in whole days.
/// Worked example: time to hire 14 weeks, notice 8 weeks -> 42 days.
[[nodiscard]] double mean_gap_days(const Turnover& turnover);

/// Share of the days on which nobody holds a holder's hours: gap / (gap + 365.25 / leavers a year), a holder
/// staying that long on average. Worked example: one leaver a year, a gap of 42 days -> 42 / 407.25 = 10.3%.
[[nodiscard]] double vacant_share(const Turnover& turnover);

/// Share of the time for patients that is opened on the days on which somebody holds the hours, when each
/// who follows a leaver starts with the induction. They stay for an exponential time of mean m = 365.25 /
/// leavers a year, so that days a to b after starting are exp(-a/m) - exp(-b/m) of all days held.
[[nodiscard]] double opened_after_inductions(const Turnover& turnover,
                                             const std::vector<InductionStep>& induction);

/// Share of the time for patients that is opened so many days after starting.
[[nodiscard]] double induction_at(const std::vector<InductionStep>& induction, int days_since_start);

}  // namespace headroom
