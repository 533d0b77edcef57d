// `plan`: demand, hours and balance in closed form, as words, tables or JSON.

#include "planning/plan.hpp"
#include <memory>
#include "command_line/common_words.hpp"

#include <iostream>
#include <string>
#include <vector>

#include "answers/scenario_choice.hpp"
#include "command_line/exit_codes.hpp"
#include "reading/load_study.hpp"
#include "report/answers/plan_tables.hpp"
#include "running/needs.hpp"
#include "running/run_words.hpp"
#include "said_back/plan_json.hpp"
#include "said_back/problems.hpp"

namespace headroom {
namespace {

struct PlanOptions {
  std::string study;
  std::vector<std::string> scenarios;  ///< globs; empty: all
  Format format = Format::table;
  bool quiet = false;  ///< no warnings
};

/// The answer first, then the figures behind it.
void print_plans_text(const std::string& title, const std::vector<ScenarioPlan>& plans, TableStyle style) {
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

void print_plans(const std::string& title, const std::vector<ScenarioPlan>& plans, Format format) {
  switch (format) {
    case Format::json:
      std::cout << json_text(plan_json(title, plans));
      return;
    case Format::tsv:
      return print_tsv(plans);
    case Format::markdown:
      return print_plans_text(title, plans, TableStyle::markdown);
    case Format::table:
      return print_plans_text(title, plans, TableStyle::plain);
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
  print_plans(loaded->study.title, plans, options.format);
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
