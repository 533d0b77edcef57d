// The baseline in batches, then each scenario until its figures and differences are precise enough.

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/replication_maker.hpp"
#include "experiment/stopping.hpp"
#include "experiment/stopping_figures.hpp"
#include "statistics/sequential/precision.hpp"

namespace headroom {
namespace {

using Values = std::vector<double>;

PrecisionRule rule_of(const PrecisionGoal& goal) {
  PrecisionRule rule;
  rule.precision = goal.precision;
  rule.at_least = static_cast<std::size_t>(goal.at_least);
  rule.look_ahead = static_cast<std::size_t>(goal.look_ahead);
  rule.at_most = static_cast<std::size_t>(goal.at_most);
  return rule;
}

ScenarioRun run_of(const PrecisionWatch& watch, std::size_t quantities) {
  ScenarioRun run;
  run.replications = static_cast<std::uint32_t>(watch.replications());
  run.because = watch.reason() == StopReason::precise ? StoppedBecause::precise : StoppedBecause::at_most;
  if (run.because != StoppedBecause::precise) return run;
  for (std::size_t q = 0; q < quantities; ++q) {
    if (const auto since = watch.precision(q).precise_since) {
      run.precise_from = std::max(run.precise_from, static_cast<std::uint32_t>(*since));
    }
  }
  return run;
}

/// None where all are precise. `each` quantities belong to a figure: its level, then its difference.
std::optional<LeastPrecise> least_precise(const PrecisionWatch& watch, const StoppingFigures& figures,
                                          std::size_t each) {
  if (watch.reason() != StopReason::at_most) return std::nullopt;
  LeastPrecise least;
  for (std::size_t q = 0; q < each * figures.size(); ++q) {
    const double relative = watch.precision(q).relative;
    if (!(relative > least.relative)) continue;
    least = {figures.name(q / each) + (q % each == 1 ? ", its difference from the baseline" : ""), relative};
  }
  return least;
}

/// How far one scenario was run.
struct RunSoFar {
  ScenarioRun run;
  std::optional<LeastPrecise> least;
};

/// The baseline: simulated in batches by all workers, taken in order.
class Baseline {
 public:
  Baseline(const ExperimentPlan& plan, Runner& runner, Storage& storage, ReplicationMaker& maker)
      : plan_{plan},
        runner_{runner},
        storage_{storage},
        maker_{maker},
        scenario_{plan.scenarios[0]},
        figures_{plan.precision->of, scenario_.service},
        extra_(runner.workers()) {
    auto kept = storage.kept({0, 0, most_replications(plan)});
    if (kept && are_figures(kept->stopping_figures)) {
      run_ = kept->run;
      values_ = std::move(kept->stopping_figures);
      storage.advance(values_.size());
    } else {
      begin_anew();
    }
  }

  [[nodiscard]] const StoppingFigures& figures() const { return figures_; }

  /// Until it is precise itself.
  [[nodiscard]] Outcome run() {
    if (!sink_) return Outcome::finished;  // it was kept, and with it how far the others needed it
    PrecisionWatch watch{rule_of(*plan_.precision), figures_.size()};
    while (!watch.finished()) {
      // None of the first can be one too many.
      const auto least = static_cast<std::size_t>(plan_.precision->at_least);
      const std::size_t batch = std::max(runner_.workers(), values_.empty() ? least : 0);
      if (simulate(batch, &watch) == Outcome::stopped) return Outcome::stopped;
    }
    run_ = run_of(watch, figures_.size());
    least_ = least_precise(watch, figures_, 1);
    return Outcome::finished;
  }

  /// The figures of a replication, counted from 0, for a worker that needs a pair. One that the baseline did
  /// not need for itself is simulated again by every worker who does.
  [[nodiscard]] const Values& values(std::size_t worker, std::size_t replication) {
    if (replication < values_.size()) return values_[replication];
    std::vector<Values>& extra = extra_[worker];
    while (values_.size() + extra.size() <= replication) {
      const auto number = static_cast<std::uint32_t>(values_.size() + extra.size() + 1);
      extra.push_back(figures_.values(maker_.replication(worker, 0, number).summary));
    }
    return extra[replication - values_.size()];
  }

  /// On to as many as any other scenario took, and to its end.
  [[nodiscard]] Outcome go_on_to(std::uint32_t replications) {
    if (!sink_ && replications <= values_.size()) return Outcome::finished;
    if (!sink_) begin_anew();  // kept from another kind of processor, on which another scenario took fewer
    if (replications > values_.size()) run_.because = StoppedBecause::for_others;
    while (values_.size() < replications) {
      const std::size_t batch = std::min(4 * runner_.workers(), replications - values_.size());
      if (simulate(batch, nullptr) == Outcome::stopped) return Outcome::stopped;
    }
    run_.replications = static_cast<std::uint32_t>(values_.size());
    sink_->finish(run_);
    return Outcome::finished;
  }

  [[nodiscard]] const ScenarioRun& scenario_run() const { return run_; }
  [[nodiscard]] const std::optional<LeastPrecise>& least() const { return least_; }

