// Goals and targets in words, and tables of the first scenarios and what varies.

#include "check_experiment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/words/goal_text.hpp"
#include "study/overlays/combinations.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

using reading::count_text;
using reading::listed;
using reading::number_text;
using reading::share_text;

std::string values_text(const std::vector<std::string>& values) {
  constexpr std::size_t kMost = 6;
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values.size() > kMost && i == kMost - 2) text += ", …";
    if (values.size() > kMost && i >= kMost - 2 && i + 1 < values.size()) continue;
    text += (i == 0 ? "" : ", ") + values[i];
  }
  return values.size() > kMost ? text + " (" + count_text(values.size()) + " values)" : text;
}

std::string precision_text(const PrecisionGoal& goal) {
  const std::string ahead =
      goal.look_ahead == 0 ? "" : ", and stay so over " + number_text(goal.look_ahead) + " more";
  return fmt::format("until the 95% intervals of {} are within {} of the mean{}: {} to {} replications each",
                     listed(goal.of), share_text(goal.precision), ahead, number_text(goal.at_least),
                     number_text(goal.at_most));
}

std::string selection_text(const SelectionGoal& goal, int replications) {
  const bool ocba = goal.procedure == SelectionProcedure::ocba;
  const std::string within =
      goal.within == 0 ? ""
                       : "; less than " + asked_difference(goal.of.metric, goal.within) + " does not matter";
  return fmt::format("the scenario with the {} {}, with {} confidence{} ({}): {} to {} replications {}",
                     goal.lowest ? "lowest" : "highest", goal_text(goal.of), share_text(goal.confidence),
                     within, said_word(goal.procedure), number_text(goal.at_least),
                     number_text(ocba ? std::max(replications, goal.at_least) : goal.at_most),
                     ocba ? "on average" : "each");
}

std::string draws_in_words(const Study& study) {
  const Uncertainty& all = study.uncertainty;
  const std::string numbers =
      count_text(all.unknowns.size()) + (all.unknowns.size() == 1 ? " number is" : " numbers are");
  switch (study.experiment.draws.kind) {
    case DrawRule::Kind::each:
      return numbers + " not known: every possible future draws its own values";
    case DrawRule::Kind::none:
      return numbers + " not known, and taken as written all the same (draws: none)";
    case DrawRule::Kind::shared:
      return fmt::format("{} not known: {} draws, each of {} possible futures", numbers,
                         study.experiment.draws.draws,
                         study.experiment.replications / static_cast<int>(study.experiment.draws.draws));
  }
  return "";
}

/// A number of the study as a person writes it.
std::string figure_text_of(const Unknown& unknown, double value) {
  if (is_in_percent(unknown)) return share_text(value);
  return number_text(value) + (unknown.unit == "1" ? "" : " " + unknown.unit);
}

}  // namespace

std::size_t swept_scenarios(const Study& study) {
  return static_cast<std::size_t>(combinations_of(study.sweep));
}

std::size_t shown_scenarios(const Study& study) {
  constexpr std::size_t kMost = 20;
  const std::size_t written = study.scenarios.size() - swept_scenarios(study);
  return std::min(study.scenarios.size(), std::max(written, kMost));
}

std::vector<std::string> experiment_in_words(const Study& study) {
  const Experiment& experiment = study.experiment;
  const std::string scenarios =
      count_text(study.scenarios.size()) + (study.scenarios.size() == 1 ? " scenario" : " scenarios");
  const std::string seed = fmt::format("seed {}", experiment.seed);
  std::vector<std::string> lines;
  if (experiment.precision || experiment.select) {
    lines.push_back(scenarios + ", " + seed);
    lines.push_back(experiment.precision ? precision_text(*experiment.precision)
                                         : selection_text(*experiment.select, experiment.replications));
  } else {
    lines.push_back(fmt::format("{}, {} replications each, {}", scenarios, experiment.replications, seed));
  }
  if (!study.uncertainty.unknowns.empty()) lines.push_back(draws_in_words(study));
  if (!keep_row(experiment.keep).said.empty()) lines.emplace_back(keep_row(experiment.keep).said);
  return lines;
}

std::string target_text(const SizingTarget& target) {
  const bool least = target.bound == SizingTarget::Bound::at_least;
  const std::string in = target.in ? ", in " + share_text(*target.in) + " of the replications" : "";
  return goal_text(target.of) + (least ? " at least " : " at most ") +
         asked_figure(target.of.metric, target.value) + in;
}

