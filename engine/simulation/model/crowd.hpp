// How many people a run has to do with, as expected without chance.
#pragma once

#include "service/service.hpp"
#include "simulation/study_at_start.hpp"

namespace headroom {

/// How many people a simulated service has to do with over its whole run, as expected without chance: what
/// its memory is worked out from.
struct Crowd {
  double patients = 0;  ///< ever on the books: those there at the start and those referred
  double bookings = 0;
  double parked = 0;          ///< follow-ups that first wait for the day on which their booking window opens
  double waiting = 0;         ///< the most at one time who have no booking
  double visits_counted = 0;  ///< counters of visits that patients carry
};

/// Patients flow through the steps week by week as their shares and mean delays say. Where the hours of the
/// job plans cannot see all of them, all that is seen is in proportion and the rest waits.
[[nodiscard]] Crowd expected_crowd(const Service& scenario, const StudyAtStart& study);

}  // namespace headroom
