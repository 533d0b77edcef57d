// Where contracted hours go: one list of causes for the file, the comparison and the tables.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "service/service.hpp"
#include "simulation/observations.hpp"

namespace headroom {

/// Whether the study says nothing of what the post's hours are for: it has no job plan and may deliver no
/// appointment, as an office without desk work. Its time at work is not planned, rather than left unused.
[[nodiscard]] bool is_not_planned(const Service& service, const Post& post);

inline constexpr std::string_view kNotPlanned = "not_planned";

/// Where hours go. The names are those of the answer, not of the file's weekly series. Hours at work of which
/// nothing came are unused where the post's hours are for something, and not planned where the study says
/// nothing of them (`is_not_planned`).
struct HoursCause {
  enum class Of { all_posts, planned_posts, posts_not_planned };
  std::string_view name;
  PostSeries series;
  Of of = Of::all_posts;
};
inline constexpr std::array kHoursByCause{
    HoursCause{info(PostSeries::contracted).name, PostSeries::contracted},
    HoursCause{"leave", PostSeries::lost_leave},
    HoursCause{"public_holidays", PostSeries::lost_public_holiday},
    HoursCause{"study", PostSeries::lost_study},
    HoursCause{"sickness", PostSeries::lost_sickness},
    HoursCause{"absent", PostSeries::lost_absent},
    HoursCause{"vacancy", PostSeries::lost_vacancy},
    HoursCause{"unused", PostSeries::dcc_unused, HoursCause::Of::planned_posts},
    HoursCause{info(PostSeries::bank).name, PostSeries::bank},
    HoursCause{kNotPlanned, PostSeries::dcc_unused, HoursCause::Of::posts_not_planned},
};

/// Contracted, delivered, then the rest of kHoursByCause.
inline constexpr std::size_t kHoursCauses = kHoursByCause.size() + 1;
struct NamedHours {
  std::string_view name;
  /// What they are asked for by: the series whose weeks they sum up; `not_planned` has none of its own.
  std::string_view series;
};
[[nodiscard]] std::array<NamedHours, kHoursCauses> named_hours();
[[nodiscard]] std::string_view series_of(const HoursCause& cause);
[[nodiscard]] std::string_view long_name_of(const HoursCause& cause);

/// Hours of all posts over the period, in the order of `named_hours()`.
[[nodiscard]] std::array<double, kHoursCauses> hours_by_cause(const Observations& observations,
                                                              const Service& service);

}  // namespace headroom
