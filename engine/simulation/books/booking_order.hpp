// Who is booked before whom, as a number.
#pragma once

#include <algorithm>
#include <cstdint>

#include "service/service.hpp"
#include "simulation/diary/patient.hpp"

namespace headroom {

/// The key of a place in the booking order, from the most significant bit: 1 unless cancelled by the service;
/// rank (8 bits, under `priority`); the date that the order is by (17); the minute of the clock start (26);
/// the stream as written (12).

/// `value + bias` in so many bits, at the end of their range where it is beyond.
[[nodiscard]] constexpr std::uint64_t order_bits(std::int64_t value, std::int64_t bias, int width) {
  return static_cast<std::uint64_t>(
      std::clamp<std::int64_t>(value + bias, 0, (std::int64_t{1} << width) - 1));
}

/// The part of the key that those of one step, priority and day have in common: `due` is the day by which
/// `longest_wait` goes, `deadline` the one of the other orders.
[[nodiscard]] constexpr std::uint64_t order_high(BookingOrder order, Day due, Day deadline,
                                                 std::uint64_t priority) {
  const std::uint64_t rank = order == BookingOrder::priority ? priority : 0;
  const Day date = order == BookingOrder::longest_wait ? due : deadline;
  return (std::uint64_t{1} << 63) | (rank << 55) | (order_bits(date, 1 << 15, 17) << 38);
}

/// The part that never changes.
[[nodiscard]] constexpr std::uint64_t order_low(std::int32_t clock_start, std::size_t stream) {
  return (order_bits(clock_start, 1 << 25, 26) << 12) | stream;
}

[[nodiscard]] inline std::uint64_t order_key(BookingOrder order, const Patient& p) {
  const Day waits_from = p.seen ? p.due : day_of(p.clock_start);
  const std::uint64_t key = order_high(order, waits_from, p.deadline, p.priority) | p.order_low;
  return p.front ? key & ~(std::uint64_t{1} << 63) : key;
}

}  // namespace headroom
