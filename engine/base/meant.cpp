// Twelve significant digits, then one division by an exact power of ten.

#include "base/meant.hpp"

#include <cmath>

namespace headroom {

double as_meant(double value) {
  constexpr int kDigits = 12;
  constexpr int kMostExact = 22;  // 10^22 is the greatest power of ten that a double holds exactly
  if (value == 0 || !std::isfinite(value)) return value;
  const int decimals = kDigits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (decimals > kMostExact || decimals < -kMostExact) return value;
  // A whole number over an exact power of ten: one division, so the nearest double to the decimal.
  const double power = std::pow(10.0, std::abs(decimals));
  return decimals >= 0 ? std::round(value * power) / power : std::round(value / power) * power;
}

}  // namespace headroom
