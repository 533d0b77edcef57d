// Civil dates by the standard library's calendar; only YYYY-MM-DD of the years 1900 to 2200 is read.

#include "base/date.hpp"

#include <chrono>  // the calendar only: no clock is read anywhere in the engine

namespace headroom {
namespace {

std::chrono::year_month_day civil(Date date) {
  return std::chrono::sys_days{std::chrono::days{date.days_since_1970()}};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(text.size() < width ? width - text.size() : 0, '0') + text;
}

}  // namespace

Date::Date(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  day_ = static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day_of_month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month(static_cast<unsigned>(*month)),
                                        std::chrono::day(static_cast<unsigned>(*day))};
  if (!ymd.ok()) return std::nullopt;
  return Date{*year, *month, *day};
}

std::string to_string(Date date) {
  return padded(date.year(), 4) + '-' + padded(date.month(), 2) + '-' + padded(date.day_of_month(), 2);
}

Date latest_on_or_before(Date date, MonthDay day) {
  const Date this_year{date.year(), day.month, day.day};  // 29 February rolls on to 1 March
  return this_year <= date ? this_year : Date{date.year() - 1, day.month, day.day};
}

}  // namespace headroom
