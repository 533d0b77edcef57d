// What of the protected time was taken to see patients: which category and activity lost it.
#pragma once

#include <vector>

#include "simulation/record/hours.hpp"

namespace headroom {

/// Minutes of a holder's protected time of a day taken to see patients: SPA before AR.
struct UsedOnDay {
  int spa = 0, ar = 0;
};
[[nodiscard]] UsedOnDay protected_time_used_on(const HoursSeen& seen, std::size_t holder, Day day);

/// What was taken in the reported period by post, category, activity and reason. Of a day's soft minutes
/// those under no activity go first, then the soft activities as written; each has its hours' part of the
/// day.
[[nodiscard]] std::vector<ProtectedUse> record_protected_time_used(const Model::Tables& tables,
                                                                   const HoursSeen& seen);

}  // namespace headroom
