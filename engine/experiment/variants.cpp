// Variants made as scenarios of two fixed experiments, of which only some figures by stream are kept.

#include "experiment/variants.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

#include "experiment/causes.hpp"
#include "experiment/screening.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

constexpr std::uint32_t kFewest = 20, kMostVariants = 50, kTimesBaseline = 6;

ExperimentPlan like(const ExperimentPlan& plan, std::uint32_t replications) {
  ExperimentPlan one;
  one.base = plan.base;
  one.replications = replications;
  one.seed = plan.seed;
  one.shard = plan.shard;
  one.drawn_base = plan.drawn_base;
  one.draws = plan.draws;
  return one;
}

void plan_causes(VariantPlans& plans, const Scenario& baseline) {
  std::vector<Scenario> variants;
  for (const CauseInfo& info : kCauses) {
    if (!is_in(info.cause, baseline.service)) continue;
    plans.labels.causes.variants.push_back({std::string{info.name}, 0, 0, "", Standing::stated});
    variants.push_back(without({info.cause}, baseline, info.name, info.off));
  }
  plans.causes.scenarios = std::move(variants);
}

/// The baseline with the number moved; none where the study cannot have it so in every draw that is played.
std::optional<Scenario> playable(const Study& study, const Unknown& moved, const ExperimentPlan& plan) {
  auto scenario = study.baseline_with(moved);
  if (!scenario) return std::nullopt;
  if (plan.draws.any() && scenario->drawn) {
    for (std::uint32_t r = 1; r <= plan.replications; ++r)
      if (!scenario->drawn(plan.draws.of(r))) return std::nullopt;
  }
  return std::move(*scenario);
}

std::string unit_of(const Unknown& number) { return is_in_percent(number) ? "share" : number.unit; }

void plan_numbers(VariantPlans& plans, const Study& study, std::size_t most) {
  std::vector<Scenario> variants;
  for (const ScreenedNumber& screened : screened_numbers(study).numbers) {
    if (variants.size() + 2 > most) break;
    for (const Way way : {Way::up, Way::down}) {
      const auto moved = moved_number(screened.number, way);
      auto scenario = moved ? playable(study, *moved, plans.numbers) : std::nullopt;
      if (!scenario) continue;
      plans.labels.numbers.variants.push_back(
          {moved->path, moved->value, moved->rows.front(), unit_of(*moved), screened.number.standing});
      scenario->name = moved->path + (way == Way::up ? " up" : " down");
      variants.push_back(std::move(*scenario));
    }
  }
  plans.numbers.scenarios = std::move(variants);
}

/// The figures of variants in the place of what a stopping rule looks at.
class VariantSink final : public BlockSink {
 public:
  VariantSink(std::unique_ptr<BlockSink> into, const Axes& axes, const Service& service)
      : into_{std::move(into)}, at_{positions(axes, service)} {
    for (const MetricId id : kVariantMetrics)
      taken_.push_back({&dataset(id), placing(dataset(id), axes, at_)});
  }

  void add(ReplicationResult result) override {
    std::vector<double> figures;
    const Replicated replicated{result.observations, result.summary, at_};
    for (const auto& [of, where] : taken_) {
      const std::size_t begin = figures.size();
      figures.resize(begin + where.row(), std::numeric_limits<double>::quiet_NaN());
      const auto own = std::get<Take<double>>(of->take)(replicated, room_);
      spread(where, own.data(), figures.data() + begin);
    }
    result.stopping_figures = std::move(figures);
    into_->add(std::move(result));
  }
  void finish(const ScenarioRun& run) override { into_->finish(run); }

 private:
  std::unique_ptr<BlockSink> into_;
  Positions at_;
  std::vector<std::pair<const Dataset*, Placing>> taken_;
  std::vector<double> room_;
};

/// Numbers blocks on from those of the scenarios.
class VariantStorage final : public Storage {
 public:
  VariantStorage(Storage& into, const Axes& axes, std::size_t first)
      : into_{into}, axes_{axes}, first_{first} {}

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) override {
    return std::make_unique<VariantSink>(into_.begin(shifted(block), service), axes_, service);
  }
  [[nodiscard]] std::optional<KeptBlock> kept(const BlockSpan& block) override {
    return into_.kept(shifted(block));
  }
  void advance(std::size_t replications) override { into_.advance(replications); }

 private:
  [[nodiscard]] BlockSpan shifted(BlockSpan block) const {
    block.scenario += first_;
    return block;
  }

  Storage& into_;
  const Axes& axes_;
  std::size_t first_;
};

}  // namespace

std::uint64_t VariantPlans::replications() const {
  return std::uint64_t{causes.replications} * causes.scenarios.size() +
         std::uint64_t{numbers.replications} * numbers.scenarios.size();
}

VariantPlans variant_plans(const Study& study, const ExperimentPlan& plan, std::uint32_t futures) {
  const std::uint32_t half = std::min(futures, std::max(kFewest, (futures + 1) / 2));
  const std::uint32_t few = std::min(futures, kFewest);
  VariantPlans plans{{}, like(plan, half), like(plan, few)};
  plans.numbers.keep = Keep::bands;  // blocks of a whole variant: it is short
  plans.labels.causes.replications = half;
  plans.labels.numbers.replications = few;
  plan_causes(plans, plan.scenarios.front());
  const std::uint64_t most = std::uint64_t{kTimesBaseline} * futures, taken = plans.replications();
  plan_numbers(plans, study, std::min<std::uint64_t>(kMostVariants, taken < most ? (most - taken) / few : 0));
  return plans;
}

Outcome run_variants(const VariantPlans& plans, const Axes& axes, Runner& runner, Storage& storage) {
  std::size_t first = axes.scenarios.size();
  for (const ExperimentPlan* plan : {&plans.causes, &plans.numbers}) {
    if (plan->scenarios.empty()) continue;
    VariantStorage numbered{storage, axes, first};
    if (run_experiment(*plan, runner, numbered).outcome == Outcome::stopped) return Outcome::stopped;
    first += plan->scenarios.size();
  }
  return Outcome::finished;
}

}  // namespace headroom
