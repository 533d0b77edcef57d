// Targets that arithmetic alone shows to be missed, so that no replication is spent on them.
#pragma once

#include "study/study.hpp"

namespace headroom {

/// Whether arithmetic alone shows that the service must miss the target, without a simulation: of the
/// patients whose target date lies in the period, more hours are needed for the first appointments of those
/// who must be seen in time than all the period has, with nothing else done and 5% to spare. Only for
/// `in_time` of at least a share; false wherever this shows nothing. Never true of a service that covers one
/// of which it is false: hours only grow with capacity.
[[nodiscard]] bool surely_misses(const Service& service, const SizingTarget& target);

}  // namespace headroom
