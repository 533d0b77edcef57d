// Easter, fixed and moving holidays, substitutes for those at weekends, and one-off proclamations.

#include "service/calendar.hpp"

#include <algorithm>

namespace headroom {
namespace {

/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones & Butcher). Worked example: 2026 -> 5
/// April.
Date easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Date{year, n / 31, n % 31 + 1};
}

bool is_weekend(Date date) {
  return date.weekday() == Weekday::saturday || date.weekday() == Weekday::sunday;
}

Days since_monday(Date date) { return Days{static_cast<std::int32_t>(date.weekday())}; }

Date first_monday(int year, int month) {
  const Date seventh{year, month, 7};
  return seventh - since_monday(seventh);
}

Date last_monday(int year, int month_of_31_days) {
  const Date last{year, month_of_31_days, 31};
  return last - since_monday(last);
}

bool contains(const std::vector<Date>& sorted, Date date) {
  return std::binary_search(sorted.begin(), sorted.end(), date);
}

/// Holidays on neighbouring dates: those on weekdays stay; each one at a weekend moves, in date order, to the
/// next weekday that is not a holiday of the group yet.
std::vector<Date> with_substitutes(const std::vector<Date>& group) {
  std::vector<Date> kept;
  for (Date date : group) {
    if (!is_weekend(date)) kept.push_back(date);
  }
  for (Date date : group) {
    if (!is_weekend(date)) continue;
    while (is_weekend(date) || std::find(kept.begin(), kept.end(), date) != kept.end()) date = date + Days{1};
    kept.push_back(date);
  }
  return kept;
}

/// Fixed dates in groups of neighbours, before substitution.
std::vector<std::vector<Date>> fixed_dates(Division division, int year) {
  std::vector<std::vector<Date>> groups{{Date{year, 1, 1}}, {Date{year, 12, 25}, Date{year, 12, 26}}};
  if (division == Division::scotland) {
    groups[0].push_back(Date{year, 1, 2});
    groups.push_back({Date{year, 11, 30}});  // St Andrew
  }
  if (division == Division::northern_ireland) {
    groups.push_back({Date{year, 3, 17}});  // St Patrick
    groups.push_back({Date{year, 7, 12}});  // Battle of the Boyne
  }
  return groups;
}

std::vector<Date> moving_dates(Division division, int year) {
  const Date easter = easter_sunday(year);
  std::vector<Date> dates{easter - Days{2}, first_monday(year, 5), last_monday(year, 5)};
  if (division == Division::scotland) {
    dates.push_back(first_monday(year, 8));
  } else {
    dates.push_back(easter + Days{1});
    dates.push_back(last_monday(year, 8));
  }
  return dates;
}

/// One-off proclamations, which no rule gives: holidays of the year taken away and added.
struct Proclamation {
  std::vector<Date> without, with;
};
Proclamation proclaimed(Division division, int year) {
  switch (year) {
    case 2020:
      return {{Date{2020, 5, 4}}, {Date{2020, 5, 8}}};  // 75 years of Victory in Europe
    case 2022:                                          // Platinum Jubilee; funeral of Queen Elizabeth II
      return {{Date{2022, 5, 30}}, {Date{2022, 6, 2}, Date{2022, 6, 3}, Date{2022, 9, 19}}};
    case 2023:
      return {{}, {Date{2023, 5, 8}}};  // coronation of King Charles III
    case 2026:
      if (division == Division::scotland) return {{}, {Date{2026, 6, 15}}};  // World Cup
      return {};
    default:
      return {};
  }
}

}  // namespace

std::vector<Date> bank_holidays(Division division, int year) {
  if (division == Division::none) return {};
  std::vector<Date> dates = moving_dates(division, year);
  for (const auto& group : fixed_dates(division, year)) {
    const auto kept = with_substitutes(group);
    dates.insert(dates.end(), kept.begin(), kept.end());
  }
  const Proclamation changes = proclaimed(division, year);
  for (Date gone : changes.without) dates.erase(std::remove(dates.begin(), dates.end(), gone), dates.end());
  dates.insert(dates.end(), changes.with.begin(), changes.with.end());
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return dates;
}

Date first_simulated_day(const Calendar& calendar) {
  return calendar.start - Days{7 * calendar.warm_up_weeks};
}

Date end_of_period(const Calendar& calendar) { return calendar.start + Days{7 * calendar.weeks}; }

std::vector<bool> open_days(const Calendar& calendar, Date first, int days) {
  return open_days(calendar, calendar.clinic_days, first, days);
}

std::vector<bool> open_days(const Calendar& calendar, const WeekdaySet& weekdays, Date first, int days) {
  std::vector<Date> holidays;
  const int last_year = (first + Days{std::max(0, days - 1)}).year();
  for (int year = first.year(); year <= last_year; ++year) {
    const auto of_year = bank_holidays(calendar.bank_holidays, year);  // substitutes never leave their year
    holidays.insert(holidays.end(), of_year.begin(), of_year.end());
  }
  std::vector<bool> open(static_cast<std::size_t>(std::max(0, days)));
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Date date = first + Days{static_cast<std::int32_t>(i)};
    const bool of_the_week = weekdays[static_cast<std::size_t>(date.weekday())];
    const bool shut = contains(holidays, date) || contains(calendar.closed, date);
    open[i] = of_the_week && (!shut || contains(calendar.open, date));
  }
  return open;
}

}  // namespace headroom
