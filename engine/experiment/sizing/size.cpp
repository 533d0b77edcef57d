// The course of a sizing: targets too hard for so few runs, arithmetic first, the search, the largest choice.

#include "experiment/sizing/size.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/sizing/capacity_effect.hpp"
#include "experiment/sizing/choice_trial.hpp"
#include "experiment/sizing/least_search.hpp"
#include "experiment/sizing/sizing_bound.hpp"
#include "experiment/sizing/sizing_grid.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

using Rank = SizingGrid::Rank;

/// Asked to stop: no answer.
struct Stopped {};

/// By how much the targets are missed, each relative to its bound.
double miss(const Sizing& sizing, const std::vector<HeldTarget>& held) {
  double sum = 0;
  for (const HeldTarget& h : held) {
    const SizingTarget& target = sizing.meet[h.target];
    const bool at_least = target.in.has_value() || target.bound == SizingTarget::Bound::at_least;
    const double bound = target.in ? *target.in : target.value;
    if (h.met) continue;
    if (std::isnan(h.estimate)) return std::numeric_limits<double>::infinity();
    const double short_of = at_least ? bound - h.low : h.high - bound;
    sum += std::max(0.0, short_of) / std::max(std::abs(bound), 1e-9);
  }
  return sum;
}

bool all_met(const std::vector<HeldTarget>& held) {
  return std::all_of(held.begin(), held.end(), [](const HeldTarget& h) { return h.met; });
}

std::string percent(double share) { return reading::number_text(100 * share) + "%"; }

/// `needed`: none where no number would do.
Problem hopeless(const SizingTarget& target, std::uint32_t replications, std::optional<std::size_t> needed) {
  const bool at_least = target.in || target.bound == SizingTarget::Bound::at_least;
  const std::string than = at_least ? "a smaller share" : "a larger share";
  if (!needed)
    return {target.mark, "sizing.meet", "a share that no number of replications can show", than, {}};
  const char* const at_best = target.in  ? " replications cannot show even where all of them meet it"
                              : at_least ? " replications cannot show even where it is 100% in all of them"
                                         : " replications cannot show even where it is 0% in all of them";
  const std::string asked = target.in ? "to be met in " + percent(*target.in) + " of the replications"
                                      : (at_least ? "at least " : "at most ") + percent(target.value);
  return {target.mark,
          "sizing.meet",
          "a share (" + target.of.metric + ", " + asked + ") that " + std::to_string(replications) + at_best,
          "at least " + std::to_string(*needed) + " replications, or " + than,
          {}};
}

/// Targets that not even the best outcome in so few replications could show.
Problems hopeless_targets(const SizePlan& plan) {
  Problems problems;
  if (plan.replications < 2) {
    problems.push_back({plan.sizing.mark,
                        "sizing",
                        "one replication, which shows no spread",
                        "at least 2 replications",
                        {}});
    return problems;
  }
  const FeasibilityRule rule = feasibility_rule(plan.sizing, plan.base, plan.replications);
  const double confidence = confidence_of_each(rule);
  for (const SizingTarget& target : plan.sizing.meet) {
    const Judged judged = judged_by(target);
    if (judged == Judged::mean) continue;
    const bool at_least = target.in || target.bound == SizingTarget::Bound::at_least;
    const double share = target.in ? *target.in : at_least ? target.value : 1 - target.value;
    // Clopper and Pearson's bound where all meet it is that of a mean share that is 100% in all.
    const auto needed = replications_to_show(share, confidence);
    if (needed && *needed <= plan.replications) continue;
    problems.push_back(hopeless(target, plan.replications, needed));
  }
  return problems;
}

/// Which kinds of target a choice misses.
struct Missed {
  bool helped = false, hurt = false;  ///< by more capacity
};

class Sizer {
 public:
  Sizer(const SizePlan& plan, const SizingGrid& grid, Runner& runner, const SizeAdvance& advance)
      : plan_{plan},
        at_start_{plan.base},
        grid_{grid},
        runner_{runner},
        advance_{advance},
        workspaces_(runner.workers()) {}

