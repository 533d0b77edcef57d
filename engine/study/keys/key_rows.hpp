// The parts of the key table, one a subject.
#pragma once

#include <vector>

#include "study/keys/key.hpp"

namespace headroom::reading {

[[nodiscard]] std::vector<Key> calendar_keys();
[[nodiscard]] std::vector<Key> appointment_keys();
[[nodiscard]] std::vector<Key> stream_keys();
[[nodiscard]] std::vector<Key> staff_keys();
[[nodiscard]] std::vector<Key> absence_keys();
[[nodiscard]] std::vector<Key> booking_keys();
[[nodiscard]] std::vector<Key> experiment_keys();

// Ranges that several keys share.
inline constexpr double kLongestDays = 1040 * 7;   ///< of a delay or a wait
inline constexpr double kHorizonDays = 520 * 7;    ///< of a target, notice or horizon
inline constexpr double kMostHours = 168;          ///< in a week
inline constexpr double kMostPounds = 10'000'000;  ///< a year, or of one thing
inline constexpr double kMinutesADay = 1440;

}  // namespace headroom::reading
