// Which numbers of a study somebody estimated, and how sure anybody is of each.
#pragma once

#include <vector>

#include "study/estimated.hpp"
#include "study/scenario_source.hpp"

namespace headroom::reading {

/// Of the study before overlays: what is uncertain, then every other number written of streams, appointments,
/// pathways, absence and the pace of posts, then those of the same parts that were assumed. Not who waits at
/// the start, who works how many hours and what is aimed at: these are counted, decided or agreed. What is
/// assumed alike of all posts, appointments or streams is one number, with a * for their names.
[[nodiscard]] EstimatedNumbers estimated_numbers(const ScenarioSource& source,
                                                 const std::vector<Assumption>& assumed);

}  // namespace headroom::reading
