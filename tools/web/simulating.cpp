// One scenario at a time stays made; a block is packed as a run's workers pack it.

#include "web/simulating.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "experiment/replication_maker.hpp"
#include "experiment/variants.hpp"
#include "running/run_parts.hpp"
#include "store/parts/part_file.hpp"
#include "store/writing/pack.hpp"
#include "web/asked.hpp"
#include "web/asked_study.hpp"

namespace headroom::web {

ExperimentPlan page_plan(const Study& study, const std::vector<std::string>& scenarios,
                         std::uint32_t replications) {
  std::vector<std::size_t> positions{0};
  for (std::size_t s = 1; s < study.scenarios.size(); ++s) {
    if (std::find(scenarios.begin(), scenarios.end(), study.scenarios.name(s)) != scenarios.end())
      positions.push_back(s);
  }
  if (replications == 0) throw CannotDo{"there is nothing to simulate: ask for at least 1 possible year"};
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = study.scenarios.chosen(positions);
  plan.replications = replications;
  plan.seed = study.experiment.seed;
  plan.keep = study.experiment.keep;
  const std::string refused = refusal_of(study.uncertainty, study.experiment.draws, replications);
  if (!refused.empty()) throw CannotDo{refused};
  draw_unknowns(plan, study);
  return plan;
}

std::uint32_t block_step(const ExperimentPlan& plan, const PartSettings& parts) {
  return keep_row(plan.keep).reduces ? plan.replications : parts.chunk_length;
}

struct Simulating::State {
  State(LoadedStudy of, const std::vector<std::string>& scenarios, std::uint32_t replications)
      : study{std::move(of)},
        plan{page_plan(study.study, scenarios, replications)},
        parts{parts_of(study, plan).settings},
        simulate{simulator(plan, 1)},
        maker{plan, 1, simulate} {}

  LoadedStudy study;
  ExperimentPlan plan;
  PartSettings parts;
  Simulator simulate;
  ReplicationMaker maker;
  struct Deciding {
    VariantPlans plans;
    RunKey key;  ///< of a run that plays them
  };
  std::optional<Deciding> deciding{};  ///< made when it is first asked for
};

Simulating::Simulating(LoadedStudy study, const std::vector<std::string>& scenarios,
                       std::uint32_t replications)
    : state_{std::make_unique<State>(std::move(study), scenarios, replications)} {}
Simulating::~Simulating() = default;

namespace {

/// The block that is asked for.
BlockSpan span_of(const Message& asked, const ExperimentPlan& plan, std::uint32_t step) {
  const std::string name = text(asked, "scenario");
  BlockSpan span{0, count(asked, "first"), count(asked, "count")};
  while (span.scenario < plan.scenarios.size() && plan.scenarios.name(span.scenario) != name) ++span.scenario;
  if (span.scenario == plan.scenarios.size())
    throw CannotDo{"there is no scenario " + name + " in what is asked"};
  const bool whole = span.count % step == 0 || span.first + span.count == plan.replications;
  if (span.count == 0 || span.first % step != 0 || !whole || span.count > plan.replications ||
      span.first > plan.replications - span.count)
    throw CannotDo{"the page asked for replications that are no block of the run"};
  return span;
}

/// Draws are tried where they are played: a page does not wait for all of them.
ReplicationResult played(ReplicationMaker& maker, std::size_t scenario, std::uint32_t replication) try {
  return maker.replication(0, scenario, replication);
} catch (const Problems& broken) {
  throw CannotDo{to_string(broken.front())};
}

}  // namespace

Message Simulating::block(const Message& asked) {
  const BlockSpan span = span_of(asked, state_->plan, block_step(state_->plan, state_->parts));
  const PartSettings& parts = state_->parts;
  const Scenario& scenario = state_->maker.scenario(0, span.scenario);
  BlockPacker packer{span, parts.axes, parts.keep, parts.chunk_length, scenario.service};
  std::vector<std::vector<double>> stopping_figures;
  for (std::uint32_t k = 0; k < span.count; ++k) {
    ReplicationResult result = played(state_->maker, span.scenario, span.first + k + 1);
    packer.add(result);
    stopping_figures.push_back(std::move(result.stopping_figures));
  }
  const ScenarioRun run{span.count, StoppedBecause::all_done, 0};
  return {{{"scenario", scenario.name}, {"first", span.first}, {"count", span.count}},
          {encoded({parts.key, run, std::move(stopping_figures), packer.finish()})}};
}

namespace {

/// Blocks of variants as they are sent: figures alone.
class SentVariants final : public Storage {
 public:
  explicit SentVariants(const RunKey& key) : key_{key} {}

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service&) override {
    return std::make_unique<Sink>(*this, block);
  }
  [[nodiscard]] std::optional<KeptBlock> kept(const BlockSpan&) override { return std::nullopt; }
  void advance(std::size_t) override {}
  [[nodiscard]] std::vector<std::string> parts() && { return std::move(parts_); }

 private:
  class Sink final : public BlockSink {
   public:
    Sink(SentVariants& into, const BlockSpan& block) : into_{into}, block_{block} {}
    void add(ReplicationResult result) override { figures_.push_back(std::move(result.stopping_figures)); }
    void finish(const ScenarioRun& run) override {
      into_.parts_.push_back(encoded({into_.key_, run, std::move(figures_), {block_, {}, {}}}));
    }

   private:
    SentVariants& into_;
    BlockSpan block_;
    std::vector<std::vector<double>> figures_;
  };

  const RunKey& key_;
  std::vector<std::string> parts_;
};

}  // namespace

Message Simulating::variants(const Message& asked) try {
  const Shard piece{count(asked, "piece"), count(asked, "of")};
  if (piece.number < 1 || piece.number > piece.of) throw CannotDo{"the page asked for a piece that is none"};
  auto& deciding = state_->deciding;
  if (!deciding) {
    VariantPlans plans = variant_plans(state_->study.study, state_->plan, state_->plan.replications);
    RunKey key = parts_of(state_->study, state_->plan, plans.labels).settings.key;
    deciding = State::Deciding{std::move(plans), std::move(key)};
  }
  deciding->plans.causes.shard = deciding->plans.numbers.shard = piece;
  SentVariants sent{deciding->key};
  SerialRunner runner;
  static_cast<void>(run_variants(deciding->plans, state_->parts.axes, runner, sent));
  return {{{"piece", piece.number}}, std::move(sent).parts()};
} catch (const Problems& broken) {
  throw CannotDo{to_string(broken.front())};
}

Message simulate_call(std::unique_ptr<Simulating>& simulating, const Message& asked,
                      const WorkFolder& folder) {
  if (is_true(asked, "prepare")) {
    simulating.reset();  // before the next: there is room for one
    simulating = std::make_unique<Simulating>(good_study(asked, folder), texts(asked, "scenarios"),
                                              count(asked, "replications"));
  }
  if (!simulating) throw CannotDo{"the page asked for a block before the study of it"};
  return number(asked, "piece") ? simulating->variants(asked) : simulating->block(asked);
}

}  // namespace headroom::web
