// `plan`: demand, hours and balance in closed form, as words, tables or JSON.

#include "planning/plan.hpp"
#include <memory>
#include "command_line/common_words.hpp"

#include <cmath>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "answers/json.hpp"
#include "answers/problems.hpp"
#include "answers/scenario_choice.hpp"
#include "base/meant.hpp"
#include "command_line/exit_codes.hpp"
#include "reading/load_study.hpp"
#include "report/answers/plan_tables.hpp"
#include "running/needs.hpp"
#include "running/run_words.hpp"

namespace headroom {
namespace {

struct PlanOptions {
  std::string study;
  std::vector<std::string> scenarios;  ///< globs; empty: all
  Format format = Format::table;
  bool quiet = false;  ///< no warnings
};

/// What is not a finite number is null.
Json meant_json(double value) { return std::isfinite(value) ? Json(as_meant(value)) : Json(nullptr); }
Json meant_json(Hours hours) { return meant_json(hours.value()); }
Json meant_json(std::optional<double> value) { return value ? meant_json(*value) : Json(nullptr); }

Json demand_json(const Service& service, const Plan& plan) {
  Json streams = Json::object();
  for (std::size_t s = 0; s < plan.streams.size(); ++s) {
    const StreamDemand& d = plan.streams[s];
    streams[service.streams[s].name] = {
        {"referrals_per_week", meant_json(d.referrals_per_week)},
        {"appointments_per_referral", meant_json(d.appointments_per_referral)},
        {"slots_per_referral", meant_json(d.slots_per_referral)},
        {"dcc_hours_per_referral", meant_json(d.dcc_hours_per_referral)},
        {"dcc_hours_per_week", meant_json(d.dcc_hours_per_week)}};
  }
  return {{"streams", streams}};
}

Json capacity_json(const Service& service, const Plan& plan) {
  Json posts = Json::object();
  for (std::size_t p = 0; p < plan.posts.size(); ++p) {
    const PostCapacity& c = plan.posts[p];
    Json post = {{"wte", meant_json(c.wte)},
                 {"contracted_hours_per_year", meant_json(c.contracted_per_year)},
                 {"leave_hours", meant_json(c.leave)},
                 {"study_hours", meant_json(c.study)},
                 {"sickness_hours", meant_json(c.sickness)},
                 {"productive_hours", meant_json(c.productive)}};
    for (std::size_t k = 0; k < kCategories; ++k) {
      post[std::string(kCategoryNames[k]) + "_hours"] = meant_json(c.by_category[k]);
    }
    post["opened_dcc_hours_per_week"] = meant_json(c.opened_dcc_per_week);
    post["bookable_dcc_hours_per_week"] = meant_json(c.bookable_dcc_per_week);
    post["share_of_period"] = meant_json(c.share_of_period);
    if (c.absent_share > 0) post["absent_share"] = meant_json(c.absent_share);
    if (c.vacant_share > 0) post["vacant_share"] = meant_json(c.vacant_share);
    if (varies(c)) post["mean_bookable_dcc_hours_per_week"] = meant_json(c.mean_bookable_per_week);
    posts[service.posts[p].name] = post;
  }
  return {{"posts", posts}};
}

Json balance_json(const Service& service, const Plan& plan) {
  Json roles = Json::object();
  for (const RoleBalance& b : plan.roles) {
    roles[service.roles[b.role.index]] = {{"demand_hours_per_week", meant_json(b.demand_per_week)},
                                          {"capacity_hours_per_week", meant_json(b.capacity_per_week)},
                                          {"load", meant_json(b.load)},
                                          {"wte_short", meant_json(b.wte_short)}};
  }
  Json needs = Json::array();
  for (const NamedNeed& need : plan.tightest.needs) needs.push_back(name_of(service, need));
  return {{"roles", roles}, {"tightest", {{"needs", needs}, {"load", meant_json(plan.tightest.load)}}}};
}

Json waiting_json(const Service& service, const Plan& plan) {
  Json streams = Json::object();
  for (std::size_t s = 0; s < plan.waiting.size(); ++s) {
    const StreamWaiting& w = plan.waiting[s];
    streams[service.streams[s].name] = {{"queue_load", meant_json(w.queue_load)},
                                        {"target_list_size", meant_json(w.target_list_size)},
                                        {"relief_capacity_per_week", meant_json(w.relief_capacity_per_week)},
                                        {"target_capacity_per_week", meant_json(w.target_capacity_per_week)}};
  }
  return streams;
}

Json plan_json(const std::string& title, const std::vector<ScenarioPlan>& plans) {
  Json scenarios = Json::object();
  for (const auto& [scenario, plan] : plans) {
    const Service& service = scenario.service;
    scenarios[scenario.name] = {{"about", scenario.about},
                                {"reading", plan_reading(service, plan)},
                                {"demand", demand_json(service, plan)},
                                {"capacity", capacity_json(service, plan)},
                                {"balance", balance_json(service, plan)},
                                {"waiting", waiting_json(service, plan)}};
  }
  return {{"title", title}, {"scenarios", scenarios}, {"notes", plan_caveats()}};
}

/// The answer first, then the figures behind it.
void print_text(const std::string& title, const std::vector<ScenarioPlan>& plans, TableStyle style) {
  const char* const bullet = style == TableStyle::markdown ? "- " : "  ";
  std::cout << (style == TableStyle::markdown ? "# " : "") << title << "\n\n";
  for (const auto& [scenario, plan] : plans) {
    std::cout << bullet << scenario.name << ": " << plan_reading(scenario.service, plan) << '\n';
  }
  for (const Table& table : plan_tables(plans, PlanRows::changed)) std::cout << '\n' << render(table, style);
  std::cout << '\n';
  for (const std::string& line : plan_caveats()) std::cout << bullet << line << '\n';
}

/// Tables only, a blank line between them, every row written out.
void print_tsv(const std::vector<ScenarioPlan>& plans) {
  bool first = true;
  for (const Table& table : plan_tables(plans, PlanRows::all)) {
    std::cout << (first ? "" : "\n") << render(table, TableStyle::tsv);
    first = false;
  }
}

void print(const std::string& title, const std::vector<ScenarioPlan>& plans, Format format) {
  switch (format) {
    case Format::json:
      std::cout << json_text(plan_json(title, plans));
      return;
    case Format::tsv:
      return print_tsv(plans);
    case Format::markdown:
      return print_text(title, plans, TableStyle::markdown);
    case Format::table:
      return print_text(title, plans, TableStyle::plain);
  }
}

int plan(const PlanOptions& options) {
  constexpr std::size_t kManyScenarios = 100;  // fewer take nothing that is worth a word
  auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  if (!options.quiet)
    for (const std::string& warning : loaded->study.warnings) std::cerr << "warning: " << warning << '\n';
  auto chosen = chosen_scenarios(loaded->study.scenarios, options.scenarios);
  if (!chosen) {
    std::cerr << "headroom: " << chosen.error() << '\n';
    return kWrongInput;
  }
  if (chosen->size() > 1) {
    const PlanNeeds needs{*chosen, options.format == Format::json ? PlanOutput::json : PlanOutput::table};
    const std::string refused =
        memory_refusal(needs.memory(chosen->size()), 1, [&] { return needs.remedies(); });
    if (!refused.empty()) {
      std::cerr << "headroom: " << refused << '\n';
      return kFailed;
    }
    if (chosen->size() > kManyScenarios && !options.quiet)
      std::cerr << counted(chosen->size(), "scenario") << "; " << needs_text(needs.memory(chosen->size()), 0)
                << '\n';
  }
  std::vector<ScenarioPlan> plans;
  for (Scenario scenario : *chosen) {
    Plan figures = plan(scenario.service);
    plans.push_back({std::move(scenario), std::move(figures)});
  }
  print(loaded->study.title, plans, options.format);
  return kDone;
}

}  // namespace

Command plan_command() {
  auto options = std::make_shared<PlanOptions>();
  return {"plan",
          "Closed-form balance: demand hours against productive job-plan hours, by stream, role and post; "
          "no simulation",
          all_of({{study_word(options->study), scenarios_word(options->scenarios)},
                  format_words(options->format),
                  {quiet_word(options->quiet, "no warnings")}}),
          {{{"are there enough hours, on average?", "plan my-clinic/study.yaml"},
            {"only the baseline and what begins with 'more'", "plan my-clinic/study.yaml --scenario 'more*'"},
            {"a table to paste into a document", "plan my-clinic/study.yaml --format markdown"}},
           {{"", "A balance of means: who waits how long for want of luck, run simulates."}}},
          [options] { return plan(*options); }};
}

}  // namespace headroom
