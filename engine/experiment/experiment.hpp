// Start here: an experiment is every scenario simulated over the same replications.
// Their random numbers are shared by all scenarios.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "experiment/runner.hpp"
#include "results/datasets/axes.hpp"
#include "results/metrics/metrics.hpp"
#include "simulation/observations.hpp"
#include "simulation/study_at_start.hpp"
#include "study/study.hpp"

namespace headroom {

/// One of several machines that share an experiment; numbered from 1.
struct Shard {
  std::uint32_t number = 1, of = 1;
  friend bool operator==(const Shard&, const Shard&) = default;
};

struct ExperimentPlan {
  Service base;                    ///< the study before overlays: the start population is drawn from it
  Scenarios scenarios;             ///< those chosen, in the order of the study, the baseline first
  std::uint32_t replications = 0;  ///< of each scenario, where no rule below decides; numbered from 1: the
                                   ///< number is the key of the random numbers
  std::uint64_t seed = 0;
  Keep keep = Keep::replications;
  std::optional<PrecisionGoal> precision{};
  std::optional<SelectionGoal> select{};
  Shard shard{};
  DrawnService drawn_base{};
  Draws draws{};  ///< of what is not known: which of them each replication plays
  /// Of draws 1, 2, ..., as far as they have been tried: what each scenario's start is drawn from.
  std::vector<StudyAtStart> starts{};
};

/// Takes over what the study does not know. `plan` has its seed and replications.
void draw_unknowns(ExperimentPlan& plan, const Study& study);

/// The most replications that any scenario can take; where a budget is shared out, the mean over scenarios.
[[nodiscard]] std::uint32_t most_replications(const ExperimentPlan& plan);

/// A run of replications of one scenario: what is simulated in one go and kept or lost as a whole.
struct BlockSpan {
  std::size_t scenario = 0;
  std::uint32_t first = 0, count = 0;  ///< replications first … first + count − 1, counted from 0; where
                                       ///< precision decides, `count` is the most there can be
  friend bool operator==(const BlockSpan&, const BlockSpan&) = default;
};

/// Blocks in order, each worked out when it is asked for: there may be a thousand million of them.
class Blocks {
 public:
  Blocks() = default;
  /// Of `replications` of each scenario, so many in a block, the last of a scenario taking what is left.
  Blocks(std::size_t scenarios, std::uint32_t replications, std::uint32_t length);

  [[nodiscard]] Blocks share(const Shard& shard) const;  ///< those of one shard: they go round in turn
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] BlockSpan operator[](std::size_t position) const;
  [[nodiscard]] std::uint64_t replications() const;  ///< of all of them

  class Iterator {
   public:
    Iterator(const Blocks& blocks, std::size_t position) : blocks_{&blocks}, position_{position} {}
    [[nodiscard]] BlockSpan operator*() const { return (*blocks_)[position_]; }
    Iterator& operator++() { return ++position_, *this; }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Blocks* blocks_;
    std::size_t position_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size_}; }

 private:
  /// How many of the whole experiment's first `count` blocks are among these.
  [[nodiscard]] std::uint64_t among_first(std::uint64_t count) const;

  std::size_t scenarios_ = 0, size_ = 0;
  std::size_t first_ = 0, every_ = 1;  ///< of the whole experiment's
  std::uint32_t replications_ = 0, length_ = 1, a_scenario_ = 0;
};

/// Replications in a block, and in a chunk of the result: a twentieth of `axes.replications`, 1 to 10, and
/// fewer where it would hold more than 16 MB. Depends on the study alone, never on the machine.
[[nodiscard]] std::uint32_t block_length(const Axes& axes);

/// Every block of the whole experiment, scenario by scenario, replications in order: with fixed replications
/// and everything kept, runs of `block_length`; under bands or precision, whole scenarios. With `select` the
/// blocks are found out on the way: none here. `axes` are those of the plan over `most_replications`.
[[nodiscard]] Blocks blocks_of(const ExperimentPlan& plan, const Axes& axes);
/// Whether the block is for this shard to make: blocks go round the shards in turn. Under precision every
/// shard makes the baseline's as far as it needs it.
[[nodiscard]] bool is_of_shard(const ExperimentPlan& plan, const BlockSpan& block, std::size_t position);

enum class StoppedBecause {
  all_done,    ///< the number was fixed
  precise,     ///< every figure is as precise as was asked for
  at_most,     ///< the most that was allowed
  for_others,  ///< the baseline went on for the sake of a difference from it
  eliminated,  ///< shown not to be the best
  selected,    ///< the best
  budget,      ///< what there was to spend went elsewhere
  decided,     ///< another is the best, surely enough; this one was not ruled out by itself
  undefined,   ///< what is compared is not defined in one of its replications
};

