// `explain`: plays a scenario without one cause of waiting after another, or with what is not known redrawn.

#include "experiment/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "answers/comparison_json.hpp"
#include "answers/scenario_choice.hpp"
#include "answers/unknown_json.hpp"
#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "experiment/unknown_parts.hpp"
#include "reading/load_study.hpp"
#include "report/answers/compare_text.hpp"
#include "report/answers/explain_text.hpp"
#include "report/answers/staffing_text.hpp"
#include "report/answers/unknown_text.hpp"
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
  bool quiet = false;    ///< no progress
  bool unknown = false;  ///< what is not known, in place of causes
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

/// An answer in each of its forms.
struct PrintedExplanation {
  std::vector<std::string> words;
  std::vector<Table> tables;
  Table rows;
  Json json;
};

PrintedExplanation printed_explanation(const Explanation& explanation) {
  return {explain_in_words(explanation), explain_tables(explanation), compare_rows(explanation.comparison),
          explanation_json(explanation)};
}
PrintedExplanation printed_explanation(const UnknownParts& parts) {
  return {unknown_in_words(parts), unknown_tables(parts), unknown_rows(parts), unknown_json(parts)};
}

void print_explanation_text(const PrintedExplanation& answer, TableStyle style) {
  const bool markdown = style == TableStyle::markdown;
  for (const std::string& sentence : answer.words) {
    std::cout << (markdown ? "- " + sentence : wrapped(sentence, kScreenColumns)) << '\n';
  }
  for (const Table& table : answer.tables)
    std::cout << '\n' << render(markdown ? table : wrapped(table, kScreenColumns), style);
}

void print_explanation(const PrintedExplanation& answer, Format format) {
  switch (format) {
    case Format::table:
      return print_explanation_text(answer, TableStyle::plain);
    case Format::markdown:
      return print_explanation_text(answer, TableStyle::markdown);
    case Format::tsv:
      std::cout << render(answer.rows, TableStyle::tsv);
      return;
    case Format::json:
      return print_json(answer.json);
  }
}

std::size_t threads_of(const ExplainOptions& options) {
  const Interrupt interrupt;
  return Workers{options.threads, interrupt}.workers();
}

std::string what_is_played(const ExplainPlan& plan) {
  return fmt::format("{} variants of {} x {} replications", plan.experiment.scenarios.size(), plan.scenario,
                     plan.experiment.replications);
}
std::string what_is_played(const UnknownPlan& plan) {
  const bool has_baseline = plan.experiment.scenarios.size() > 1;
  return fmt::format("{} draws of {}{} x {} plays", plan.draws, has_baseline ? "the baseline and " : "",
                     plan.scenario, plan.plays_of_a_draw());
}

std::optional<Explanation> played(const ExplainPlan& plan, Runner& runner, const Advance& advance) {
  return explain(plan, runner, advance);
}
std::optional<UnknownParts> played(const UnknownPlan& plan, Runner& runner, const Advance& advance) {
  return unknown_parts(plan, runner, advance);
}

/// None where somebody asked to stop.
template <class Plan>
auto explained(const Plan& plan, const ExplainOptions& options, std::uint64_t memory) {
  const Interrupt interrupt;
  Workers workers{options.threads, interrupt};
  const std::size_t runs = plan.experiment.scenarios.size() * plan.experiment.replications;
  std::optional<Progress> progress;
  if (!options.quiet) {
    std::cerr << fmt::format("{} of {} weeks on {} threads\n{}\n", what_is_played(plan),
                             plan.experiment.base.calendar.weeks, workers.workers(), needs_text(memory, 0));
    progress.emplace(runs);
  }
  return played(plan, workers, [&](std::size_t replications) {
    if (progress) progress->add(replications);
  });
}

Problems broken_in(const ExplainPlan& plan, Runner& runner) {
  if (!plan.experiment.draws.any()) return {};
  return broken_draws(plan.experiment, runner, own_plays(plan.experiment));
}
Problems broken_in(const UnknownPlan& plan, Runner& runner) {
  return broken_draws(plan.experiment, runner, [&](std::uint32_t number) { return plan.play(number); });
}

template <class Plan>
Problems broken_draws_of(const Plan& plan, const ExplainOptions& options) {
  const Interrupt interrupt;
  Workers workers{options.threads, interrupt};
  return broken_in(plan, workers);
}

