// How new patients come onto the books.
#pragma once

#include <vector>

#include "simulation/books/booking_list.hpp"
#include "simulation/books/patients.hpp"
#include "simulation/day/clocks.hpp"

namespace headroom {

/// What all who are referred on a day to one priority have in common.
struct Entrance {
  Patient like;  ///< but for the key and the minute
  std::uint32_t in_class = 0;
  std::uint64_t order_high = 0;
  int count = 0;
};

/// How patients come onto the books: a clock starts, and they wait for their first appointment.
class Referrals {
 public:
  Referrals(Patients& patients, BookingList& list, Clocks& clocks, Recorder& record)
      : patients_{patients}, list_{list}, clocks_{clocks}, record_{record} {}
  void reset(const Model::Tables& tables, const ReplicationDraws& draws);

  /// Those of today, each at a minute of its own.
  void arrive(Day day);

  /// A clock starts, and the first appointment is wanted from that day on.
  [[nodiscard]] Entrance entrance(const StepBooking& booking, Day day) const;
  [[gnu::always_inline]] void enter(const Entrance& by, Entity key, std::int32_t clock_start,
                                    std::uint32_t counters);
  /// So many of the stream have entered.
  void record_entries(std::size_t stream, int count);

 private:
  [[nodiscard]] int count_of(std::size_t stream, Date date);
  void refer(std::size_t stream, int count, Day day);

  const Model::Tables* tables_ = nullptr;
  const ReplicationDraws* draws_ = nullptr;
  Patients& patients_;
  BookingList& list_;
  Clocks& clocks_;
  Recorder& record_;
  std::vector<double> owed_;         ///< by stream: fractions carried where counts are steady
  std::vector<Entrance> entrances_;  ///< of a stream today, by priority
};

inline void Referrals::enter(const Entrance& by, Entity key, std::int32_t clock_start,
                             std::uint32_t counters) {
  const PatientId id = patients_.add(by.like, key, clock_start, counters);
  list_.join(by.in_class, {by.order_high | patients_[id].order_low, id, by.like.due});
}

}  // namespace headroom