/// As results and documents name them, in the order of StoppedBecause.
inline constexpr std::array<const char*, 9> kStoppedBecauseNames{"all_done",   "precise",    "at_most",
                                                                 "for_others", "eliminated", "selected",
                                                                 "budget",     "decided",    "undefined"};

/// How far a scenario was run.
struct ScenarioRun {
  std::uint32_t replications = 0;
  StoppedBecause because = StoppedBecause::all_done;
  std::uint32_t precise_from = 0;  ///< the replication after which it was precise; 0: never, or no rule
  friend bool operator==(const ScenarioRun&, const ScenarioRun&) = default;
};

struct ReplicationResult {
  Observations observations;
  Summary summary;
  std::vector<double> stopping_figures{};  ///< what the stopping rule looks at; empty without one
};

/// Takes the replications of one block, in order.
class BlockSink {
 public:
  virtual ~BlockSink() = default;
  virtual void add(ReplicationResult result) = 0;
  /// After the last one. A sink that goes without it was cut short and is worth nothing.
  virtual void finish(const ScenarioRun& run) = 0;
};

/// A block that an earlier run of the same plan has finished.
struct KeptBlock {
  ScenarioRun run;
  /// [replication]: `ReplicationResult::stopping_figures`.
  std::vector<std::vector<double>> stopping_figures;
};

/// Where results go. All of it is called by several workers at once, each with its own block; what a call
/// throws ends the experiment.
class Storage {
 public:
  virtual ~Storage() = default;
  /// `service` outlives the sink.
  [[nodiscard]] virtual std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) = 0;
  /// A block that need not be simulated again.
  [[nodiscard]] virtual std::optional<KeptBlock> kept(const BlockSpan& block) {
    static_cast<void>(block);
    return std::nullopt;
  }
  /// So many replications more are done; one call at a time, in an order that does not matter.
  virtual void advance(std::size_t replications) { static_cast<void>(replications); }
};

/// What was seen of a replication, and of which service where that is a draw's; it stays until the worker's
/// next.
struct Played {
  Played(Observations seen, const Service* of = nullptr)  // NOLINT: observations are what was played
      : observations{std::move(seen)}, drawn{of} {}
  Observations observations;
  const Service* drawn;
};
/// One replication of plan.scenarios[scenario]; `replication` counts from 1. Called by several workers at
/// once, each with its own number.
using Simulator = std::function<Played(std::size_t worker, std::size_t scenario, std::uint32_t replication)>;
/// The simulation itself, with memory for each worker.
[[nodiscard]] Simulator simulator(const ExperimentPlan& plan, std::size_t workers);

/// What a replication is, where that is not its own number throughout: values of what is not known, and the
/// number that keys its chance.
struct Play {
  Draw draw;
  std::uint32_t chance = 0;
};
using PlayOf = std::function<Play(std::uint32_t replication)>;
/// Each replication its own number, and the draw that is its own. `plan` outlives it.
[[nodiscard]] PlayOf own_plays(const ExperimentPlan& plan);
/// The same, each replication being what `play_of` says.
[[nodiscard]] Simulator simulator(const ExperimentPlan& plan, std::size_t workers, PlayOf play_of);

/// The scenario that was chosen.
struct Selected {
  std::size_t scenario = 0;
  bool sure = false;              ///< false: the replications ran out before the rest was ruled out
  double probability = 0;         ///< that it is the best or within the margin, as far as the procedure says
  std::vector<std::size_t> left;  ///< those that were not ruled out
};

/// The figure that is known least closely where a scenario was run to the most that was allowed.
struct LeastPrecise {
  std::string figure;   ///< "wait_first_mean of gp", or its difference from the baseline
  double relative = 0;  ///< half-width of the interval over the mean it is held against
};

struct Experimented {
  Outcome outcome = Outcome::stopped;
  std::vector<ScenarioRun> runs;  ///< [scenario]; no replications where another shard has it
  /// [scenario], of those that were simulated here and are not precise; empty without a precision asked for.
  std::vector<std::optional<LeastPrecise>> least_precise{};
  std::optional<Selected> selected{};
};

/// What draws that will be played break in any of the scenarios, as problems; empty where all of them can be
/// played. Asked before an experiment with draws, since nothing of a draw is clipped.
/// What the start of each draw is drawn from is kept in the plan.
[[nodiscard]] Problems broken_draws(ExperimentPlan& plan, Runner& runner);
/// The same of what is played otherwise; nothing is kept.
[[nodiscard]] Problems broken_draws(const ExperimentPlan& plan, Runner& runner, const PlayOf& play_of);

/// Simulates what the plan asks for. Memory stays within a few replications for each worker and what the
/// sinks keep of the blocks they are at. Where the runner was asked to stop, the finished blocks are whole.
/// `plan` outlives the call.
[[nodiscard]] Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                                          const Simulator& simulate);
[[nodiscard]] Experimented run_experiment(const ExperimentPlan& plan, Runner& runner, Storage& storage);

}  // namespace headroom
