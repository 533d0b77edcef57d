// Numbers with their unit in the type: minutes, hours, days and pounds do not mix.
#pragma once

#include <compare>
#include <cstdint>

namespace headroom {

/// A number with its unit in the type: minutes and hours do not add by accident.
/// Trivial to copy; arithmetic only between equal units, scaling by plain numbers.
template <class Unit, class Number>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(Number value) : value_{value} {}
  [[nodiscard]] constexpr Number value() const { return value_; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value_ + b.value_}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value_ - b.value_}; }
  friend constexpr Quantity operator*(Quantity a, Number times) { return Quantity{a.value_ * times}; }
  friend constexpr Quantity operator*(Number times, Quantity a) { return Quantity{a.value_ * times}; }
  friend constexpr Quantity operator/(Quantity a, Number by) { return Quantity{a.value_ / by}; }
  friend constexpr Number operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
  constexpr Quantity& operator+=(Quantity b) { return value_ += b.value_, *this; }
  constexpr Quantity& operator-=(Quantity b) { return value_ -= b.value_, *this; }

 private:
  Number value_{};
};

using Minutes = Quantity<struct MinutesUnit, std::int64_t>;  ///< whole minutes
using Hours = Quantity<struct HoursUnit, double>;
using Days = Quantity<struct DaysUnit, std::int32_t>;  ///< whole calendar days
using Pounds = Quantity<struct PoundsUnit, double>;    ///< GBP

[[nodiscard]] constexpr Hours to_hours(Minutes m) { return Hours{static_cast<double>(m.value()) / 60.0}; }
static_assert(to_hours(Minutes{45}) == Hours{0.75});

}  // namespace headroom
