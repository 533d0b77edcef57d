// Kim and Nelson's procedure and OCBA fed with replications, block by block, until they decide.

#include <algorithm>
#include <memory>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/replication_maker.hpp"
#include "experiment/stopping.hpp"
#include "experiment/stopping_figures.hpp"
#include "statistics/sequential/selection.hpp"

namespace headroom {
namespace {

Direction better(const SelectionGoal& goal) {
  return goal.lowest ? Direction::lower_is_better : Direction::higher_is_better;
}

KimNelson kim_nelson(const ExperimentPlan& plan) {
  const SelectionGoal& goal = *plan.select;
  KimNelsonRule rule;
  rule.better = better(goal);
  rule.within = goal.within;
  rule.confidence = goal.confidence;
  rule.first_stage = static_cast<std::size_t>(goal.at_least);
  rule.at_most = static_cast<std::size_t>(goal.at_most);
  return {plan.scenarios.size(), rule};
}

Ocba ocba(const ExperimentPlan& plan) {
  const SelectionGoal& goal = *plan.select;
  const std::size_t systems = plan.scenarios.size();
  OcbaRule rule;
  rule.better = better(goal);
  rule.within = goal.within;
  rule.confidence = goal.confidence;
  rule.first_stage = static_cast<std::size_t>(goal.at_least);
  rule.increment = std::max<std::size_t>(20, systems);
  rule.budget = systems * most_replications(plan);
  return {systems, rule};
}

/// Simulates what a procedure asks for, a block at a time, and keeps the values that it has not yet taken.
class Supply {
 public:
  Supply(const ExperimentPlan& plan, Runner& runner, Storage& storage, const Simulator& simulate)
      : plan_{plan},
        runner_{runner},
        storage_{storage},
        maker_{plan, runner.workers(), simulate},
        length_{block_length(axes_of(plan.scenarios, most_replications(plan)))},
        values_(plan.scenarios.size()),
        taken_(plan.scenarios.size()) {}

  /// At least so many values of every system that have not been taken.
  [[nodiscard]] Outcome provide(const std::vector<Allotment>& wanted) {
    std::vector<BlockSpan> blocks;
    for (const Allotment& want : wanted) {
      const std::size_t needed = taken_[want.system] + want.replications;
      for (std::size_t first = values_[want.system].size(); first < needed; first += length_) {
        blocks.push_back({want.system, static_cast<std::uint32_t>(first), length_});
      }
    }
    std::vector<std::vector<double>> made(blocks.size());
    const auto work = [&](std::size_t task, std::size_t worker) { made[task] = run(blocks[task], worker); };
    const auto deliver = [&](std::size_t task) {
      std::vector<double>& into = values_[blocks[task].scenario];
      ensure(made[task].size() == length_, "only whole blocks are delivered");
      into.insert(into.end(), made[task].begin(), made[task].end());
      storage_.advance(length_);
    };
    return runner_.run(blocks.size(), work, deliver);
  }

  [[nodiscard]] double take(std::size_t system) { return values_[system].at(taken_[system]++); }
  [[nodiscard]] std::uint32_t made(std::size_t system) const {
    return static_cast<std::uint32_t>(values_[system].size());
  }

 private:
  [[nodiscard]] std::vector<double> run(const BlockSpan& block, std::size_t worker) {
    std::vector<double> values;
    if (const auto kept = storage_.kept(block)) {
      for (const auto& figures : kept->stopping_figures) {
        if (figures.size() == 1) values.push_back(figures.front());
      }
      if (values.size() == block.count) return values;
      values.clear();  // what is kept comes from outside
    }
    const Service& service = maker_.scenario(worker, block.scenario).service;
    const StoppingFigures figure{plan_.select->of, service};
    const auto sink = storage_.begin(block, service);
    for (std::uint32_t k = 0; k < block.count; ++k) {
      if (runner_.stop_requested()) return {};
      ReplicationResult result = maker_.replication(worker, block.scenario, block.first + k + 1);
      result.stopping_figures = figure.values(result.summary);
      values.push_back(result.stopping_figures.front());
      sink->add(std::move(result));
    }
    sink->finish({block.count, StoppedBecause::all_done, 0});
    return values;
  }

  const ExperimentPlan& plan_;
  Runner& runner_;
  Storage& storage_;
  ReplicationMaker maker_;
  std::uint32_t length_;
  std::vector<std::vector<double>> values_;  ///< [system][replication]
  std::vector<std::size_t> taken_;           ///< [system]
};

/// Feeds the procedure until it has decided.
template <class Procedure>
Outcome decide(Procedure& procedure, Supply& supply) {
  while (!procedure.finished()) {
    const std::vector<Allotment> wanted = procedure.needed();
    if (supply.provide(wanted) == Outcome::stopped) return Outcome::stopped;
    for (const Allotment& want : wanted) {
      for (std::size_t r = 0; r < want.replications; ++r) {
        procedure.add(want.system, supply.take(want.system));
      }
    }
  }
  return Outcome::finished;
}

template <class Procedure>
Experimented decided(const ExperimentPlan& plan, Procedure procedure, Supply supply, StoppedBecause left,
                     double (*probability)(const ExperimentPlan&, const Procedure&)) {
  Experimented done{Outcome::stopped, std::vector<ScenarioRun>(plan.scenarios.size())};
  done.outcome = decide(procedure, supply);
  if (done.outcome == Outcome::stopped) return done;
  const std::vector<std::size_t>& survivors = procedure.survivors();
  if (procedure.sure()) left = StoppedBecause::decided;
  for (std::size_t s = 0; s < done.runs.size(); ++s) {
    const bool in = std::binary_search(survivors.begin(), survivors.end(), s);
    done.runs[s] = {supply.made(s), in ? left : StoppedBecause::eliminated, 0};
  }
  for (std::size_t s : procedure.set_aside()) done.runs[s].because = StoppedBecause::undefined;
  if (const auto best = procedure.best()) {
    done.runs[*best].because = StoppedBecause::selected;
    done.selected = Selected{*best, procedure.sure(), probability(plan, procedure),
                             procedure.sure() ? std::vector<std::size_t>{*best} : survivors};
  }
  return done;
}

double promised(const ExperimentPlan& plan, const KimNelson& procedure) {
  return procedure.sure() ? plan.select->confidence : 0;
}
double estimated(const ExperimentPlan&, const Ocba& procedure) { return procedure.probability(); }

}  // namespace

Experimented run_to_selection(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                              const Simulator& simulate) {
  ensure(plan.shard.of == 1, "a selection is made in one place");
  Supply supply{plan, runner, storage, simulate};
  if (plan.select->procedure == SelectionProcedure::ocba) {
    return decided(plan, ocba(plan), std::move(supply), StoppedBecause::budget, &estimated);
  }
  return decided(plan, kim_nelson(plan), std::move(supply), StoppedBecause::at_most, &promised);
}

}  // namespace headroom