  /// Throws Stopped and Problems.
  [[nodiscard]] Sized answer() {
    sized_.choices = grid_.size();
    const Rank from = rule_out();
    // The trial that led to a choice was shorter than the one that must confirm it: once in a while it does
    // not, and the search goes on without it.
    while (const auto least = least_from(from)) {
      ChoiceTrial& trial = *trial_;
      if (!completed(trial)) throw Stopped{};
      const std::vector<HeldTarget> held = trial.held();
      if (all_met(held)) return with(trial, *least, true);
      note_miss(*least, trial, missed_of(held));
    }
    return nearest();
  }

 private:
  [[nodiscard]] Scenario make(Rank choice) const {
    Result<Scenario> made = plan_.sizing.choice(grid_.positions(choice));
    if (!made) throw made.error();
    return std::move(*made);
  }

  /// Finds by arithmetic where the search may begin, and what it need not look at.
  [[nodiscard]] Rank rule_out() {
    LeastSearch search{grid_};
    while (const auto choice = search.next()) {
      const Service service = make(*choice).service;
      const bool misses =
          !plan_.draws.any() &&  // what is short by the study's values may do by those of a draw
          std::any_of(plan_.sizing.meet.begin(), plan_.sizing.meet.end(),
                      [&](const SizingTarget& target) { return surely_misses(service, target); });
      if (misses) {
        search.missed(*choice);
        missed_.push_back(*choice);
      } else {
        search.reached(*choice);
      }
    }
    const Rank from = search.least().value_or(static_cast<Rank>(grid_.size()));
    sized_.ruled_out = grid_.size() - LeastSearch{grid_, from, missed_}.open();
    return from;
  }

  [[nodiscard]] Missed missed_of(const std::vector<HeldTarget>& held) const {
    Missed missed;
    for (const HeldTarget& h : held) {
      const CapacityEffect effect = effect_of_capacity(plan_.sizing.meet[h.target]);
      missed.helped |= !h.met && effect == CapacityEffect::helps;
      missed.hurt |= !h.met && effect == CapacityEffect::hurts;
    }
    return missed;
  }

  /// What a trial has shown to be missed; where it has shown nothing, what it has not shown to be met.
  [[nodiscard]] static Missed missed_of(const ChoiceTrial& trial, Verdict verdict) {
    const auto misses = [&](CapacityEffect effect) {
      const Verdict of = trial.verdict_of(effect);
      return verdict == Verdict::not_met ? of == Verdict::not_met : of != Verdict::met;
    };
    return {misses(CapacityEffect::helps), misses(CapacityEffect::hurts)};
  }

  /// Remembers it for every further search.
  void note_miss(Rank choice, const ChoiceTrial& trial, const Missed& missed) {
    if (missed.helped) missed_.push_back(choice);
    if (missed.hurt) missed_by_more_.push_back(choice);
    if (!missed.helped && !missed.hurt) missed_alone_.push_back(choice);
    if (missed.helped) return;
    // With more it would miss no less: it may be nearer to the targets than any of the largest.
    const double by = miss(plan_.sizing, trial.held());
    if (nearest_ && by >= nearest_miss_) return;
    nearest_ = choice;
    nearest_miss_ = by;
  }

  [[nodiscard]] bool was_tested(Rank choice) const {
    return std::find(tested_.begin(), tested_.end(), choice) != tested_.end();
  }

  [[nodiscard]] LeastSearch search_from(Rank from) const {
    LeastSearch search{grid_, from, missed_};
    for (Rank choice : missed_by_more_) search.missed_by_more(choice);
    for (Rank choice : missed_alone_) search.missed_alone(choice);
    return search;
  }

