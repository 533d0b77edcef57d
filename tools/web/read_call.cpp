// Mistakes and warnings with their places; the balance of one scenario.

#include "web/read_call.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "planning/plan.hpp"
#include "running/remedy.hpp"
#include "said_back/check_json.hpp"
#include "said_back/plan_json.hpp"
#include "web/asked.hpp"
#include "web/asked_study.hpp"
#include "web/places.hpp"

namespace headroom::web {
namespace {

/// That a person chooses among.
constexpr std::size_t kMostScenarios = 100;

/// A problem without its place.
std::string message_of(const Problem& problem) {
  std::string message = (problem.path.empty() ? "the study" : problem.path) + " is " + problem.found +
                        "; expected " + problem.expected;
  if (const std::string remedy = remedy_for(problem); !remedy.empty()) message += " (" + remedy + ")";
  if (!problem.scenario.empty()) message += " (in scenario " + problem.scenario + ")";
  return message;
}

ordered_json problems_json(const Problems& problems, const Places& places) {
  auto json = ordered_json::array();
  for (const Problem& problem : problems) {
    ordered_json one = places.at(problem.where);
    one["path"] = problem.path;
    one["message"] = message_of(problem);
    json.push_back(std::move(one));
  }
  return json;
}

ordered_json warnings_json(const std::vector<std::string>& warnings, const Places& places) {
  auto json = ordered_json::array();
  for (const std::string& warning : warnings) {
    ordered_json one = places.of_message(warning);
    one["message"] = warning;
    json.push_back(std::move(one));
  }
  return json;
}

/// What the page shows of `check --json`, by its names.
ordered_json check_of(const Study& study) {
  ordered_json streams = ordered_json::object();
  for (const Stream& stream : study.base.streams) streams[stream.name] = {{"waiting", waiting_count(stream)}};
  return {{"title", study.title},
          {"experiment",
           {{"precision", study.experiment.precision.has_value()},
            {"select", study.experiment.select.has_value()}}},
          {"sizing", study.sizing.has_value()},
          {"uncertainty", !study.uncertainty.unknowns.empty()},
          {"streams", std::move(streams)}};
}

/// The balance of one scenario alone, so that what a person types is answered while they type.
void add_what_it_says(ordered_json& json, const Study& study, const std::string& shown) {
  std::size_t at = 0;
  json["scenarios"] = ordered_json::array();
  for (std::size_t s = 0; s < std::min(study.scenarios.size(), kMostScenarios); ++s) {
    json["scenarios"].push_back({{"name", study.scenarios.name(s)}, {"is", study.scenarios.about(s)}});
    if (study.scenarios.name(s) == shown) at = s;
  }
  Scenario scenario = study.scenarios[at];
  Plan figures = plan(scenario.service);
  const std::vector<ScenarioPlan> plans{{std::move(scenario), std::move(figures)}};
  json["scenario_count"] = study.scenarios.size();
  json["replications"] = study.experiment.replications;
  json["check"] = check_of(study);
  json["plan"] = ordered_json::parse(json_text(plan_json(study.title, plans, PlanParts::balance)));
}

}  // namespace

Message read_call(const Message& asked, const WorkFolder& folder) {
  const AskedStudy study = asked_study(asked, folder);
  const Places places{study.tree.root, study.path};
  Message answer{{{"version", number(asked, "version").value_or(0)}}};
  answer.json["problems"] = problems_json(study.loaded ? Problems{} : study.loaded.error(), places);
  answer.json["warnings"] = ordered_json::array();
  if (study.loaded) {
    answer.json["warnings"] = warnings_json(study.loaded->study.warnings, places);
    add_what_it_says(answer.json, study.loaded->study, optional_text(asked, "scenario").value_or(""));
  }
  return answer;
}

}  // namespace headroom::web
