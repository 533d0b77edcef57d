#pragma once

#include <vector>

#include "random/stream.hpp"
#include "simulation/patient.hpp"
#include "simulation/recorder.hpp"
#include "simulation/tables.hpp"
#include "simulation/waiting_list.hpp"

namespace headroom {

/// How far one holder's spells have been worked off.
struct OffSick {
  std::size_t spell = 0;
  bool off = false;
  Day closed_to = 0;  ///< the diary takes no bookings up to this day
};

struct Workspace::Buffers {
  std::vector<Patient> patients;
  std::vector<std::uint16_t> visits;              ///< by patient: visits to each step of their pathway
  std::vector<std::vector<PatientId>> due_on;     ///< by day: who joins the waiting list
  std::vector<std::vector<PatientId>> booked_on;  ///< by day: who has an appointment
  std::vector<WaitingClass> waiting;              ///< by booking class
  std::vector<std::int16_t> booked, attended;     ///< minutes by [day][diary position]
  std::vector<OffSick> off_sick;                  ///< by holder
  Diary diary;
  Roster roster;
  Recorder recorder;
};

/// One replication, day by day. The order within a day is that of the functions below:
///
///   staffing   who is off sick; their patients are cancelled
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
  PatientId add_patient(Entity key, std::size_t stream, std::size_t priority, std::size_t step,
                        std::int32_t clock_start);
  void enter(PatientId id);
  void staffing(Day day);
  void staffing_of(std::size_t holder, Day day);
  void cancel_bookings(Position holder, Day day);
  void referrals(Day day);
  void follow_ups(Day day);
  void finish();

  // clinic_day.cpp: what happens to one patient
  void clinic(Day day);
  void appointment(PatientId id, Day day);
  void attend(Patient& patient, PatientId id, Day day);
  void miss(Patient& patient, PatientId id, Day day);
  void first_seen(Patient& patient, Day day);
  void treat(Patient& patient, Day day);
  void stop_clock(Patient& patient);
  void discharge(Patient& patient, Day day);
  void next_step(Patient& patient, PatientId id, Day day);
  void set_due(Patient& patient, PatientId id, Day due, Day today);

  // booking.cpp: the waiting list and the diary
  void join(PatientId id);
  [[nodiscard]] std::uint64_t order_key(const Patient& patient) const;
  [[nodiscard]] static std::uint64_t order_low(std::int32_t clock_start, std::size_t stream);
  void same_day(Day day);
  [[nodiscard]] bool see_someone_today(Day day);
  enum class Notice { as_asked, waived };
  void book(Day day, Notice notice);
  struct ClassRun;
  [[nodiscard]] bool try_to_book(ClassRun& run, PatientId id);
  struct Offer {
    Day day = -1;
    Position holder = kNobody;
  };
  [[nodiscard]] Offer earliest(const Patient& patient, std::size_t need, Day from, Day to) const;
  [[nodiscard]] bool may_insist(const Patient& patient, const Need& need, Day from) const;
  void give(Patient& patient, PatientId id, Offer offer, int slot);

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
  [[nodiscard]] const StepTable& step_of(const Patient& p) const { return stream_of(p).steps[p.step]; }
  [[nodiscard]] std::size_t priority_of(const Patient& p) const {
    return stream_of(p).first_priority + p.priority;
  }
  [[nodiscard]] Day target_of(const Patient& p) const {
    return t_.open.after(day_of(p.clock_start), stream_of(p).priorities[p.priority].target);
  }
  [[nodiscard]] std::size_t cell(Day day, Position holder) const {
    return static_cast<std::size_t>(day) * t_.holder_at.size() + holder;
  }
  /// What a draw of this visit is numbered by; steps below 2^12, visits below 2^16.
  [[nodiscard]] static std::uint64_t visit_number(const Patient& p) {
    return (static_cast<std::uint64_t>(p.step) << 16) | p.occurrence;
  }

  const Model::Tables& t_;
  ReplicationDraws draws_;
  Workspace::Buffers& at_;
  Recorder& record_;
  Ledger ledger_{};
};

/// Adds up the hours of the reported period from the roster and the diary. (hours.cpp)
void record_hours(const Model::Tables& tables, const Workspace::Buffers& buffers, Observations& into);

}  // namespace headroom
