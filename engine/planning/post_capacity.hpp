// Productive hours of a post in a full year: contracted less leave, study and sickness.
#pragma once

#include "planning/period.hpp"
#include "planning/plan.hpp"

namespace headroom {

/// Shares of the contracted hours of somebody who is in post and not absent for long.
struct WorkedShare {
  double leave = 0, study = 0, sickness = 0;
  [[nodiscard]] double opened() const { return 1 - leave - study; }  ///< before sickness
  [[nodiscard]] double at_work() const { return 1 - leave - study - sickness; }
};

///   leave    = (annual leave + public holidays) days / 5 / (365/7)
///   study    = study days / 5 / (365/7)
///   sickness = rate x (1 - leave - study)
///
/// whatever the full-time hours and the WTE, since entitlements are pro rata to both.
[[nodiscard]] WorkedShare worked_share(const Service& service, const Post& post);

/// Productive hours of a post in a full year in post, at the terms and the full-time hours of the first
/// reported day on which it exists:
///
///   contracted = 365/7 x full_time_hours x wte
///   leave      = (annual leave + public holidays) days x full_time_hours / 5 x wte
///   study      = study days x full_time_hours / 5 x wte
///   sickness   = rate x (contracted - leave - study)
///
/// Which days the post works does not matter: hours lost to closed days come out of its leave, and are leave.
/// Worked example: 1.0 WTE, 37.5 h, 29 + 8 days, 5 study days, 4.5% -> 1955.4 - 277.5 - 37.5 - 73.8 = 1566.5
/// h. Source: the usual layout of productive-hours calculators in the NHS.
/// The averages over the reported period are not filled in.
[[nodiscard]] PostCapacity post_capacity(const Service& service, const Period& period, const Post& post);

}  // namespace headroom
