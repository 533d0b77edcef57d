// How many visits to each step of its pathway a referral leads to.
#pragma once

#include <vector>

#include "service/service.hpp"

namespace headroom {

/// Expected entered visits to each step of the stream's pathway per referral: the entry row of (I - Q)^-1,
/// where a step goes on only once it has been attended. A visit may take several bookings, or fail them all.
[[nodiscard]] std::vector<double> entered_visits(const Service& service, StreamId stream);

}  // namespace headroom
