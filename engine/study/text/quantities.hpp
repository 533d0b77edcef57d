// Quantities as people write them: numbers, shares, durations, days and times.
// Nothing here knows a locale, and nothing is guessed: a text is either one of these or it is not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "service/service.hpp"

namespace headroom::reading {

/// Decimal, `-12.5` or `1e3`, rounded correctly to a double. No hexadecimal, no `1_000`, no infinities, and
/// no leading zeros: what other readers take for octal is refused.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// A whole number written with digits alone, up to 18 of them, possibly after a minus sign.
[[nodiscard]] std::optional<std::int64_t> parse_whole(std::string_view text);

/// `8%` or `0.08`, as a fraction of 1.
[[nodiscard]] std::optional<double> parse_share(std::string_view text);

enum class TimeUnit { minutes, hours, days, working_days, weeks, months, years };

struct WrittenDuration {
  double amount = 0;
  TimeUnit unit = TimeUnit::days;
};

/// `45 minutes`, `1 day`, `6 weeks`, `1 working days`: a number that is not negative, and a unit.
[[nodiscard]] std::optional<WrittenDuration> parse_duration(std::string_view text);

/// In days; a month is 365.25 / 12 days, a year 365.25. Working days count as they are.
[[nodiscard]] double days_of(const WrittenDuration& duration);

/// Rounded half up to whole days. `duration` is at most a million days.
[[nodiscard]] LeadTime lead_time_of(const WrittenDuration& duration);

[[nodiscard]] std::optional<Weekday> parse_weekday(std::string_view text);     ///< mon, tue, … sun
[[nodiscard]] std::optional<MonthDay> parse_month_day(std::string_view text);  ///< `1 April`
[[nodiscard]] std::optional<int> parse_time_of_day(
    std::string_view text);  ///< `9:00`, minutes after midnight

[[nodiscard]] std::string weekday_text(Weekday day);              ///< `mon`
[[nodiscard]] std::string weekdays_text(const WeekdaySet& days);  ///< `mon, wed and fri`
[[nodiscard]] std::string month_day_text(MonthDay day);           ///< `1 April`
[[nodiscard]] std::string time_of_day_text(int minutes);          ///< `9:00`

/// For people: `1,040`, `0.5`, without an exponent where it can be helped.
[[nodiscard]] std::string number_text(double value);
[[nodiscard]] std::string count_text(std::size_t count);  ///< `1,040`

/// A fraction of 1 as `8%`.
[[nodiscard]] std::string share_text(double fraction);

}  // namespace headroom::reading
