#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "simulation/observations.hpp"

namespace headroom {

/// Where hours go, in the order in which they are shown. The names are those of the answer, not of the file's
/// weekly series.
struct HoursCause {
  std::string_view name;
  PostSeries series;
};
inline constexpr std::array kHoursByCause{
    HoursCause{"contracted", PostSeries::contracted},
    HoursCause{"leave", PostSeries::lost_leave},
    HoursCause{"public_holidays", PostSeries::lost_public_holiday},
    HoursCause{"study", PostSeries::lost_study},
    HoursCause{"sickness", PostSeries::lost_sickness},
    HoursCause{"absent", PostSeries::lost_absent},
    HoursCause{"vacancy", PostSeries::lost_vacancy},
    HoursCause{"unused", PostSeries::dcc_unused},
    HoursCause{"bank", PostSeries::bank},
};

/// Contracted, delivered, then the rest of kHoursByCause.
inline constexpr std::size_t kHoursCauses = kHoursByCause.size() + 1;
struct NamedHours {
  std::string_view name, series;  ///< the series whose weeks they sum up
};
[[nodiscard]] std::array<NamedHours, kHoursCauses> named_hours();

/// Hours of all posts over the period, in the order of `named_hours()`.
[[nodiscard]] std::array<double, kHoursCauses> hours_by_cause(const Observations& observations);

}  // namespace headroom
