#include "experiment/experiment.hpp"

#include <algorithm>
#include <utility>

#include "base/ensure.hpp"
#include "experiment/bench.hpp"
#include "experiment/stopping.hpp"

namespace headroom {
namespace {

constexpr std::uint64_t kBlockBytes = 16'000'000;

std::uint64_t bytes_of_one_replication(const Axes& axes) {
  const std::uint64_t by_stream = kStreamSeries * axes.weeks * axes.streams.size();
  const std::uint64_t by_post =
      (kPostSeries + kCategorySeries * kCategories) * axes.weeks * axes.posts.size();
  const std::uint64_t waits = 3 * axes.streams.size() * axes.priorities.size() * kWaitDays;
  return 4 * (by_stream + by_post + waits);
}

bool by_whole_scenarios(const ExperimentPlan& plan) {
  return plan.keep == Keep::bands || plan.precision.has_value();
}

/// The blocks that this shard makes, all of a number that is fixed.
Experimented run_fixed(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                       const Simulator& simulate) {
  std::vector<BlockSpan> blocks;
  const std::vector<BlockSpan> all = blocks_of(plan, axes_of(plan.scenarios, plan.replications));
  for (std::size_t b = 0; b < all.size(); ++b) {
    if (is_of_shard(plan, all[b], b)) blocks.push_back(all[b]);
  }
  Bench bench{plan, runner.workers(), simulate};
  const auto work = [&](std::size_t task, std::size_t worker) {
    const BlockSpan& block = blocks[task];
    if (const auto kept = storage.kept(block); kept && kept->run.replications == block.count) return;
    const Scenario& scenario = bench.scenario(worker, block.scenario);
    const auto sink = storage.begin(block, scenario.service);
    for (std::uint32_t k = 0; k < block.count; ++k) {
      if (runner.stop_requested()) return;
      sink->add(bench.replication(worker, block.scenario, block.first + k + 1));
    }
    sink->finish({block.count, StoppedBecause::all_done, 0});
  };
  const auto deliver = [&](std::size_t task) { storage.advance(blocks[task].count); };
  Experimented done;
  done.outcome = runner.run(blocks.size(), work, deliver);
  done.runs.resize(plan.scenarios.size());
  for (const BlockSpan& block : blocks) done.runs[block.scenario].replications += block.count;
  return done;
}

}  // namespace

std::uint32_t most_replications(const ExperimentPlan& plan) {
  if (plan.precision) return static_cast<std::uint32_t>(plan.precision->at_most);
  if (plan.select) {
    const auto least = static_cast<std::uint32_t>(plan.select->at_least);
    return plan.select->procedure == SelectionProcedure::ocba
               ? std::max(plan.replications, least)
               : static_cast<std::uint32_t>(plan.select->at_most);
  }
  return plan.replications;
}

std::uint32_t block_length(const Axes& axes) {
  const std::uint64_t bytes = std::max<std::uint64_t>(1, bytes_of_one_replication(axes));
  const auto fitting = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(kBlockBytes / bytes, 1, 10));
  return std::clamp((axes.replications + 19) / 20, std::uint32_t{1}, fitting);
}

std::vector<BlockSpan> blocks_of(const ExperimentPlan& plan, const Axes& axes) {
  if (plan.select) return {};
  const std::uint32_t length = by_whole_scenarios(plan) ? axes.replications : block_length(axes);
  std::vector<BlockSpan> blocks;
  for (std::size_t s = 0; s < plan.scenarios.size(); ++s) {
    for (std::uint32_t first = 0; first < axes.replications; first += length) {
      blocks.push_back({s, first, std::min(length, axes.replications - first)});
    }
  }
  return blocks;
}

bool is_of_shard(const ExperimentPlan& plan, const BlockSpan& block, std::size_t position) {
  if (plan.precision && block.scenario == 0) return true;
  return position % plan.shard.of == plan.shard.number - 1;
}

Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                            const Simulator& simulate) {
  ensure(!plan.scenarios.empty(), "an experiment has at least one scenario");
  ensure(most_replications(plan) >= 1, "an experiment has at least one replication");
  ensure(plan.shard.number >= 1 && plan.shard.number <= plan.shard.of, "shards count from 1");
  if (plan.select) return run_to_selection(plan, runner, storage, simulate);
  if (plan.precision) return run_to_precision(plan, runner, storage, simulate);
  return run_fixed(plan, runner, storage, simulate);
}

Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage) {
  return run_experiment(plan, runner, storage, simulator(plan, runner.workers()));
}

}  // namespace headroom
