// What a post opens on average over the reported period, with all that changes in it.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "planning/expected_turnover.hpp"
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

/// What the posts of a service have in common over the period, each worked out once.
class Averages {
 public:
  Averages(const Service& service, const Period& period);

  /// Day by day and holder by holder, in expectation:
  ///
  ///   opened = a day's hours x held x pace x at work      on an open day of an ordinary time
  ///   opened = week x held x pace x backfill x open       on a day of a long absence
  ///
  /// at the terms and the full-time hours of the day. `held` and `pace`: who is in post, and who of them
  /// still in induction, in the long run or since the hours were filled (`AfterFilling`), and placements. `at
  /// work`: of the open days of a leave year (in part years, of those in post and simulated), those that are
  /// neither leave nor study; closed days of the holder's own working days come out of the entitlement to
  /// leave and public holidays as far as it goes, and are lost beyond it, as in the simulation. Worked
  /// example: five days a week, 35 days of entitlement, 12 weeks and 8 bank holidays closed -> 68 of 260 days
  /// off, not 35. `open` is the share of the absence's working days that is open, no leave being taken of
  /// them. Leave that accrues over an absence displaces as much time at work right after it: 364 days at 27 +
  /// 8 days of leave accrue 0.1342 x 364 = 48.9 days, which take the place of 57.7 days at 84.7%. Sickness
  /// takes of all that is opened its share of the month; phased returns are in it.
  [[nodiscard]] PostAverage of(PostId post);
  /// Bookable hours a week if the post were held at 1.0 WTE throughout, never vacant or away for long.
  [[nodiscard]] Hours bookable_at_one_wte(PostId post);

 private:
  [[nodiscard]] PostAverage average(const Post& post, std::vector<const Placement*> placements,
                                    bool anybody_leaves);
  [[nodiscard]] const std::array<double, 12>& sickness(double rate);

  const Service& service_;
  const Period& period_;
  double vacant_share_ = 0;
  AfterFilling after_filling_;
  std::map<double, std::array<double, 12>> sickness_;  ///< by month, of each rate
};

}  // namespace headroom
