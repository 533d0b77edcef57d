#include "comparison_json.hpp"

#include <cmath>
#include <iostream>

namespace headroom {
namespace {

Json json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json named(const std::string& name) { return name == "-" ? Json(nullptr) : Json(name); }

Json hours_json(const Comparison& comparison) {
  Json all = Json::object();
  for (const ComparedHours& hours : comparison.staffing->hours) {
    Json one = {{"units", "hours"}, {"long_name", hours.long_name}};
    one.update(by_scenario(comparison, hours.scenarios));
    all[std::string{hours.name}] = std::move(one);
  }
  return all;
}

Json planned_delivered_json(const Comparison& comparison) {
  Json all = Json::object();
  for (const ComparedCategory& c : comparison.staffing->categories) {
    all[kCategoryNames[static_cast<std::size_t>(c.category)]] = {
        {"planned", by_scenario(comparison, c.planned)}, {"delivered", by_scenario(comparison, c.delivered)}};
  }
  return all;
}

Json raided_json(const Comparison& comparison) {
  Json by_category = Json::array(), by_activity = Json::array();
  for (const ComparedRaid& raid : comparison.staffing->raids_in_all) {
    Json one = {{"category", raid.category}, {"reason", raid.reason}};
    one.update(by_scenario(comparison, raid.scenarios));
    by_category.push_back(std::move(one));
  }
  for (const ComparedRaid& raid : comparison.staffing->raids) {
    Json one = {{"post", raid.post},
                {"category", raid.category},
                {"activity", named(raid.activity)},
                {"pillar", named(raid.pillar)},
                {"reason", raid.reason}};
    one.update(by_scenario(comparison, raid.scenarios));
    by_activity.push_back(std::move(one));
  }
  return {{"by_category", by_category}, {"by_activity", by_activity}};
}

Json covered_json(const Comparison& comparison) {
  constexpr std::pair<const char*, const char*> kFates[] = {{"colleagues", "covered_by_colleagues"},
                                                            {"protected_time", "covered_by_protected_time"},
                                                            {"bank", "covered_by_bank"},
                                                            {"cancelled", "cancelled_by_service"}};
  Json all = Json::object();
  for (const auto& [name, metric] : kFates) {
    for (const ComparedFigure& figure : comparison.figures) {
      if (figure.name == metric) all[name] = by_scenario(comparison, figure.scenarios);
    }
  }
  return all;
}

Json worst_days_json(const Comparison& comparison) {
  Json all = Json::array();
  for (const WorstDay& day : comparison.staffing->worst_days) {
    Json scenarios = Json::object();
    for (std::size_t s = 0; s < day.below.size(); ++s) {
      const Estimate& share = day.below[s];
      scenarios[comparison.scenarios[s]] = {{"share", json(share.mean)},
                                            {"low", json(share.low)},
                                            {"high", json(share.high)},
                                            {"replications", share.replications}};
    }
    all.push_back({{"date", to_string(day.date)}, {"role", day.role}, {"scenarios", scenarios}});
  }
  return all;
}

}  // namespace

Json scenario_json(const ComparedScenario& scenario) {
  const Estimate& level = scenario.level;
  Json json_of = {{"mean", json(level.mean)},           {"low", json(level.low)}, {"high", json(level.high)},
                  {"replications", level.replications}, {"difference", nullptr},  {"difference_low", nullptr},
                  {"difference_high", nullptr},         {"p_better", nullptr}};
  if (const auto& change = scenario.change) {
    json_of["difference"] = json(change->difference.mean);
    json_of["difference_low"] = json(change->difference.low);
    json_of["difference_high"] = json(change->difference.high);
    json_of["p_better"] = json(change->p_better);
  }
  return json_of;
}

Json by_scenario(const Comparison& comparison, const std::vector<ComparedScenario>& scenarios) {
  Json all = Json::object();
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    all[comparison.scenarios[s]] = scenario_json(scenarios[s]);
  }
  return {{"scenarios", all}};
}

Json staffing_json(const Comparison& comparison) {
  return {{"hours", hours_json(comparison)},
          {"planned_delivered", planned_delivered_json(comparison)},
          {"raided", raided_json(comparison)},
          {"covered", covered_json(comparison)},
          {"worst_days", worst_days_json(comparison)}};
}

void print_json(const Json& document) {
  std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace headroom
