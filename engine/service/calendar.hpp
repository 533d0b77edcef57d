// Bank holidays of the nations, and the days on which a service opens.
#pragma once

#include <vector>

#include "base/date.hpp"
#include "service/service.hpp"

namespace headroom {

/// Weeks of a year: 365 / 7 = 52.14.
inline constexpr double kWeeksPerYear = 365.0 / 7.0;

/// The bank holidays of a division in a year, sorted: the rules, the substitute days and the one-off
/// proclamations. Sources: GOV.UK bank holidays 2019 to 2028; anonymous Gregorian algorithm for Easter.
[[nodiscard]] std::vector<Date> bank_holidays(Division division, int year);

[[nodiscard]] Date first_simulated_day(const Calendar& calendar);
/// The day after the last reported one.
[[nodiscard]] Date end_of_period(const Calendar& calendar);

/// For `days` calendar days from `first`: whether the service opens. A clinic day that is neither a bank
/// holiday nor closed, or one of `open` on a clinic day.
[[nodiscard]] std::vector<bool> open_days(const Calendar& calendar, Date first, int days);

/// The same of weekdays of one's own in place of the clinic days: the days on which an office works that
/// keeps the service's holidays and closures.
[[nodiscard]] std::vector<bool> open_days(const Calendar& calendar, const WeekdaySet& weekdays, Date first,
                                          int days);

}  // namespace headroom
