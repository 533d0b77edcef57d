// The choice, its targets with their bounds, and notes on missed years and lopsided means.

#include "report/answers/size_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "experiment/sizing/choice_trial.hpp"
#include "report/answers/specification_table.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/goal_text.hpp"
#include "results/metrics/metrics.hpp"
#include "results/specification.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

bool is_at_least(const SizingTarget& target) { return target.bound == SizingTarget::Bound::at_least; }

std::string what(const SizingTarget& target, const HeldTarget& held) {
  MetricChoice of = target.of;
  if (!held.stream.empty()) of.stream = held.stream;
  return goal_text(of);
}

std::string asked(const SizingTarget& target) {
  const std::string text =
      (is_at_least(target) ? "at least " : "at most ") + asked_figure(target.of.metric, target.value);
  return target.in ? text + " in " + reading::share_text(*target.in) + " of possible futures" : text;
}

/// The level, and the one-sided bound that the target is held against.
std::string reached(const SizingTarget& target, const HeldTarget& held) {
  if (target.in) {
    return fmt::format("in {} of possible futures (at least {})", short_percent(held.estimate),
                       short_percent(held.low));
  }
  const std::string_view units = find_metric(target.of.metric)->units;
  if (std::isnan(held.estimate)) return "not defined: nobody to measure it on";
  return fmt::format("{} ({} {})", value_text(held.estimate, units),
                     is_at_least(target) ? "at least" : "at most",
                     value_text(is_at_least(target) ? held.low : held.high, units));
}

std::string choice_text(const Sizing& sizing, const Sized& sized) {
  std::vector<std::string> parts;
  for (std::size_t v = 0; v < sizing.vary.size(); ++v) {
    parts.push_back(sizing.vary[v].path + " " + sizing.vary[v].texts[sized.choice.positions[v]]);
  }
  return joined(parts);
}

std::string size_of(const Sized& sized) {
  const SpecifiedPost all = total(specification(sized.choice.scenario.service));
  const std::string wte = number(all.over_period.wte, 2) + " WTE";
  return std::isnan(all.cost_per_year) ? wte : wte + " at £" + number(all.cost_per_year, 0) + " a year";
}

Table choice_table(const Sizing& sizing, const Sized& sized) {
  Table table{sized.feasible     ? "Chosen"
              : sized.is_largest ? "The largest choice"
                                 : "The choice that comes nearest",
              {{"", false}, {"value", true}, {"from", true}, {"to", true}},
              {},
              {}};
  for (std::size_t v = 0; v < sizing.vary.size(); ++v) {
    const SizingVariable& variable = sizing.vary[v];
    table.rows.push_back({variable.path, variable.texts[sized.choice.positions[v]], variable.texts.front(),
                          variable.texts.back()});
  }
  table.notes.push_back(fmt::format(
      "{} choices; {} ruled out by arithmetic alone, {} simulated, in {} possible futures altogether.",
      number(static_cast<double>(sized.choices), 0), number(static_cast<double>(sized.ruled_out), 0),
      sized.evaluated, number(static_cast<double>(sized.replications), 0)));
  return table;
}

/// What the bounds of shares of patients allow for.
std::string missed_years_note(const Sizing& sizing, const Sized& sized) {
  const std::vector<HeldTarget>& targets = sized.choice.targets;
  const bool any = std::any_of(targets.begin(), targets.end(), [&](const HeldTarget& held) {
    return judged_by(sizing.meet[held.target]) == Judged::mean_share;
  });
  if (!any) return "";
  const double confidence =
      confidence_of_each({.confidence = sizing.confidence, .requirements = targets.size()});
  return fmt::format(
      "One bad year in {} may be missing from {} possible futures: a mean share of patients counts as met "
      "only "
      "if "
      "it would be with nobody in time in such a year.",
      number(std::ceil(1 / missable_share(sized.choice.replications, confidence)), 0),
      sized.choice.replications);
}

