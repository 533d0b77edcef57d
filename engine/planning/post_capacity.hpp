#pragma once

#include "planning/plan.hpp"

namespace headroom {

/// Weeks of a year: 365 / 7 = 52.14.
inline constexpr double kWeeksPerYear = 365.0 / 7.0;

/// Productive hours of a post in a full year in post:
///
///   contracted = 365/7 x full_time_hours x wte
///   leave      = (annual leave + public holidays) days x full_time_hours / 5 x wte
///   study      = study days x full_time_hours / 5 x wte
///   sickness   = rate x (contracted - leave - study)
///
/// Which days the post works does not matter: hours lost to closed days come out of its leave, and are leave.
/// Worked example: 1.0 WTE, 37.5 h, 29 + 8 days, 5 study days, 4.5% -> 1955.4 - 277.5 - 37.5 - 73.8 = 1566.5
/// h. Source: the usual layout of productive-hours calculators in the NHS.
[[nodiscard]] PostCapacity post_capacity(const Service& service, const Post& post);

/// The same for this post if it were held at `wte`.
[[nodiscard]] PostCapacity post_capacity(const Service& service, const Post& post, double wte);

}  // namespace headroom
