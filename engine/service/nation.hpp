// What differs between the nations beside their holidays: the full-time week, and whose pay is meant.
#pragma once

#include <string>
#include <vector>

#include "service/service.hpp"

namespace headroom {

/// A full-time week in Scotland: 37.5 hours, 37 from 1 April 2024, 36 from 1 April 2026; the first entry is
/// what is in force on this day. Source: Scottish Government, reduction of the Agenda for Change working
/// week.
[[nodiscard]] std::vector<DatedHours> scottish_hours(Date from);

/// Where the calendar is Scotland's and pay or hours are not, and what to write instead.
[[nodiscard]] std::vector<std::string> nation_warnings(const Service& service);

}  // namespace headroom
