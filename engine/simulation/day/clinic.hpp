// Today's appointments: attended or missed.
#pragma once

#include <vector>

#include "simulation/books/appointments.hpp"
#include "simulation/day/journeys.hpp"
#include "simulation/diary/minutes_by_day.hpp"

namespace headroom {

/// The appointments that come round, whose minutes are used whether or not the patient is there.
class Clinic {
 public:
  Clinic(Patients& patients, Appointments& appointments, BookingList& list, Journeys& journeys,
         Clocks& clocks, Recorder& record)
      : patients_{patients},
        appointments_{appointments},
        list_{list},
        journeys_{journeys},
        clocks_{clocks},
        record_{record} {}
  void reset(const Model::Tables& tables, const ReplicationDraws& draws);

  /// Everybody who was booked for the day.
  void hold(Day day);
  /// Somebody who was booked for today only now.
  void see_at_once(Patient& patient, PatientId id, Day day);

  /// Minutes of appointments that came round, by day and diary column.
  [[nodiscard]] const MinutesByDay& booked() const { return booked_; }
  /// Of these.
  [[nodiscard]] const MinutesByDay& not_attended() const { return not_attended_; }

 private:
  /// The two words of 53 bits that every appointment may need.
  struct VisitDraws {
    std::uint64_t attendance = 0;
    std::uint64_t route = 0;  ///< as if this were the visit's first attempt
  };
  /// An appointment of today.
  struct Visit {
    PatientId patient = 0;
    std::uint32_t next = 0;  ///< of the same kind, among `today_`
    VisitDraws draws;
  };
  /// Today's minutes, by column.
  struct Minutes {
    std::int16_t *booked, *not_attended;
  };
  void draw_visits(Day day);
  [[nodiscard]] [[gnu::always_inline]] VisitDraws draws_of(const Patient& patient,
                                                           std::uint64_t attempt) const;
  [[nodiscard]] Minutes minutes(Day day) { return {booked_.row(day), not_attended_.row(day)}; }
  [[gnu::always_inline]] void appointment(Patient& patient, PatientId id, const VisitKind& kind,
                                          Minutes minutes, VisitDraws draws);
  [[gnu::always_inline]] void attend(Patient& patient, PatientId id, const VisitKind& kind,
                                     std::uint64_t route);
  void miss(Patient& patient, PatientId id, Day day);

  const Model::Tables* tables_ = nullptr;
  const ReplicationDraws* draws_ = nullptr;
  Patients& patients_;
  Appointments& appointments_;
  BookingList& list_;
  Journeys& journeys_;
  Clocks& clocks_;
  Recorder& record_;
  MinutesByDay booked_, not_attended_;
  std::vector<Visit> today_;            ///< one before the first of each kind; then as booked
  std::vector<std::uint32_t> last_of_;  ///< by kind, the last of it among `today_`
};

}  // namespace headroom
