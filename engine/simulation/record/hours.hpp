// Where the hours of the reported period went, and what that is added up from.
#pragma once

#include <vector>

#include "simulation/diary/minutes_by_day.hpp"
#include "simulation/model/tables.hpp"
#include "simulation/observations.hpp"

namespace headroom {

/// What the hours are added up from, when the run is over.
struct HoursSeen {
  const Roster& roster;
  const MinutesByDay& booked;               ///< that came round, by diary column
  const MinutesByDay& not_attended;         ///< of these
  const MinutesByDay& protected_time_used;  ///< to see patients, by holder; empty: never
  const std::vector<int>& bank;             ///< minutes by [simulated week][post that is off]; empty: no bank
};

void record_hours(const Model::Tables& tables, const HoursSeen& seen, Observations& into);

}  // namespace headroom
