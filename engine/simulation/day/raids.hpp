// Protected time taken to see patients, by holder's day and by activity.
#pragma once

#include <vector>

#include "simulation/day/replication.hpp"

namespace headroom {

/// Minutes of a holder's protected time of a day taken to see patients: SPA before AR.
struct RaidedDay {
  int spa = 0, ar = 0;
};
[[nodiscard]] RaidedDay raided_day(const Model::Tables& tables, const Workspace::Buffers& buffers,
                                   std::size_t holder, Day day);

/// The raids of the reported period by post, category, activity and reason. Of a day's soft minutes those
/// under no activity go first, then the soft activities as written; each has its hours' part of the day.
[[nodiscard]] std::vector<Raid> record_raids(const Model::Tables& tables, const Workspace::Buffers& buffers);

}  // namespace headroom
