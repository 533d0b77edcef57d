// The variants of a service without each cause, run like scenarios, of which only the figures are kept.

#include "experiment/explain.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include "experiment/memory_storage.hpp"

namespace headroom {
namespace {

constexpr std::initializer_list<MetricId> kExplained{MetricId::in_time, MetricId::wait_first_mean,
                                                     MetricId::utilisation};

std::vector<const Dataset*> explained() {
  std::vector<const Dataset*> all;
  for (const MetricId id : kExplained) all.push_back(&dataset(id));
  return all;
}

/// Keeps the figures that are explained, and tells how far it is.
class Explaining final : public MemoryStorage {
 public:
  Explaining(const ExplainPlan& plan, const Advance& advance)
      : MemoryStorage{plan.experiment, plan.title, explained()}, advance_{advance} {}
  void advance(std::size_t replications) override { advance_(replications); }

 private:
  const Advance& advance_;
};

}  // namespace

ExplainPlan explain_plan(const Study& study, const Scenario& scenario, std::uint32_t replications,
                         std::uint64_t seed) {
  ExplainPlan plan{study.title, scenario.name, {}, {study.base, {}, replications, seed}};
  std::vector<Scenario> variants{without({}, scenario, kAsItIs, "")};
  for (const CauseInfo& info : kCauses) {
    if (!is_in(info.cause, scenario.service)) continue;
    plan.causes.push_back(info.cause);
    variants.push_back(without({info.cause}, scenario, info.name, info.off));
  }
  if (!plan.causes.empty()) variants.push_back(without(plan.causes, scenario, kAllOff, ""));
  plan.experiment.scenarios = std::move(variants);
  draw_unknowns(plan.experiment, study);
  return plan;
}

std::optional<Explanation> explain(const ExplainPlan& plan, Runner& runner, const Advance& advance) {
  Explaining storage{plan, advance};
  if (run_experiment(plan.experiment, runner, storage).outcome == Outcome::stopped) return std::nullopt;
  Question question;
  question.metrics = names_of(kExplained);
  return Explanation{plan.scenario, plan.causes, compare(storage.samples(), question)};
}

}  // namespace headroom
