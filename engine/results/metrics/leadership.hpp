// Time to lead: what job plans declare of it, and what is lost of that to seeing patients.
#pragma once

#include "results/metrics/metrics.hpp"

namespace headroom {

/// What a post declares, all its places filled, over the reported period. Declared are SPA and AR hours of
/// activities whose pillar is leadership; and, where the post gives its pillars, so much of the rest of SPA
/// and AR (under no activity, or under one without a pillar) as the leadership share of its hours has left
/// when those activities are taken off. AR that nobody calls leadership is not leadership.
///
/// Where the three pillars beside clinical work have more left than the rest of SPA and AR, each is cut
/// alike:
///
///   share_of_rest = left(leadership) / max(rest, left(leadership) + left(education) + left(research))
///   left(pillar)  = max(0, share x hours a week − hours of its activities)
///
/// Worked example: 37.5 h, 65% DCC, 15% SPA, 20% AR, 5 h of AR for leading, pillars 75% clinical, 20%
/// leadership, 5% education: rest 13.125 − 5 = 8.125, left 2.5 and 1.875 -> 2.5 / 8.125 = 30.8% of the rest;
/// planned 7.5 h a week.
struct DeclaredLeadership {
  double hours = 0;          ///< over the period, soft and hard
  double share_of_rest = 0;  ///< of SPA and AR under no activity with a pillar, the part that is leadership
  double lead_weeks = 0;     ///< weeks x holders who have any of these hours
};
[[nodiscard]] DeclaredLeadership declared_leadership(const Service& service, const Post& post);

/// Hours of declared leadership that were taken to see patients. Worked example: 60 minutes of AR under no
/// activity, no pillars -> 0 hours; in the example above -> 0.308 hours.
[[nodiscard]] double leadership_hours_lost(const Observed& r);
/// With `leadership_hours_lost` these two make up `protected_hours_lost`.
[[nodiscard]] double other_spa_hours_lost(const Observed& r);
[[nodiscard]] double other_ar_hours_lost(const Observed& r);

[[nodiscard]] double leadership_hours_planned(const Observed& r);     ///< of all posts over the period
[[nodiscard]] double leadership_hours_lost_share(const Observed& r);  ///< undefined where none is planned
/// Hours a week, for each holder with planned leadership; undefined where there is none. Worked example: 52
/// hours in 52 weeks of four leads -> 0.25.
[[nodiscard]] double leadership_hours_lost_per_lead(const Observed& r);

}  // namespace headroom
