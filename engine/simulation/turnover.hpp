#pragma once

#include <vector>

#include "random/stream.hpp"
#include "service/absence.hpp"
#include "simulation/holder.hpp"

namespace headroom {

/// The vacancies of one holder who is in post on day `first` and whose post exists to day `last`, in order.
/// Holders stay for an exponential time; the post is then empty for time_to_hire less notice, never below 0.
/// In the long run the vacant share of the days is gap / (gap + 1 / rate).
[[nodiscard]] std::vector<Vacancy> draw_vacancies(const Turnover& turnover, const ReplicationDraws& draws,
                                                  Entity holder, Day first, Day last);

}  // namespace headroom