template <class Plan>
int answer(const Plan& plan, const ExplainOptions& options) {
  const std::size_t threads = threads_of(options);
  const RunNeeds needs{plan.experiment, axes_of(plan.experiment.scenarios, plan.experiment.replications),
                       RunNeeds::Writes::nothing};
  const std::uint64_t memory = needs.memory(threads);
  if (const std::string refused = memory_refusal(memory, threads, [&] { return needs.remedies(threads); });
      !refused.empty())
    return say(kFailed, refused);
  if (const Problems broken = broken_draws_of(plan, options); !broken.empty()) return report_problems(broken);
  const auto explanation = explained(plan, options, memory);
  if (!explanation) return say(kFailed, "stopped; nothing was explained");
  print_explanation(printed_explanation(*explanation), options.format);
  return kDone;
}

int explain_causes(const ExplainOptions& options, const Study& study, const Scenario& scenario) {
  const auto replications =
      static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications));
  if (const std::string refused = refusal_of(study.uncertainty, study.experiment.draws, replications);
      !refused.empty())
    return say(kWrongInput, refused);
  return answer(explain_plan(study, scenario, replications, options.seed.value_or(study.experiment.seed)),
                options);
}

/// "--scenario more or --scenario less"
std::string unsure_scenarios(const Study& study) {
  std::string words;
  std::set<std::string> said;
  for (const Unknown& unknown : study.uncertainty.unknowns) {
    if (!said.insert(unknown.scenario).second) continue;
    words += (words.empty() ? "--scenario " : " or --scenario ") + unknown.scenario;
  }
  return words;
}

int explain_unknown(const ExplainOptions& options, const Study& study, const Scenario& scenario) {
  const auto seed = options.seed.value_or(study.experiment.seed);
  if (study.uncertainty.unknowns.empty()) {
    return say(kWrongInput,
               "the study says of no number how well it is known, so that --unknown has nothing to explain; "
               "write what is not known, for example\n"
               "uncertainty:\n"
               "  streams." +
                   study.base.streams.front().name + ".referrals.per_week: {from: LEAST, to: MOST}");
  }
  const auto draws = static_cast<std::uint32_t>(options.replications.value_or(int{kUsualDraws}));
  if (draws < kFewestDraws || draws > kMostDraws) {
    return say(kWrongInput, fmt::format("--replications is {}; expected {} to {} draws with --unknown", draws,
                                        kFewestDraws, kMostDraws));
  }
  const UnknownPlan plan = unknown_plan(study, scenario, draws, seed);
  if (plan.groups.empty())
    return say(kWrongInput,
               "the study says only of other scenarios what is not known: " + unsure_scenarios(study));
  return answer(plan, options);
}

int explain(const ExplainOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const auto scenario = only_match(loaded->study.scenarios, options.scenario);
  if (!scenario) return say(kWrongInput, scenario.error());
  return options.unknown ? explain_unknown(options, loaded->study, *scenario)
                         : explain_causes(options, loaded->study, *scenario);
}

CommandHelp explain_help() {
  return {
      {{"how much of the wait is sickness, leave, missed appointments, chance?",
        "explain my-clinic/study.yaml"},
       {"of one scenario, quickly", "explain my-clinic/study.yaml --scenario leaver --replications 20"},
       {"how much of the spread is what we do not know, and what should we find out?",
        "explain my-clinic/study.yaml --unknown"}},
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
        "nothing more"},
       {"",
        "With --unknown nothing is switched off. Every draw of the study's uncertainty is played twice, with "
        "other chance: what the two share is what is not known. Then each path is redrawn alone (paths of a "
        "file that are correlated, together), which shows what knowing it would be worth. Of what chance "
        "would show as well, nothing is said but that nothing was seen. --json then holds"},
       {"as_it_is.streams.S.METRIC.unknown",
        "share (of the spread that is not known), ranked (whether of the order of futures, where a few lie "
        "far out) and by_path, each with paths, known_last and known_alone (the share that would go), "
        "narrower (the range, if it alone were known) and none_seen; of a scenario's difference from the "
        "baseline difference_unknown beside it"}}};
}

}  // namespace

Command explain_command() {
  auto options = std::make_shared<ExplainOptions>();
  return {
      "explain",
      "Why patients wait: the same random numbers with sickness, leave, vacancy, non-attendance, cover and "
      "variation in demand switched off in turn, and all together",
      all_of(
          {{study_word(options->study)},
           simulation_words(options->replications, options->seed, options->threads),
           {option("--scenario", "GLOB", options->scenario,
                   "the scenario to explain, * and ? as in a shell (default: baseline)"),
            flag("--unknown", options->unknown,
                 "how much of the spread is what the study does not know (its uncertainty), and what knowing "
                 "each of it would be worth; --replications is then the number of draws (default: 400)")},
           format_words(options->format),
           {quiet_word(options->quiet, "no progress")}}),
      explain_help(), [options] { return explain(*options); }};
}

}  // namespace headroom
