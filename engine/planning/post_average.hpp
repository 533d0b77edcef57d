#pragma once

#include <vector>

#include "planning/period.hpp"
#include "planning/post_week.hpp"

namespace headroom {

/// What a post has been over the reported period, on average.
struct PostAverage {
  double wte = 0;                        ///< counting 0 where it does not exist
  double share_of_period = 0;            ///< part of the reported days on which it exists
  double absent_share = 0;               ///< of those days, away for long and not backfilled
  double vacant_share = 0;               ///< of those days, between a leaver and the next
  Hours opened_per_week{};               ///< before sickness; over the whole period, as all hours here
  std::vector<ReachableHours> bookable;  ///< after sickness

  [[nodiscard]] Hours bookable_per_week() const;
};

/// Day by day, in expectation:
///
///   opened = week x (1 - vacant) x pace x (1 - leave - study)     on an ordinary day
///   opened = week x (1 - vacant) x pace x backfill x open         on a day of a long absence
///
/// `week` is the week at the terms and the full-time hours of the day; `open` the share of the absence's
/// working days that is open, no leave being taken of them; pace that of induction (after `from`, and after
/// vacancies) and of placements. Leave that accrues over an absence displaces as much time at work right
/// after it: 364 days at 27 + 8 days of leave accrue 0.1342 x 364 = 48.9 days, which take the place of 57.7
/// days at 84.7%. Sickness takes its rate of all that is opened: seasons and phased returns are in the rate.
[[nodiscard]] PostAverage post_average(const Service& service, const Period& period, PostId id);

}  // namespace headroom
