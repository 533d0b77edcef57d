// The state and the steps of one replication, shared by the files of this folder.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "random/stream.hpp"
#include "simulation/day/buffers.hpp"

namespace headroom {

/// One replication, day by day. The order within a day is that of the functions below:
///
///   staffing   who is off sick; their patients are covered or cancelled
///   clinic     today's appointments are attended or missed; the next step is drawn
///   referrals  arrive, each at a minute of its own
///   follow_ups whose booking window has opened join the waiting list
///   same_day   those who may be seen without notice get what is still free today
///   book       every waiting patient, in order, gets the earliest day with room
///   records    at the end of the day
class Replication {
 public:
  Replication(const Model::Tables& tables, std::uint64_t seed, std::uint32_t replication,
              Workspace::Buffers& buffers);
  [[nodiscard]] Observations run();

 private:
  // replication.cpp: the run, its start and its end
  void prepare();
  void draw_start();
  void add_waiting(std::size_t stream);
  void add_in_progress(const InProgress& group);
  [[nodiscard]] Patient make_patient(std::uint32_t stream, std::uint32_t priority, std::uint32_t step) const;
  /// For so many new patients like this one, who have begun their first visit; where the first one's start.
  [[nodiscard]] std::uint32_t add_counters(const Patient& like, int patients);
  [[gnu::always_inline]] PatientId add_patient(const Patient& like, Entity key, std::int32_t clock_start,
                                               std::uint32_t counters);
  [[nodiscard]] Entrance entrance(const StepBooking& booking, Day day) const;
  [[gnu::always_inline]] void enter(const Entrance& by, Entity key, std::int32_t clock_start,
                                    std::uint32_t counters);
  void referrals(Day day);
  [[nodiscard]] int referrals_of(std::size_t stream, Date date);
  void refer(std::size_t stream, int count, Day day);
  void follow_ups(Day day);
  void finish();

  // staffing.cpp: who is off sick
  void staffing(Day day);
  void staffing_of(std::size_t holder, Day day);
  void close_diary(std::size_t holder, OffSick& sick, Day day);
  void strand(std::size_t holder, Day day);
  void cut_for_return(std::size_t holder, Day day);
  [[nodiscard]] std::optional<PatientId> displaced_by_return(Position column, Day day, bool too_full) const;

  // cover.cpp: what becomes of their patients
  void prepare_cover();
  void cover(std::vector<Stranded>& stranded);
  void cover(const Stranded& one);
  [[nodiscard]] bool covered_before(const Stranded& a, const Stranded& b) const;
  [[nodiscard]] bool cover_by(CoverBy way, const Stranded& one);
  [[nodiscard]] Position freest_colleague(const Patient& patient, std::size_t need, Day day) const;
  [[nodiscard]] bool raid(Patient& patient, const StepTable& step, Day day);
  [[nodiscard]] bool returning(std::size_t holder, Day day) const;
  [[nodiscard]] int soft_left(Position column, Day day) const;
  [[nodiscard]] bool call_the_bank(Patient& patient, const StepTable& step, const Stranded& one);
  [[nodiscard]] bool is_with(const Patient& patient, std::size_t holder) const;
  void release(Patient& patient, Day day);
  void cancel(PatientId id, Day day);

  // clinic_day.cpp: what happens to one patient
  void clinic(Day day);
  void draw_visits(Day day);
  [[nodiscard]] VisitKind start_kind(std::size_t kind, Day day);
  void end_kind(const VisitKind& kind);
  [[nodiscard]] Onward onward(std::uint32_t step, std::uint32_t priority, Day day);
  [[nodiscard]] VisitDraws draws_of(const Patient& patient, std::uint64_t attempt) const;
  [[gnu::always_inline]] void appointment(Patient& patient, PatientId id, const VisitKind& kind,
                                          VisitDraws draws);
  [[gnu::always_inline]] void attend(Patient& patient, PatientId id, const VisitKind& kind,
                                     std::uint64_t route);
  void see_at_once(Patient& patient, PatientId id, Day day);
  void miss(Patient& patient, PatientId id, Day day);
  [[gnu::always_inline]] void first_seen(Patient& patient, const VisitKind& kind);
  void treat(Patient& patient, Day day);
  [[gnu::always_inline]] void stop_clock(Patient& patient);
  void discharge(Patient& patient, Day day);
  [[gnu::always_inline]] void next_step(Patient& patient, PatientId id, const VisitKind& kind,
                                        std::uint64_t route);
  void wait_as_drawn(Patient& patient, PatientId id, Day day);

  // booking.cpp: the waiting list and the diary
  [[gnu::always_inline]] void join(PatientId id) { join(patient(id), id); }
  [[gnu::always_inline]] void join(const Patient& patient, PatientId id);
  void set_due(Patient& patient, PatientId id, Day due, Day today);
  [[gnu::always_inline]] void await(const Place& place, const StepBooking& booking, Day today);
  [[nodiscard]] std::uint64_t order_key(const Patient& patient) const;
  [[nodiscard]] std::uint64_t order_high(Day date, std::uint64_t priority) const;
  [[nodiscard]] static std::uint64_t order_low(std::int32_t clock_start, std::size_t stream);
  void same_day(Day day);
  [[nodiscard]] bool see_someone_today(Day day);
  enum class Notice { as_asked, waived };
  void book(Day day, Notice notice);
  void book_turn(Place others_turn, Reading& reading, ClassRun& run);
  template <class Take>
  void book_up_to(Place others_turn, Reading& reading, ClassRun& run, Take&& take);
  [[nodiscard]] ClassRun class_run(const BookingClass& kind, Day day, Notice notice) const;
  template <class Take>
  [[nodiscard]] [[gnu::always_inline]] bool try_to_book(const Place& place, ClassRun& run, Take&& take);
  void note_full(ClassRun& run, Day from, Day to) const;
  struct Offer {
    Day day = -1;
    Position holder = kNobody;  ///< the column
  };
  [[nodiscard]] Offer take_earliest(const Patient& patient, std::size_t need, Day from, Day to);
  [[nodiscard]] Offer earliest_with_continuity(const Patient& patient, std::size_t need, Day from,
                                               Day to) const;
  [[nodiscard]] bool may_insist(const Patient& patient, const Need& need, Day from) const;
  [[gnu::always_inline]] void hold(Patient& patient, Position holder);

