// Who has an appointment, on which day and with whom.
#pragma once

#include <utility>
#include <vector>

#include "simulation/model/tables.hpp"
#include "simulation/record/recorder.hpp"

namespace headroom {

/// The appointments of one replication by day, and what became of those before.
class Appointments {
 public:
  explicit Appointments(Recorder& record) : record_{record} {}
  void reset(const Model::Tables& tables);

  /// An appointment with the holder of a column, made for a patient who had none.
  [[gnu::always_inline]] void make(Patient& patient, Position column) {
    patient.holder = column;
    if (!patient.seen && tables_->step_of(patient).sees_patient) record_.unbooked(patient.stream, -1);
    ++ledger_.made;
  }
  /// It is on this day: not to be said of one that is kept at once.
  void put(Day day, PatientId id) { by_day_[static_cast<std::size_t>(day)].push_back(id); }
  [[nodiscard]] const std::vector<PatientId>& on(Day day) const {
    return by_day_[static_cast<std::size_t>(day)];
  }
  /// Those who are taken off the day keep what else they have: for moving or cancelling it.
  void take_off(Day day, PatientId id) { std::erase(by_day_[static_cast<std::size_t>(day)], id); }
  template <class Which>
  void take_off_if(Day day, Which&& which) {
    std::erase_if(by_day_[static_cast<std::size_t>(day)], which);
  }

  void attended() { ++ledger_.attended; }
  void not_attended() { ++ledger_.not_attended; }
  void cancelled_by_service() { ++ledger_.cancelled_by_service; }
  /// Those made so far were made before the first day.
  void end_start() { ledger_.booked_at_start = std::exchange(ledger_.made, 0); }
  /// At the end of the run.
  [[nodiscard]] Ledger::Appointments ledger() const;

 private:
  const Model::Tables* tables_ = nullptr;
  Recorder& record_;
  std::vector<std::vector<PatientId>> by_day_;
  Ledger::Appointments ledger_;
};

}  // namespace headroom
