// Digits by {fmt}, the same in every build; laid out as the standard's functions do.

#include "report/words/shortest_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace headroom {
namespace {

/// 0.d1d2d3… x 10^point; neither the first nor the last digit is 0.
struct ShortestDigits {
  std::string digits;
  int point = 0;
};

/// Of what {fmt} writes: "123.4", "0.0012", "1e+300", "1.5e-07".
ShortestDigits digits_of(std::string_view written) {
  ShortestDigits of;
  const std::size_t e = std::min(written.find('e'), written.size());
  const std::string_view mantissa = written.substr(0, e);
  of.point = static_cast<int>(std::min(mantissa.find('.'), mantissa.size()));
  for (const char c : mantissa) {
    if (c != '.') of.digits += c;
  }
  const std::size_t zeros = std::min(of.digits.find_first_not_of('0'), of.digits.size());
  of.digits.erase(0, zeros);
  of.point -= static_cast<int>(zeros);
  of.digits.erase(of.digits.find_last_not_of('0') + 1);
  if (e < written.size()) of.point += std::stoi(std::string{written.substr(e + 1)});
  return of;
}

std::string scientific(const ShortestDigits& of) {
  const std::string_view more = std::string_view{of.digits}.substr(1);
  return fmt::format("{}{}{}e{}{:02}", of.digits.front(), more.empty() ? "" : ".", more,
                     of.point > 0 ? '+' : '-', std::abs(of.point - 1));
}

/// A whole number is given to its last digit, also where fewer would do.
template <class Number>
std::string without_exponent(Number size, const ShortestDigits& of) {
  const int count = static_cast<int>(of.digits.size());
  if (of.point >= count) return fmt::format("{:.0f}", size);
  if (of.point <= 0) return "0." + std::string(static_cast<std::size_t>(-of.point), '0') + of.digits;
  return of.digits.substr(0, static_cast<std::size_t>(of.point)) + '.' +
         of.digits.substr(static_cast<std::size_t>(of.point));
}

template <class Number>
std::string shortest(Number value, Notation notation) {
  const std::string sign = std::signbit(value) ? "-" : "";
  const Number size = std::abs(value);
  if (!std::isfinite(size)) return sign + (std::isnan(size) ? "nan" : "inf");
  if (size == 0) return sign + (notation == Notation::fixed ? "0" : "0e+00");
  const ShortestDigits of = digits_of(fmt::format("{}", size));
  return sign + (notation == Notation::fixed ? without_exponent(size, of) : scientific(of));
}

}  // namespace

std::string shortest_number(double value, Notation notation) { return shortest(value, notation); }
std::string shortest_number(float value, Notation notation) { return shortest(value, notation); }

}  // namespace headroom
