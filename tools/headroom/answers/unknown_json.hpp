// What is not known, and what knowing some of it would be worth, as JSON.
#pragma once

#include "experiment/unknown_parts.hpp"
#include "json.hpp"

namespace headroom {

/// {title, scenario, baseline, replications, start, weeks, confidence, as_it_is: {streams: {S: {METRIC:
/// scenario_json with `unknown`, and where the scenario is not the baseline `difference_unknown`}}}}, both
/// {share, ranked, by_path: [{paths, known_last, known_alone, narrower, none_seen}]}. Null where nothing was
/// seen.
[[nodiscard]] Json unknown_json(const UnknownParts& parts);

}  // namespace headroom
