#pragma once

#include <nlohmann/json.hpp>

#include "results/comparison.hpp"

/// Parts of a comparison as JSON; NaN and what is not there are null.
namespace headroom {

using Json = nlohmann::ordered_json;

/// {mean, low, high, replications, difference, difference_low, difference_high, p_better}.
[[nodiscard]] Json scenario_json(const ComparedScenario& scenario);
/// {scenarios: {NAME: scenario_json}}.
[[nodiscard]] Json by_scenario(const Comparison& comparison, const std::vector<ComparedScenario>& scenarios);

/// {hours, planned_delivered, raided, covered, worst_days} of a comparison about staffing.
[[nodiscard]] Json staffing_json(const Comparison& comparison);

/// One document to stdout. A name in a file need not be valid UTF-8; the output always is.
void print_json(const Json& document);

}  // namespace headroom
