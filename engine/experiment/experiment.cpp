#include "experiment/experiment.hpp"

#include <algorithm>
#include <utility>

#include "base/ensure.hpp"

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

/// A block, or one cut short by a request to stop, which is never stored.
Block simulated(const ExperimentPlan& plan, const BlockSpan& span, std::size_t worker, const Runner& runner,
                const Simulator& simulate) {
  Block block{span, {}};
  block.replications.reserve(span.count);
  const Service& service = plan.scenarios[span.scenario].service;
  for (std::uint32_t k = 0; k < span.count && !runner.stop_requested(); ++k) {
    Observations seen = simulate(worker, span.scenario, span.first + k + 1);
    Summary summary = summarise({seen, service});
    block.replications.push_back({std::move(seen), std::move(summary)});
  }
  return block;
}

}  // namespace

std::uint32_t block_length(const Axes& axes) {
  const std::uint64_t bytes = std::max<std::uint64_t>(1, bytes_of_one_replication(axes));
  const auto fitting = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(kBlockBytes / bytes, 1, 10));
  return std::clamp((axes.replications + 19) / 20, std::uint32_t{1}, fitting);
}

std::vector<BlockSpan> blocks_of(const Axes& axes) {
  const std::uint32_t length = block_length(axes);
  std::vector<BlockSpan> blocks;
  for (std::size_t s = 0; s < axes.scenarios.size(); ++s) {
    for (std::uint32_t first = 0; first < axes.replications; first += length) {
      blocks.push_back({s, first, std::min(length, axes.replications - first)});
    }
  }
  return blocks;
}

Outcome run_experiment(const ExperimentPlan& plan, Runner& runner, const Sink& sink,
                       const Simulator& simulate) {
  ensure(plan.replications >= 1, "an experiment has at least one replication");
  const std::vector<BlockSpan> blocks = blocks_of(axes_of(plan.scenarios, plan.replications));
  std::vector<Store> ready(blocks.size());  // each written by one worker, then emptied in order
  const auto work = [&](std::size_t task, std::size_t worker) {
    const Block block = simulated(plan, blocks[task], worker, runner, simulate);
    if (block.replications.size() == blocks[task].count) ready[task] = sink(block);
  };
  const auto deliver = [&](std::size_t task) {
    ensure(ready[task] != nullptr, "only whole blocks are stored");
    std::exchange(ready[task], nullptr)();
  };
  return runner.run(blocks.size(), work, deliver);
}

Outcome run_experiment(const ExperimentPlan& plan, Runner& runner, const Sink& sink) {
  return run_experiment(plan, runner, sink, simulator(plan, runner.workers()));
}

}  // namespace headroom
