// One person on the books, in one cache line.
#pragma once

#include <cstdint>

#include "random/stream.hpp"
#include "simulation/diary/diary.hpp"

namespace headroom {

using PatientId = std::uint32_t;
inline constexpr Day kNoDay = -OpenDays::kNever;
/// The step of someone who has been discharged.
inline constexpr std::uint32_t kGone = 0xffffffff;

/// One person on the books. At any moment they are in one place: on a list of some day (due later, or booked
/// for it), among those waiting for a booking, or gone.
struct alignas(64) Patient {  // one cache line: they are met in no order
  Entity key{};
  std::uint64_t order_low = 0;  ///< the part of their booking order that never changes
  std::int32_t clock_start =
      0;             ///< minute, from the eve's midnight; with no clock, that of the first due date
  Day due = 0;       ///< of the step that comes next
  Day deadline = 0;  ///< target date of the clock while unseen, else due + within
  Day target = 0;    ///< target date of the clock
  Day cancelled_from = kNoDay;  ///< the appointment that the service cancelled and nobody has made good yet
  std::uint32_t counters = 0;   ///< offset of their counts of visits
  std::uint32_t step = 0;       ///< among the steps of all streams in a row
  std::uint16_t stream = 0;
  std::uint16_t group = 0;       ///< stream and priority: among the priorities of all streams in a row
  std::uint16_t occurrence = 0;  ///< visits to this step before this one
  Position holder = kNobody;     ///< booked with
  Position seen_by = kNobody;    ///< who saw them last
  std::uint16_t missed = 0;      ///< appointments of this visit not attended
  std::uint8_t priority = 0;
  bool has_clock = false;  ///< not one of those in progress at the start
  bool seen = false;       ///< attended a first appointment
  bool treated = false;
  bool clock_runs = false;         ///< the clock that targets are held against
  bool in_protected_time = false;  ///< booked into somebody's
  bool front = false;              ///< cancelled by the service: before everybody else until booked
};

[[nodiscard]] constexpr Day day_of(std::int32_t minute) {
  return minute >= 0 ? minute / 1440 : -((-minute + 1439) / 1440);
}
static_assert(sizeof(Patient) == 64);
static_assert(day_of(1440) == 1 && day_of(1439) == 0 && day_of(-1) == -1 && day_of(-1440) == -1);

}  // namespace headroom
