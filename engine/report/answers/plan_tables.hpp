// What `plan` answers, as tables of demand, hours, balance, tightest needs and lists.
#pragma once

#include <string>
#include <vector>

#include "planning/plan.hpp"
#include "report/words/table.hpp"
#include "study/study.hpp"

namespace headroom {

struct ScenarioPlan {
  Scenario scenario;
  Plan plan;
};

/// Which streams and posts of the scenarios after the first are shown.
enum class PlanRows {
  all,
  changed,  ///< only those whose figures differ from the first scenario's
};

/// Demand by stream, hours by post, balance by role and by site, the tightest needs and the waiting lists, a
/// row for each scenario and thing. `plans` begins with the baseline.
[[nodiscard]] std::vector<Table> plan_tables(const std::vector<ScenarioPlan>& plans, PlanRows rows);

/// What the balance says, in a sentence. Worked example: "Demand needs 118.3% of the hours that orthotist
/// posts have: 0.87 WTE short."
[[nodiscard]] std::string plan_reading(const Service& service, const Plan& plan);

/// What the closed forms include and what they leave out, a line each.
[[nodiscard]] std::vector<std::string> plan_caveats();

}  // namespace headroom