/// Of means too lopsided for so few replications.
std::vector<std::string> lopsided_notes(const Sizing& sizing, const Sized& sized) {
  std::vector<std::string> notes;
  for (const HeldTarget& held : sized.choice.targets) {
    const double wanted = replications_wanted(held.skewness);
    if (!(static_cast<double>(sized.choice.replications) < wanted)) continue;
    notes.push_back(fmt::format(
        "{}: a few possible futures are far from the rest (skewness {}), for which {} are few: its "
        "bound is surer "
        "with {} (25 x skewness squared).",
        what(sizing.meet[held.target], held), number(held.skewness, 1), sized.choice.replications,
        number(std::ceil(wanted), 0)));
  }
  return notes;
}

Table target_table(const Sizing& sizing, const Sized& sized, std::size_t replications) {
  Table table{"Targets", {{"target", false}, {"asked", false}, {"reached", false}, {"met", false}}, {}, {}};
  for (const HeldTarget& held : sized.choice.targets) {
    const SizingTarget& target = sizing.meet[held.target];
    table.rows.push_back({what(target, held), asked(target), reached(target, held), held.met ? "yes" : "no"});
  }
  table.notes.push_back(fmt::format(
      "Mean of {} possible futures and its one-sided bound, at {} confidence{} (skewness-corrected t, "
      "Clopper-Pearson for shares of futures). Met: the bound meets what was asked.",
      replications, reading::share_text(sizing.confidence),
      sized.choice.targets.size() == 1
          ? ""
          : fmt::format(" shared over the {} rows by Bonferroni", sized.choice.targets.size())));
  if (std::string note = missed_years_note(sizing, sized); !note.empty())
    table.notes.push_back(std::move(note));
  for (std::string& note : lopsided_notes(sizing, sized)) table.notes.push_back(std::move(note));
  return table;
}

Table sized_waits_table(const Sized& sized, std::size_t replications) {
  Table table{"Waits that this buys",
              {{"stream", false},
               {"in time, %", true},
               {"first appointment, mean days", true},
               {"92nd percentile, days", true},
               {"treatment, mean days", true}},
              {},
              {}};
  for (const ExpectedWaits& w : sized.choice.waits) {
    table.rows.push_back({w.stream, with_interval(w.in_time, "share"),
                          with_interval(w.wait_first_mean, "days"), with_interval(w.wait_first_p92, "days"),
                          with_interval(w.wait_treatment_mean, "days")});
  }
  table.notes.push_back(fmt::format(
      "Mean of {} possible futures with its 95% interval (skewness-corrected t). Clinic hours used: {}%.",
      replications, with_interval(sized.choice.utilisation, "share")));
  return table;
}

}  // namespace

std::vector<std::string> size_in_words(const Sizing& sizing, const Sized& sized) {
  if (sized.feasible) {
    return {fmt::format("Every target is met by {}: {}. Of {} choices it is the least {} that is shown to.",
                        choice_text(sizing, sized), size_of(sized),
                        number(static_cast<double>(sized.choices), 0),
                        sizing.minimise == Sizing::Minimise::cost ? "costly" : "in WTE")};
  }
  std::vector<std::string> words{fmt::format(
      "No choice within the ranges meets every target. The {}, {} ({}), misses:",
      sized.is_largest ? "largest" : "one that comes nearest", choice_text(sizing, sized), size_of(sized))};
  for (const HeldTarget& held : sized.choice.targets) {
    if (held.met) continue;
    const SizingTarget& target = sizing.meet[held.target];
    words.push_back(what(target, held) + ": asked " + asked(target) + ", reached " + reached(target, held));
  }
  words.push_back(
      "Widen the ranges under sizing.vary, or vary something else: 'headroom explain' shows what "
      "patients wait for.");
  return words;
}

std::vector<Table> size_tables(const Sizing& sizing, const Sized& sized) {
  const std::size_t replications = sized.choice.replications;
  return {choice_table(sizing, sized), target_table(sizing, sized, replications),
          specification_table(specification(sized.choice.scenario.service)),
          sized_waits_table(sized, replications)};
}

}  // namespace headroom
