// What `plan --json` prints, as a document.
#pragma once

#include <string>
#include <vector>

#include "answers/json.hpp"
#include "report/answers/plan_tables.hpp"

namespace headroom {

enum class PlanParts {
  all,
  balance,  ///< without demand and capacity, which are long where posts and streams are many
};

/// {title, scenarios.X.{about, reading, demand, capacity, balance, waiting}, notes}.
[[nodiscard]] Json plan_json(const std::string& title, const std::vector<ScenarioPlan>& plans,
                             PlanParts parts = PlanParts::all);

}  // namespace headroom
