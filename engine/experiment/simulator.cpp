#include <memory>
#include <optional>

#include "base/ensure.hpp"
#include "experiment/experiment.hpp"
#include "simulation/simulate.hpp"

namespace headroom {
namespace {

/// What one worker keeps from one replication to the next: its memory, and the scenario it is at. Blocks come
/// scenario by scenario, so one model for each worker is enough however many scenarios there are.
struct Bench {
  Workspace workspace;
  std::optional<Model> model;
  std::size_t scenario = 0;
};

}  // namespace

Simulator simulator(const ExperimentPlan& plan, std::size_t workers) {
  const auto benches = std::make_shared<std::vector<Bench>>(workers);
  return [&plan, benches](std::size_t worker, std::size_t scenario, std::uint32_t replication) {
    ensure(worker < benches->size(), "every worker has its own memory");
    Bench& bench = (*benches)[worker];
    if (!bench.model || bench.scenario != scenario) {
      bench.model.emplace(plan.scenarios[scenario].service, plan.base);
      bench.scenario = scenario;
    }
    return simulate(*bench.model, plan.seed, replication, bench.workspace);
  };
}

}  // namespace headroom
