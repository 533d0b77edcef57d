// What `plan --json` prints, as a document.
#pragma once

#include <string>
#include <vector>

#include "answers/json.hpp"
#include "report/answers/plan_tables.hpp"

namespace headroom {

/// {title, scenarios.X.{about, reading, demand, capacity, balance, waiting}, notes}.
[[nodiscard]] Json plan_json(const std::string& title, const std::vector<ScenarioPlan>& plans);

}  // namespace headroom
