// What comes after a visit: the next step and when it is due, or discharge.
#pragma once

#include <vector>

#include "simulation/books/booking_list.hpp"
#include "simulation/books/patients.hpp"
#include "simulation/day/clocks.hpp"

namespace headroom {

/// What all of today's patients of one step and priority have in common.
struct VisitKind {
  Day day = 0;
  const StepTable& step;
  const StreamTable& stream;
  DeadlineCount& follow_ups;  ///< of the stream
};

/// The ways of patients along their pathways.
class Journeys {
 public:
  Journeys(Patients& patients, BookingList& list, Clocks& clocks, Recorder& record)
      : patients_{patients}, list_{list}, clocks_{clocks}, record_{record} {}
  void reset(const Model::Tables& tables, const ReplicationDraws& draws) {
    tables_ = &tables;
    draws_ = &draws;
  }

  /// From here to `end_kind`, `go_on` is for those of this kind (a place among Tables::bookings).
  [[nodiscard]] VisitKind start_kind(std::size_t kind, Day day);
  [[gnu::always_inline]] void go_on(Patient& patient, PatientId id, const VisitKind& kind,
                                    std::uint64_t route);
  void end_kind(const VisitKind& kind);

  void discharge(Patient& patient, Day day);

 private:
  /// Where one branch of a step leads those who attend on a day and have been seen.
  struct Onward {
    std::uint32_t step = kGone;
    std::uint32_t counter = kSeenOnce;
    bool fixed_delay = false;
    // Where the delay is fixed:
    Day due = 0, deadline = 0;
    std::uint64_t order_high = 0;
    BookingList::Way way;
    int count = 0;  ///< who went this way
  };
  [[nodiscard]] Onward onward(std::uint32_t step, std::uint32_t priority, Day day);
  [[nodiscard]] static std::size_t branch_of(const StepTable& step, std::uint64_t route);
  void wait_as_drawn(Patient& patient, PatientId id, Day day);

  const Model::Tables* tables_ = nullptr;
  const ReplicationDraws* draws_ = nullptr;
  Patients& patients_;
  BookingList& list_;
  Clocks& clocks_;
  Recorder& record_;
  std::vector<Onward> onward_;  ///< of the kind that has been started, by branch
};

/// The branch that a draw in [0, 1) falls into.
inline std::size_t Journeys::branch_of(const StepTable& step, std::uint64_t route) {
  std::size_t choice = 0;
  if (step.next.size() == 1) return choice;
  double u = unit_interval(route);
  while (choice + 1 < step.next.size() && u >= step.next[choice].share) u -= step.next[choice++].share;
  return choice;
}

inline void Journeys::go_on(Patient& p, PatientId id, const VisitKind& kind, std::uint64_t route) {
  Onward& to = onward_[branch_of(kind.step, route)];
  if (to.step == kGone) {
    discharge(p, kind.day);
    return;
  }
  p.step = to.step;
  p.occurrence = patients_.next_visit(p, to.counter);
  p.missed = 0;
  if (!p.seen || !to.fixed_delay) {
    wait_as_drawn(p, id, kind.day);
    return;
  }
  p.due = to.due;
  p.deadline = to.deadline;
  ++to.count;
  to.way.join({to.order_high | p.order_low, id, to.due});
}

}  // namespace headroom
