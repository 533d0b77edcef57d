// Decimals rounded correctly by hand, units of time, weekdays, and numbers in words for people.

#include "study/text/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr int kDigitsKept = 19;  // all of them fit in 64 bits

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number: digits x 10^exponent.
struct Decimal {
  bool negative = false;
  std::uint64_t digits = 0;
  int exponent = 0;
};

/// Takes digits off the front of `text`. Digits beyond the nineteenth only count for their place.
struct DigitRun {
  int kept = 0;  // significant digits in `digits`
  int read = 0;
};
void take_digits(std::string_view& text, Decimal& number, DigitRun& run, int exponent_a_digit) {
  while (!text.empty() && is_digit(text.front())) {
    const auto digit = static_cast<std::uint64_t>(text.front() - '0');
    if (run.kept < kDigitsKept) {
      number.digits = number.digits * 10 + digit;
      number.exponent += exponent_a_digit;
      if (number.digits > 0) ++run.kept;
    } else {
      number.exponent += exponent_a_digit + 1;
    }
    ++run.read;
    text.remove_prefix(1);
  }
}

std::optional<int> parse_exponent(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal number;
  if (text.empty() || text.size() > 400) return std::nullopt;
  if (text.front() == '-' || text.front() == '+') {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) return std::nullopt;
  DigitRun run;
  take_digits(text, number, run, 0);
  if (run.read == 0) return std::nullopt;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const int before = run.read;
    take_digits(text, number, run, -1);
    if (run.read == before) return std::nullopt;
  }
  if (!text.empty()) {
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    const auto exponent = parse_exponent(text.substr(1));
    if (!exponent) return std::nullopt;
    number.exponent += *exponent;
  }
  return number;
}

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// digits / 10^places, rounded once: the quotient keeps at least 64 bits and remembers whether more follow.
double divided(std::uint64_t digits, int places) {
  const int shift = 64 + std::countl_zero(digits);
  const Wide numerator = Wide{digits} << shift;
  const Wide divisor = power_of_ten(places);
  Wide quotient = numerator / divisor;
  if (numerator % divisor != 0) quotient |= 1;
  return std::ldexp(static_cast<double>(quotient), -shift);
}

/// Correctly rounded for up to 19 digits and exponents from -19 to 19; beyond, within a few units in the last
/// place.
std::optional<double> value_of(const Decimal& number) {
  if (number.digits == 0) return 0.0;
  double value = 0;
  if (number.exponent >= 0) {
    value = static_cast<double>(Wide{number.digits} * power_of_ten(std::min(number.exponent, 19)));
    if (number.exponent > 19) value *= std::pow(10.0, number.exponent - 19);
  } else {
    value = divided(number.digits, std::min(-number.exponent, 19));
    if (number.exponent < -19) value *= std::pow(10.0, number.exponent + 19);
  }
  if (!std::isfinite(value)) return std::nullopt;
  return number.negative ? -value : value;
}

std::optional<TimeUnit> parse_unit(std::string_view text) {
  using Row = std::pair<std::string_view, TimeUnit>;
  static constexpr std::array<Row, 14> kUnits{{{"minute", TimeUnit::minutes},
                                               {"minutes", TimeUnit::minutes},
                                               {"hour", TimeUnit::hours},
                                               {"hours", TimeUnit::hours},
                                               {"day", TimeUnit::days},
                                               {"days", TimeUnit::days},
                                               {"working day", TimeUnit::working_days},
                                               {"working days", TimeUnit::working_days},
                                               {"week", TimeUnit::weeks},
                                               {"weeks", TimeUnit::weeks},
                                               {"month", TimeUnit::months},
                                               {"months", TimeUnit::months},
                                               {"year", TimeUnit::years},
                                               {"years", TimeUnit::years}}};
  const auto found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Row& row) { return row.first == text; });
  if (found == kUnits.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto number = parse_decimal(text);
  return number ? value_of(*number) : std::nullopt;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 18 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::int64_t value = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::optional<double> parse_share(std::string_view text) {
  if (text.empty() || text.back() != '%') return parse_number(text);
  auto number = parse_decimal(text.substr(0, text.size() - 1));
  if (!number) return std::nullopt;
  number->exponent -= 2;
  return value_of(*number);
}

std::optional<WrittenDuration> parse_duration(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto amount = parse_number(text.substr(0, space));
  const auto unit_at = text.find_first_not_of(' ', space);
  if (!amount || text.front() == '-' || unit_at == std::string_view::npos) return std::nullopt;
  const auto unit = parse_unit(text.substr(unit_at));
  if (!unit) return std::nullopt;
  return WrittenDuration{*amount, *unit};
}

double days_of(const WrittenDuration& duration) {
  switch (duration.unit) {
    case TimeUnit::minutes:
      return duration.amount / 1440;
    case TimeUnit::hours:
      return duration.amount / 24;
    case TimeUnit::days:
    case TimeUnit::working_days:
      return duration.amount;
    case TimeUnit::weeks:
      return duration.amount * 7;
    case TimeUnit::months:
      return duration.amount * (365.25 / 12);
    case TimeUnit::years:
      return duration.amount * 365.25;
  }
  return duration.amount;
}

LeadTime lead_time_of(const WrittenDuration& duration) {
  const auto kind =
      duration.unit == TimeUnit::working_days ? LeadTime::Kind::working_days : LeadTime::Kind::calendar_days;
  return {whole_days(days_of(duration)), kind};
}

std::optional<Weekday> parse_weekday(std::string_view text) { return find_word<Weekday>(text); }

std::string weekday_text(Weekday day) { return written_word(day); }

std::string weekdays_text(const WeekdaySet& days) {
  std::vector<std::string> names;
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (days[day]) names.push_back(weekday_text(static_cast<Weekday>(day)));
  }
  return listed(names);
}

std::string month_day_text(MonthDay day) {
  return fmt::format("{} {}", day.day, kMonths[static_cast<std::size_t>(day.month) - 1]);
}

std::string time_of_day_text(int minutes) { return fmt::format("{}:{:02}", minutes / 60, minutes % 60); }

std::optional<MonthDay> parse_month_day(std::string_view text) {
  static constexpr std::array<int, 12> kLast{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto day = parse_whole(text.substr(0, space));
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(space + 1));
  if (!day || month == kMonths.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(month - kMonths.begin());
  if (*day < 1 || *day > kLast[index]) return std::nullopt;
  return MonthDay{static_cast<int>(index) + 1, static_cast<int>(*day)};
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 1 || colon > 2 || text.size() != colon + 3)
    return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != colon && !is_digit(text[i])) return std::nullopt;
  }
  int hours = 0;
  for (std::size_t i = 0; i < colon; ++i) hours = hours * 10 + (text[i] - '0');
  const int minutes = (text[colon + 1] - '0') * 10 + (text[colon + 2] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

std::string number_text(double value) {
  std::string text = fmt::format("{:.10g}", value);
  if (text.find_first_of("e.") != std::string::npos || std::abs(value) < 1000) return text;
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  return text;
}

std::string count_text(std::size_t count) { return number_text(static_cast<double>(count)); }

std::string share_text(double fraction) { return fmt::format("{:.10g}%", fraction * 100); }

}  // namespace headroom::reading
