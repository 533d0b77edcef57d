#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "experiment/runner.hpp"
#include "results/axes.hpp"
#include "results/metrics.hpp"
#include "simulation/observations.hpp"
#include "study/study.hpp"

/// Start here: an experiment is every scenario simulated over the same replications, whose random numbers all
/// scenarios share.
namespace headroom {

struct ExperimentPlan {
  Service base;                    ///< the study before overlays: the start population is drawn from it
  Scenarios scenarios;             ///< those chosen, in the order of the study
  std::uint32_t replications = 0;  ///< numbered from 1; the number is the key of the random numbers
  std::uint64_t seed = 0;
};

/// A run of replications of one scenario: what is simulated by one worker in one go and stored as one chunk.
struct BlockSpan {
  std::size_t scenario = 0;
  std::uint32_t first = 0, count = 0;  ///< replications first … first + count − 1, counted from 0
};

/// Replications in a block: a twentieth of them, 1 to 10, and fewer where a block would hold more than 16 MB.
/// Depends on the study alone, never on the machine.
[[nodiscard]] std::uint32_t block_length(const Axes& axes);
/// Every block: scenario by scenario, replications in order; the last of a scenario may be shorter.
[[nodiscard]] std::vector<BlockSpan> blocks_of(const Axes& axes);

struct ReplicationResult {
  Observations observations;
  Summary summary;
};
struct Block {
  BlockSpan span;
  std::vector<ReplicationResult> replications;
};

/// One replication of plan.scenarios[scenario]; `replication` counts from 1. Called by several workers at
/// once, each with its own number.
using Simulator =
    std::function<Observations(std::size_t worker, std::size_t scenario, std::uint32_t replication)>;
/// The simulation itself, with memory for each worker.
[[nodiscard]] Simulator simulator(const ExperimentPlan& plan, std::size_t workers);

/// Takes a finished block on the worker that made it (several at once) and returns what stores it, which is
/// called in the order of `blocks_of`, one at a time.
using Store = std::function<void()>;
using Sink = std::function<Store(const Block&)>;

/// Simulates every scenario over all replications. Memory stays within a few blocks for each worker. Where
/// the runner was asked to stop, the blocks stored so far are a beginning of the whole, and `stopped` comes
/// back. `plan` outlives the call.
[[nodiscard]] Outcome run_experiment(const ExperimentPlan& plan, Runner& runner, const Sink& sink,
                                     const Simulator& simulate);
[[nodiscard]] Outcome run_experiment(const ExperimentPlan& plan, Runner& runner, const Sink& sink);

}  // namespace headroom
