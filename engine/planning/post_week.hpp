// One week of a post in which nobody is away: its hours by category and by whom they reach.
#pragma once

#include <array>
#include <vector>

#include "planning/period.hpp"
#include "service/service.hpp"

namespace headroom {

/// Whose patients may be seen, by StreamId.
using Reach = std::vector<bool>;

/// Hours for the patients of these streams.
struct ReachableHours {
  Reach reach;
  std::vector<SiteId> sites;  ///< where; empty: anywhere, or there is one site at most
  Hours per_week{};
};

/// One holder's week in which they are not away.
struct HolderHours {
  double wte = 0;
  Hours week{};  ///< contracted
  WeekdaySet works{};
  std::vector<ReachableHours> bookable;
};

/// A week of a post in which nobody is away.
struct FullWeek {
  std::array<Hours, kCategories> planned{};  ///< contracted, by category
  /// For booked patients: DCC less `dcc_fixed`, or the sessions and what is opened outside them. At least one
  /// entry, none of the same reach and sites twice.
  std::vector<ReachableHours> bookable;
  std::vector<HolderHours> holders;  ///< the same, holder by holder

  [[nodiscard]] Hours bookable_in_all() const;
};

/// WTE of each holder: `terms.holders`, or whole holders and one of the rest.
[[nodiscard]] std::vector<double> holders_of(const PostTerms& terms);

/// `times` the hours added to those of the same reach and sites.
void add_hours(std::vector<ReachableHours>& all, const std::vector<ReachableHours>& more, double times);

/// The week at these terms and at `full_time` hours for 1.0 WTE, `terms.holders` or whole holders and one of
/// the rest. Hours of a weekday that is closed more often than the others count for less, so that those of a
/// whole week keep their sum. A session sees its streams, at its site or else where the post is that day; its
/// minutes are cut to the day's roster less fixed DCC, in whole opening units; one held every n weeks counts
/// 1/n. Without sessions the hours are the holder's, evenly over the days they work.
[[nodiscard]] FullWeek post_week(const Service& service, const Period& period, const Post& post,
                                 const PostTerms& terms, Hours full_time);

}  // namespace headroom
