// The balance by site, as the split of the load by role puts the work.
#pragma once

#include <vector>

#include "planning/load_split.hpp"
#include "planning/plan.hpp"
#include "planning/pools.hpp"

namespace headroom {

/// `Plan::sites`, of the split over these pools. `slots[s][a]`: booked slots of appointment a per referral of
/// stream s.
[[nodiscard]] std::vector<SiteBalance> site_balances(const Service& service, const std::vector<Pool>& pools,
                                                     const Needs& needs, const LoadSplit& split,
                                                     const std::vector<std::vector<double>>& slots);

}  // namespace headroom
