// Bytes, counts and lists in words, how far scenarios were run, and which was selected.

#include "run_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "report/words/goal_text.hpp"
#include "report/words/table.hpp"

namespace headroom {
namespace {

constexpr std::size_t kTableScenarios = 12;  // more would push the comparison off the screen

std::string reason(const ExperimentPlan& plan, const ScenarioRun& run) {
  switch (run.because) {
    case StoppedBecause::all_done:
      return "all that were asked for";
    case StoppedBecause::precise:
      return fmt::format("precise after {}", run.precise_from);
    case StoppedBecause::at_most:
      return plan.select ? "not ruled out, the most allowed" : "not yet precise, the most allowed";
    case StoppedBecause::for_others:
      return run.precise_from > 0
                 ? fmt::format("precise after {}, went on as the others' pair", run.precise_from)
                 : "went on as the others' pair";
    case StoppedBecause::eliminated:
      return "ruled out";
    case StoppedBecause::selected:
      return "the best";
    case StoppedBecause::budget:
      return "not ruled out, the budget was spent";
    case StoppedBecause::decided:
      return "another is the best, surely enough";
    case StoppedBecause::undefined:
      return plan.select->of.metric + " is not defined in all its replications";
  }
  return {};
}

std::string how_far_table(const ExperimentPlan& plan, const Experimented& done) {
  Table table;
  table.columns = {{"scenario", false}, {"replications", true}, {"why no more", false}};
  for (std::size_t s = 0; s < done.runs.size(); ++s) {
    const ScenarioRun& run = done.runs[s];
    if (run.replications == 0) continue;  // another shard has it
    std::string why = reason(plan, run);
    if (s < done.least_precise.size() && done.least_precise[s]) {
      const LeastPrecise& least = *done.least_precise[s];
      why += fmt::format(": {}, ±{:.1f}%", least.figure, 100 * least.relative);
    }
    table.rows.push_back({plan.scenarios.name(s), fmt::to_string(run.replications), std::move(why)});
  }
  return render(table, TableStyle::plain);
}

std::string how_far_line(const ExperimentPlan& plan, const Experimented& done) {
  std::size_t scenarios = 0;
  std::uint32_t least = 0, most = 0;
  std::vector<std::string> at_most;
  for (std::size_t s = 0; s < done.runs.size(); ++s) {
    const ScenarioRun& run = done.runs[s];
    if (run.replications == 0) continue;
    least = scenarios++ == 0 ? run.replications : std::min(least, run.replications);
    most = std::max(most, run.replications);
    if (run.because == StoppedBecause::at_most) at_most.push_back(plan.scenarios.name(s));
  }
  std::string text = fmt::format("{}: {} to {} each", counted(scenarios, "scenario"), grouped(least),
                                 counted(most, "replication"));
  if (at_most.empty()) return text + '\n';
  return text + fmt::format(", {} of them stopped at the most allowed ({})\n", grouped(at_most.size()),
                            listed_some(at_most));
}

}  // namespace

int say(int exit_code, const std::string& sentence) {
  std::cerr << "headroom: " << sentence << '\n';
  return exit_code;
}

std::string grouped(std::size_t number) {
  std::string text = fmt::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string bytes_text(std::uint64_t bytes) {
  const auto amount = static_cast<double>(bytes);
  if (bytes < 10'000'000) return fmt::format("{:.1f} MB", amount / 1e6);
  if (bytes < 1'000'000'000) return fmt::format("{:.0f} MB", amount / 1e6);
  return fmt::format("{:.1f} GB", amount / 1e9);
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

std::string listed_some(const std::vector<std::string>& names, std::size_t most) {
  std::string text;
  const std::size_t shown = std::min(names.size(), most);
  for (std::size_t n = 0; n < shown; ++n) {
    const bool last = n + 1 == names.size();
    text += (n == 0 ? "" : last ? " and " : ", ") + names[n];
  }
  if (names.size() > shown) text += fmt::format(" and {} more", grouped(names.size() - shown));
  return text;
}

std::string how_far_text(const ExperimentPlan& plan, const Experimented& done) {
  const auto run = std::count_if(done.runs.begin(), done.runs.end(),
                                 [](const ScenarioRun& r) { return r.replications > 0; });
  return static_cast<std::size_t>(run) > kTableScenarios ? how_far_line(plan, done)
                                                         : how_far_table(plan, done);
}

std::string nothing_selected_text(const ExperimentPlan& plan) {
  return fmt::format(
      "nothing was chosen: {} is not defined in every replication of any scenario (nobody to measure it on); "
      "choose by another metric",
      plan.select->of.metric);
}

std::string selection_text(const ExperimentPlan& plan, const Selected& selected) {
  const SelectionGoal& goal = *plan.select;
  std::vector<std::string> others;
  for (std::size_t s : selected.left) {
    if (s != selected.scenario) others.push_back(plan.scenarios.name(s));
  }
  const std::string figure = (goal.lowest ? "lowest " : "highest ") + goal_text(goal.of);
  std::string text = fmt::format("{}: {} ({})", selected.sure ? "Best" : "Best so far",
                                 plan.scenarios.name(selected.scenario), figure);
  if (!selected.sure) text += ", not sure: the replications ran out before the rest was ruled out";
  if (selected.probability > 0) {
    text += fmt::format(
        "; with probability {}{:.1f}% it is the best{}",
        goal.procedure == SelectionProcedure::ocba ? "about " : "at least ", 100 * selected.probability,
        goal.within == 0 ? ""
                         : fmt::format(" or within {} of it", asked_difference(goal.of.metric, goal.within)));
  }
  if (!others.empty()) text += "; not ruled out: " + listed_some(others);
  return text + ".\n";
}

}  // namespace headroom