  /// The least that its trial shows to meet the targets, left in `trial_`.
  [[nodiscard]] std::optional<Rank> least_from(Rank from) {
    LeastSearch search = search_from(from);
    trial_.reset();
    while (const auto choice = search.next()) {
      auto trial = std::make_unique<ChoiceTrial>(plan_, at_start_, make(*choice), workspaces_);
      const Verdict verdict = tested(*trial);
      tested_.push_back(*choice);
      if (verdict == Verdict::met) {
        search.reached(*choice);
        trial_ = std::move(trial);
      } else {
        const Missed missed = missed_of(*trial, verdict);
        note_miss(*choice, *trial, missed);
        if (missed.helped) search.missed(*choice);
        if (missed.hurt) search.missed_by_more(*choice);
        if (!missed.helped && !missed.hurt) search.missed_alone(*choice);
      }
      advance_(sized_.evaluated, search.open());
    }
    return search.least();
  }

  [[nodiscard]] Verdict tested(ChoiceTrial& trial) {
    const Verdict verdict = trial.test(runner_);
    if (runner_.stop_requested()) throw Stopped{};
    ++sized_.evaluated;
    sized_.replications += trial.replications();
    return verdict;
  }

  [[nodiscard]] bool completed(ChoiceTrial& trial) {
    const std::size_t before = trial.replications();
    const bool whole = trial.complete(runner_);
    sized_.replications += trial.replications() - before;
    return whole;
  }

  [[nodiscard]] Sized with(const ChoiceTrial& trial, Rank choice, bool feasible) {
    sized_.feasible = feasible;
    sized_.choice = {grid_.positions(choice), trial.scenario(), grid_.price(choice),
                     trial.replications(),    trial.held(),     trial.waits(),
                     trial.utilisation()};
    return std::move(sized_);
  }

  /// Where no choice meets the targets: the largest that comes nearest, or one that has as much as it needs.
  [[nodiscard]] Sized nearest() {
    std::vector<Rank> candidates = grid_.largest();
    const std::vector<Rank> largest = candidates;
    if (nearest_) candidates.push_back(*nearest_);
    std::unique_ptr<ChoiceTrial> best;
    Rank best_choice = 0;
    double least = 0;
    for (Rank choice : candidates) {
      auto trial = std::make_unique<ChoiceTrial>(plan_, at_start_, make(choice), workspaces_);
      if (!completed(*trial)) throw Stopped{};
      if (!was_tested(choice)) ++sized_.evaluated;
      const double missed = miss(plan_.sizing, trial->held());
      if (best != nullptr && missed >= least) continue;
      best = std::move(trial);
      best_choice = choice;
      least = missed;
    }
    ensure(best != nullptr, "some choice is covered by no other");
    sized_.is_largest = std::find(largest.begin(), largest.end(), best_choice) != largest.end();
    // A trial that was cut short may have been wrong, once in a while, about a choice that meets them all.
    return with(*best, best_choice, all_met(best->held()));
  }

  const SizePlan& plan_;
  const StudyAtStart at_start_;
  const SizingGrid& grid_;
  Runner& runner_;
  const SizeAdvance& advance_;
  std::vector<Workspace> workspaces_;
  std::vector<Rank> tested_;
  std::vector<Rank> missed_, missed_by_more_,
      missed_alone_;             ///< with what they cover, what covers them, alone
  std::optional<Rank> nearest_;  ///< of those that miss nothing that more capacity helps
  double nearest_miss_ = 0;
  std::unique_ptr<ChoiceTrial> trial_;
  Sized sized_;
};

}  // namespace

Result<std::optional<Sized>> size(const SizePlan& plan, Runner& runner, const SizeAdvance& advance) {
  ensure(!plan.sizing.vary.empty() && !plan.sizing.meet.empty(), "there is something to choose and to meet");
  if (Problems problems = hopeless_targets(plan); !problems.empty()) return tl::unexpected(problems);
  const Result<SizingGrid> grid = SizingGrid::make(plan.sizing);
  if (!grid) return tl::unexpected(grid.error());
  try {
    return Sizer{plan, *grid, runner, advance}.answer();
  } catch (const Stopped&) {
    return std::nullopt;
  } catch (const Problems& problems) {
    return tl::unexpected(problems);
  }
}

}  // namespace headroom