 private:
  /// What is kept comes from outside.
  [[nodiscard]] bool are_figures(const std::vector<Values>& kept) const {
    return std::all_of(kept.begin(), kept.end(),
                       [&](const Values& values) { return values.size() == figures_.size(); });
  }

  void begin_anew() {
    values_.clear();
    sink_ = storage_.begin({0, 0, most_replications(plan_)}, scenario_.service);
  }

  /// The next replications; with a watch only as many of them as it wants.
  Outcome simulate(std::size_t count, PrecisionWatch* watch) {
    const std::size_t first = values_.size();
    count = std::min<std::size_t>(count, most_replications(plan_) - first);
    std::vector<ReplicationResult> made(count);
    const auto work = [&](std::size_t task, std::size_t worker) {
      made[task] = maker_.replication(worker, 0, static_cast<std::uint32_t>(first + task + 1));
    };
    const auto deliver = [&](std::size_t task) {
      if (watch != nullptr && watch->finished()) return;
      take(std::move(made[task]), watch);
    };
    return runner_.run(count, work, deliver);
  }

  void take(ReplicationResult result, PrecisionWatch* watch) {
    result.stopping_figures = figures_.values(result.summary);
    if (watch != nullptr) {
      std::vector<Watched> levels;
      for (double value : result.stopping_figures) levels.push_back(watched_level(value));
      watch->add(levels);
    }
    values_.push_back(result.stopping_figures);
    sink_->add(std::move(result));
    storage_.advance(1);
  }

  const ExperimentPlan& plan_;
  Runner& runner_;
  Storage& storage_;
  ReplicationMaker& maker_;
  Scenario scenario_;
  StoppingFigures figures_;
  std::vector<Values> values_;              ///< [replication]
  std::vector<std::vector<Values>> extra_;  ///< [worker][replication − those in values_]
  std::unique_ptr<BlockSink> sink_;
  ScenarioRun run_;
  std::optional<LeastPrecise> least_;
};

/// One scenario by one worker. None where it was asked to stop.
std::optional<RunSoFar> run_scenario(const BlockSpan& block, std::size_t worker, const ExperimentPlan& plan,
                                     Baseline& baseline, ReplicationMaker& maker, Storage& storage,
                                     const Runner& runner) {
  const Service& service = maker.scenario(worker, block.scenario).service;
  const StoppingFigures figures{plan.precision->of, service};
  PrecisionWatch watch{rule_of(*plan.precision), 2 * figures.size()};
  const auto sink = storage.begin(block, service);
  std::vector<Watched> watched(2 * figures.size());
  while (!watch.finished()) {
    if (runner.stop_requested()) return std::nullopt;
    const std::size_t k = watch.replications();
    ReplicationResult result = maker.replication(worker, block.scenario, static_cast<std::uint32_t>(k + 1));
    result.stopping_figures = figures.values(result.summary);
    const Values& base = baseline.values(worker, k);
    for (std::size_t f = 0; f < figures.size(); ++f) {
      const auto same = figures.same_in(baseline.figures(), f);
      watched[2 * f] = watched_level(result.stopping_figures[f]);
      watched[2 * f + 1] = same ? watched_difference(result.stopping_figures[f], base[*same]) : Watched{};
    }
    watch.add(watched);
    sink->add(std::move(result));
  }
  const ScenarioRun run = run_of(watch, watched.size());
  sink->finish(run);
  return RunSoFar{run, least_precise(watch, figures, 2)};
}

}  // namespace

Experimented run_to_precision(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                              const Simulator& simulate) {
  ReplicationMaker maker{plan, runner.workers(), simulate};
  Baseline baseline{plan, runner, storage, maker};
  Experimented done{Outcome::stopped, std::vector<ScenarioRun>(plan.scenarios.size())};
  done.least_precise.resize(plan.scenarios.size());
  if (baseline.run() == Outcome::stopped) return done;
  std::vector<BlockSpan> blocks;
  const std::uint32_t most = most_replications(plan);
  for (std::size_t s = 1; s < plan.scenarios.size(); ++s) {
    if (const BlockSpan block{s, 0, most}; is_of_shard(plan, block, s)) blocks.push_back(block);
  }
  const auto work = [&](std::size_t task, std::size_t worker) {
    const BlockSpan& block = blocks[task];
    if (const auto kept = storage.kept(block)) {
      done.runs[block.scenario] = kept->run;
    } else if (const auto run = run_scenario(block, worker, plan, baseline, maker, storage, runner)) {
      done.runs[block.scenario] = run->run;
      done.least_precise[block.scenario] = run->least;
    }
  };
  const auto deliver = [&](std::size_t task) {
    storage.advance(done.runs[blocks[task].scenario].replications);
  };
  if (runner.run(blocks.size(), work, deliver) == Outcome::stopped) return done;
  std::uint32_t longest = 0;
  for (const ScenarioRun& run : done.runs) longest = std::max(longest, run.replications);
  done.outcome = baseline.go_on_to(longest);
  done.runs[0] = baseline.scenario_run();
  done.least_precise[0] = baseline.least();
  return done;
}

}  // namespace headroom
