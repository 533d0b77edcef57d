// Whose appointments the days lost by their clinicians take.
#pragma once

#include <optional>
#include <vector>

#include "simulation/books/appointments.hpp"
#include "simulation/books/patients.hpp"
#include "simulation/staffing/protected_time.hpp"

namespace headroom {

/// A patient whose clinician is off on the day of the appointment, and that clinician's post.
struct Stranded {
  PatientId patient = 0;
  Day day = 0;
  PostId post;
};

/// Finds the patients who were booked into lost days and gives back what their appointments took.
class Displaced {
 public:
  Displaced(Patients& patients, Appointments& appointments, Diary& diary, const People& people,
            ProtectedTime& protected_time)
      : patients_{patients},
        appointments_{appointments},
        diary_{diary},
        people_{people},
        protected_time_{protected_time} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  /// Those of these days, in the order in which they are covered. Good until the next call.
  [[nodiscard]] const std::vector<Stranded>& by(const std::vector<LostDay>& lost);

 private:
  void strand_all(const LostDay& lost);
  void cut_for_return(const LostDay& lost);
  void strand(PatientId id, const LostDay& lost);
  [[nodiscard]] std::optional<PatientId> displaced_by_return(Position column, Day day, bool too_full) const;
  [[nodiscard]] bool covered_before(PatientId a, PatientId b) const;

  const Model::Tables* tables_ = nullptr;
  Patients& patients_;
  Appointments& appointments_;
  Diary& diary_;
  const People& people_;
  ProtectedTime& protected_time_;
  std::vector<Stranded> stranded_;
};

}  // namespace headroom
