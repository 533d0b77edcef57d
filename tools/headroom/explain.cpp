#include "experiment/explain.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "commands.hpp"
#include "comparison_json.hpp"
#include "needs.hpp"
#include "problems.hpp"
#include "report/compare_text.hpp"
#include "report/explain_text.hpp"
#include "report/staffing_text.hpp"
#include "run_words.hpp"
#include "scenario_choice.hpp"
#include "support/interrupt.hpp"
#include "support/load_study.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

/// The one scenario that matches, or a sentence.
tl::expected<Scenario, std::string> only_match(const Scenarios& scenarios, const std::string& glob) {
  auto matching = matching_scenarios(scenarios, glob);
  if (!matching) return tl::unexpected{matching.error()};
  if (matching->size() == 1) return scenarios[matching->front()];
  return tl::unexpected{fmt::format("'{}' matches {}; explain takes one scenario", glob,
                                    names_of(scenarios.chosen(*matching)))};
}

// As JSON.

/// {streams: {S: {METRIC: {...}}}, all: {METRIC: {...}}} of one variant.
Json variant_json(const Comparison& comparison, std::size_t variant) {
  Json streams = Json::object(), all = Json::object();
  for (const ComparedFigure& figure : comparison.figures) {
    Json& into = figure.stream ? streams[comparison.streams[*figure.stream]] : all;
    into[std::string{figure.name}] = scenario_json(figure.scenarios[variant]);
  }
  return {{"streams", streams}, {"all", all}};
}

Json causes_json(const Explanation& explanation) {
  Json causes = Json::object();
  std::size_t variant = 1;
  for (const CauseInfo& info : kCauses) {
    const auto& present = explanation.causes;
    const bool in_study = std::find(present.begin(), present.end(), info.cause) != present.end();
    Json cause = {{"switched_off", info.off}, {"in_study", in_study}};
    if (in_study) cause.update(variant_json(explanation.comparison, variant++));
    causes[std::string{info.name}] = std::move(cause);
  }
  return causes;
}

Json explanation_json(const Explanation& explanation) {
  const Comparison& comparison = explanation.comparison;
  return {{"title", comparison.title},
          {"scenario", explanation.scenario},
          {"replications", comparison.replications},
          {"start", to_string(comparison.start)},
          {"weeks", comparison.weeks},
          {"confidence", kConfidence},
          {"as_it_is", variant_json(comparison, 0)},
          {"causes", causes_json(explanation)},
          {"balance_of_capacity_and_demand", variant_json(comparison, comparison.scenarios.size() - 1)}};
}

void print_text(const Explanation& explanation, TableStyle style) {
  const bool markdown = style == TableStyle::markdown;
  for (const std::string& sentence : explain_in_words(explanation)) {
    std::cout << (markdown ? "- " + sentence : wrapped(sentence, kScreenColumns)) << '\n';
  }
  for (const Table& table : explain_tables(explanation))
    std::cout << '\n' << render(markdown ? table : wrapped(table, kScreenColumns), style);
}

void print(const Explanation& explanation, Format format) {
  switch (format) {
    case Format::table:
      return print_text(explanation, TableStyle::plain);
    case Format::markdown:
      return print_text(explanation, TableStyle::markdown);
    case Format::tsv:
      std::cout << render(compare_rows(explanation.comparison), TableStyle::tsv);
      return;
    case Format::json:
      return print_json(explanation_json(explanation));
  }
}

std::size_t threads_of(const ExplainOptions& options) {
  const Interrupt interrupt;
  return Workers{options.threads, interrupt}.workers();
}

/// None where somebody asked to stop.
std::optional<Explanation> explained(const ExplainPlan& plan, const ExplainOptions& options,
                                     std::uint64_t memory) {
  const Interrupt interrupt;
  Workers workers{options.threads, interrupt};
  const std::size_t runs = plan.experiment.scenarios.size() * plan.experiment.replications;
  std::optional<Progress> progress;
  if (!options.quiet) {
    std::cerr << fmt::format("{} variants of {} x {} replications of {} weeks on {} threads\n{}\n",
                             plan.experiment.scenarios.size(), plan.scenario, plan.experiment.replications,
                             plan.experiment.base.calendar.weeks, workers.workers(), needs_text(memory, 0));
    progress.emplace(runs);
  }
  return explain(plan, workers, [&](std::size_t replications) {
    if (progress) progress->add(replications);
  });
}

}  // namespace

int explain(const ExplainOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const Study& study = loaded->study;
  const auto scenario = only_match(study.scenarios, options.scenario);
  if (!scenario) return say(kWrongInput, scenario.error());
  const ExplainPlan plan =
      explain_plan(study, *scenario,
                   static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications)),
                   options.seed.value_or(study.experiment.seed));
  const std::size_t threads = threads_of(options);
  const RunNeeds needs{plan.experiment, axes_of(plan.experiment.scenarios, plan.experiment.replications),
                       RunNeeds::Writes::nothing};
  const std::uint64_t memory = needs.memory(threads);
  if (const std::string refused = memory_refusal(memory, threads, [&] { return needs.remedies(threads); });
      !refused.empty())
    return say(kFailed, refused);
  const std::optional<Explanation> explanation = explained(plan, options, memory);
  if (!explanation) return say(kFailed, "stopped; nothing was explained");
  print(*explanation, options.format);
  return kDone;
}

}  // namespace headroom