  /// Does something with each of a day's patients, fetching those to come ahead of time: they lie in no
  /// order.
  template <class Do>
  void meet(const std::vector<PatientId>& list, Do&& act) {
    constexpr std::size_t kAhead = 8;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i + kAhead < list.size()) __builtin_prefetch(&at_.patients[list[i + kAhead]]);
      act(list[i]);
    }
  }
  [[nodiscard]] Patient& patient(PatientId id) { return at_.patients[id]; }
  [[nodiscard]] const StreamTable& stream_of(const Patient& p) const { return t_.streams[p.stream]; }
  [[nodiscard]] const StepTable& step_of(const Patient& p) const { return t_.steps[p.step]; }
  [[nodiscard]] std::uint32_t kind_of(const Patient& p) const { return step_of(p).bookings + p.priority; }
  [[nodiscard]] const StepBooking& booking_of(const Patient& p) const { return t_.bookings[kind_of(p)]; }
  [[nodiscard]] int slot_of(const StepTable& step, Position column) const {
    return step.slot != 0 ? step.slot : t_.needs[step.need].slot[column];
  }
  [[nodiscard]] std::size_t cell(Day day, Position column) const {
    return static_cast<std::size_t>(day) * t_.holder_of.size() + column;
  }
  [[nodiscard]] std::size_t holder_cell(Day day, Position column) const {
    return static_cast<std::size_t>(day) * t_.columns_of.size() + t_.holder_of[column];
  }
  /// What a draw of this visit is numbered by; steps below 2^12, visits below 2^16.
  [[nodiscard]] static std::uint64_t visit_number(const StepTable& step, const Patient& p) {
    return (static_cast<std::uint64_t>(step.number) << 16) | p.occurrence;
  }

  const Model::Tables& t_;
  ReplicationDraws draws_;
  Workspace::Buffers& at_;
  Recorder& record_;
  Ledger ledger_{};
};

/// `value + bias` in so many bits, at the end of their range where it is beyond.
constexpr std::uint64_t bits(std::int64_t value, std::int64_t bias, int width) {
  return static_cast<std::uint64_t>(
      std::clamp<std::int64_t>(value + bias, 0, (std::int64_t{1} << width) - 1));
}

/// From the most significant bit: 1 unless cancelled by the service; rank (8 bits, under `priority`); the
/// date that the order is by (17); the minute of the clock start (26); the stream as written (12).
inline std::uint64_t Replication::order_key(const Patient& p) const {
  Day date = p.deadline;
  if (t_.service.booking.order == BookingOrder::longest_wait) date = p.seen ? p.due : day_of(p.clock_start);
  const std::uint64_t key = order_high(date, p.priority) | p.order_low;
  return p.front ? key & ~(std::uint64_t{1} << 63) : key;
}

/// The part of the key that those of one step, priority and day have in common.
inline std::uint64_t Replication::order_high(Day date, std::uint64_t priority) const {
  const std::uint64_t rank = t_.service.booking.order == BookingOrder::priority ? priority : 0;
  return (std::uint64_t{1} << 63) | (rank << 55) | (bits(date, 1 << 15, 17) << 38);
}

inline std::uint64_t Replication::order_low(std::int32_t clock_start, std::size_t stream) {
  return (bits(clock_start, 1 << 25, 26) << 12) | stream;
}

inline void Replication::join(const Patient& p, PatientId id) {
  const StepBooking& booking = booking_of(p);
  at_.waiting[p.front ? booking.when_cancelled : booking.as_usual].join({order_key(p), id, p.due});
}

/// The patient joins the waiting list when the booking window reaches the due date.
inline void Replication::await(const Place& place, const StepBooking& booking, Day today) {
  const Day joins = place.due - booking.horizon_days;
  if (joins <= today && today > 0) {
    at_.waiting[booking.as_usual].join(place);
  } else if (joins <= t_.end) {
    at_.due_on[static_cast<std::size_t>(std::max(joins, today))].add(place, booking.as_usual);
  }
}

/// Attendance is keyed to the visit and attempt, and the route to the visit: it is the second word of the
/// first attempt's block, whichever attempt is attended.
inline VisitDraws Replication::draws_of(const Patient& p, std::uint64_t attempt) const {
  const std::uint64_t visit = visit_number(step_of(p), p) << 8;
  const auto [attendance, route] = draws_.pair(Purpose::attendance, p.key, visit | attempt);
  return {attendance, route};
}

/// Adds up the hours of the reported period from the roster and the diary. (hours.cpp)
void record_hours(const Model::Tables& tables, const Workspace::Buffers& buffers, Observations& into);

}  // namespace headroom
