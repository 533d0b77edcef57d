// Calendar days, weekdays and days of any year, with differences in whole days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/quantity.hpp"
#include "base/words.hpp"

namespace headroom {

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
template <>
inline constexpr std::array<EnumWord, 7> kWords<Weekday>{
    {{"mon"}, {"tue"}, {"wed"}, {"thu"}, {"fri"}, {"sat"}, {"sun"}}};

/// A calendar day of the proleptic Gregorian calendar, counted from 1970-01-01. An instant: dates subtract
/// to Days, and never add.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::int32_t days_since_1970) : day_{days_since_1970} {}
  /// The date of a valid year, month (1 to 12) and day of month; see `parse_date` for untrusted text.
  Date(int year, int month, int day);

  [[nodiscard]] constexpr std::int32_t days_since_1970() const { return day_; }
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;         ///< 1 to 12
  [[nodiscard]] int day_of_month() const;  ///< 1 to 31
  /// 1970-01-01 was a Thursday.
  [[nodiscard]] constexpr Weekday weekday() const { return static_cast<Weekday>(((day_ % 7) + 7 + 3) % 7); }

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date d, Days n) { return Date{d.day_ + n.value()}; }
  friend constexpr Date operator-(Date d, Days n) { return Date{d.day_ - n.value()}; }
  friend constexpr Days operator-(Date later, Date earlier) { return Days{later.day_ - earlier.day_}; }

 private:
  std::int32_t day_{};
};
static_assert(Date{0}.weekday() == Weekday::thursday && Date{-1}.weekday() == Weekday::wednesday);

/// `2026-04-01`, years 1900 to 2200; nothing where the text is no such date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);  ///< ISO, `2026-04-01`

/// A day of any year, such as the first day of the leave year.
struct MonthDay {
  int month = 1;
  int day = 1;
  friend auto operator<=>(MonthDay, MonthDay) = default;
};

/// The latest date on or before `date` that falls on `day` (29 February counts as 1 March in other years).
[[nodiscard]] Date latest_on_or_before(Date date, MonthDay day);

}  // namespace headroom
