// `explain`: plays a scenario without one cause of waiting after another, and says what each does.

#include "experiment/explain.hpp"
#include <memory>
#include "command_line/common_words.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "answers/comparison_json.hpp"
#include "answers/scenario_choice.hpp"
#include "command_line/exit_codes.hpp"
#include "reading/load_study.hpp"
#include "report/answers/compare_text.hpp"
#include "report/answers/explain_text.hpp"
#include "report/answers/staffing_text.hpp"
#include "running/needs.hpp"
#include "running/run_words.hpp"
#include "said_back/problems.hpp"
#include "support/interrupt.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

struct ExplainOptions {
  std::string study;
  std::string scenario = "baseline";  ///< a glob that matches one
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;  ///< 0: as many as the machine has
  Format format = Format::table;
  bool quiet = false;  ///< no progress
};

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
    const std::string name{figure.name};
    (figure.stream ? streams[comparison.streams[*figure.stream]][name] : all[name]) =
        scenario_json(figure.scenarios[variant]);
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

void print_explanation_text(const Explanation& explanation, TableStyle style) {
  const bool markdown = style == TableStyle::markdown;
  for (const std::string& sentence : explain_in_words(explanation)) {
    std::cout << (markdown ? "- " + sentence : wrapped(sentence, kScreenColumns)) << '\n';
  }
  for (const Table& table : explain_tables(explanation))
    std::cout << '\n' << render(markdown ? table : wrapped(table, kScreenColumns), style);
}

void print_explanation(const Explanation& explanation, Format format) {
  switch (format) {
    case Format::table:
      return print_explanation_text(explanation, TableStyle::plain);
    case Format::markdown:
      return print_explanation_text(explanation, TableStyle::markdown);
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
  print_explanation(*explanation, options.format);
  return kDone;
}

CommandHelp explain_help() {
  return {{{"how much of the wait is sickness, leave, missed appointments, chance?",
            "explain my-clinic/study.yaml"},
           {"of one scenario, quickly", "explain my-clinic/study.yaml --scenario leaver --replications 20"}},
          {{"",
            "A difference is the service with a cause switched off minus the service as it is, of the share "
            "in time "
            "(in_time), the mean wait to the first appointment (wait_first_mean) and the clinic hours used "
            "(utilisation). What is left with all causes off is the balance of capacity and demand."},
           {"", "--json holds, where CAUSE is sickness, leave, vacancy, non_attendance, cover or variation:"},
           {"as_it_is, causes.CAUSE, balance_of_capacity_and_demand",
            "each streams.S.METRIC and all.METRIC with mean, low, high, replications, difference, "
            "difference_low, "
            "difference_high and p_better; a cause also in_study: false for one that the study does not "
            "have, with "
            "nothing more"}}};
}

}  // namespace

Command explain_command() {
  auto options = std::make_shared<ExplainOptions>();
  return {
      "explain",
      "Why patients wait: the same random numbers with sickness, leave, vacancy, non-attendance, cover and "
      "variation in demand switched off in turn, and all together",
      all_of({{study_word(options->study)},
              simulation_words(options->replications, options->seed, options->threads),
              {option("--scenario", "GLOB", options->scenario,
                      "the scenario to explain, * and ? as in a shell (default: baseline)")},
              format_words(options->format),
              {quiet_word(options->quiet, "no progress")}}),
      explain_help(), [options] { return explain(*options); }};
}

}  // namespace headroom