std::size_t choices_of(const Sizing& sizing) {
  return static_cast<std::size_t>(combinations_of(sizing.vary));
}

Table scenarios_table(const Study& study) {
  Table table{"Scenarios: what each changes", {{"scenario"}, {"about"}, {"key"}, {"value"}}, {}, {}};
  const std::size_t shown = shown_scenarios(study);
  for (std::size_t s = 0; s < shown; ++s) {
    const Scenario scenario = study.scenarios[s];
    if (scenario.changes.empty())
      table.rows.push_back({scenario.name, scenario.about, "", "the study as it is"});
    for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
      const Change& change = scenario.changes[i];
      table.rows.push_back(
          {i == 0 ? scenario.name : "", i == 0 ? scenario.about : "", change.path, change.value});
    }
  }
  if (shown < study.scenarios.size()) {
    table.notes.push_back("and " + count_text(study.scenarios.size() - shown) + " more of the sweep, up to " +
                          study.scenarios.name(study.scenarios.size() - 1));
  }
  return table;
}

std::string draws_text(const DrawRule& rule) {
  return rule.kind == DrawRule::Kind::shared ? std::to_string(rule.draws) : written_word(rule.kind);
}

constexpr std::size_t kMostUnsure = 5;

Table unknowns_table(const Study& study) {
  Table table{"Not known: drawn around the study's value, the same in every scenario",
              {{"number"}, {"value", true}, {"surely between"}, {"how sure"}, {"source"}},
              {},
              {}};
  for (const Unknown& unknown : study.uncertainty.unknowns) {
    const auto said = [&](double value) { return figure_text_of(unknown, value); };
    const bool drawn = !unknown.rows.empty();
    const std::string of = unknown.scenario.empty() ? "" : " (what " + unknown.scenario + " makes of it)";
    table.rows.push_back({unknown.path + of, said(unknown.value),
                          drawn ? count_text(unknown.rows.size()) + " joint draws in a file"
                                : said(unknown.from) + " and " + said(unknown.to),
                          drawn ? "" : share_text(unknown.sure),
                          unknown.source + (unknown.by.empty() ? "" : " (" + unknown.by + ")")});
  }
  return table;
}

Table unsure_table(const Screening& screened) {
  Table table{
      "Numbers that matter most and of which nobody said how sure they are",
      {{"number"}, {"value", true}, {"moved to", true}, {"load changes by, points", true}, {"how sure"}},
      {},
      {"Load: hours needed of the tightest work over hours there are, worked out without simulating. Say how",
       "sure you are under uncertainty, as in uncertainty: {PATH: {from: LEAST, to: MOST}}."}};
  for (const auto& [number, way, added_load] : screened.numbers) {
    if (number.standing == Standing::uncertain) continue;
    const auto moved = moved_number(number, way);
    table.rows.push_back({number.number.path, figure_text_of(number.number, number.number.value),
                          figure_text_of(number.number, moved->rows.front()),
                          fmt::format("{:+.1f}", 100 * added_load), said_word(number.standing)});
    if (table.rows.size() == kMostUnsure) break;
  }
  if (screened.looked_at < screened.all)
    table.notes.push_back(
        fmt::format("The study is large: the first {} of its {} estimated numbers were looked at.",
                    screened.looked_at, screened.all));
  return table;
}

Table sweep_table(const Study& study) {
  Table table{"Sweep: every combination is a scenario, " + count_text(swept_scenarios(study)) + " in all",
              {{"variable"}, {"sets"}, {"to"}},
              {},
              {}};
  for (const SweptValue& variable : study.sweep) {
    for (std::size_t i = 0; i < variable.paths.size(); ++i) {
      table.rows.push_back({i == 0 ? variable.name : "", variable.paths[i],
                            i == 0 ? values_text(variable.values) : "the same"});
    }
  }
  return table;
}

Table sizing_table(const Study& study) {
  Table table{"Sizing", {{"what"}, {"understood as"}}, {}, {}};
  if (!study.sizing) return table;
  const Sizing& sizing = *study.sizing;
  table.title =
      fmt::format("Sizing: the least {} of {} choices, with {} confidence", said_word(sizing.minimise),
                  count_text(choices_of(sizing)), share_text(sizing.confidence));
  for (const SizingVariable& variable : sizing.vary) {
    table.rows.push_back({variable.path, values_text(variable.texts)});
  }
  for (const SizingTarget& target : sizing.meet) table.rows.push_back({"must be met", target_text(target)});
  return table;
}

}  // namespace headroom
