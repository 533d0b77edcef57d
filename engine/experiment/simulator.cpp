// The simulation behind an experiment, with each worker's memory, its model and the baseline's kept.

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/ensure.hpp"
#include "experiment/drawn_model.hpp"
#include "experiment/experiment.hpp"

namespace headroom {
namespace {

/// What one worker keeps from one replication to the next: its memory, and the scenario it is at. Blocks come
/// scenario by scenario, so one model is enough however many scenarios there are; the baseline has one of its
/// own, since others are held against it.
struct Memory {
  Workspace workspace;
  struct Ready {
    std::optional<DrawnModel> model;
    std::size_t scenario = 0;
  };
  std::array<Ready, 2> ready;
};

struct Shared {
  StudyAtStart at_start;  ///< of the study's own values
  std::vector<Memory> memories;
};

}  // namespace

Simulator simulator(const ExperimentPlan& plan, std::size_t workers) {
  return simulator(plan, workers, own_plays(plan));
}

Simulator simulator(const ExperimentPlan& plan, std::size_t workers, PlayOf play_of) {
  const auto shared = std::make_shared<Shared>(Shared{plan.base, std::vector<Memory>(workers)});
  return [&plan, shared, play_of = std::move(play_of)](std::size_t worker, std::size_t scenario,
                                                       std::uint32_t replication) {
    ensure(worker < shared->memories.size(), "every worker has its own memory");
    Memory& memory = shared->memories[worker];
    Memory::Ready& ready = memory.ready[scenario == 0 ? 0 : 1];
    if (!ready.model || ready.scenario != scenario) {
      ready.model.emplace(plan.scenarios[scenario],
                          ModelSource{shared->at_start, plan.starts, plan.drawn_base, plan.draws});
      ready.scenario = scenario;
    }
    const Play play = play_of(replication);
    const Model& model = ready.model->model(play.draw);
    return Played{simulate(model, plan.seed, play.chance, memory.workspace), ready.model->drawn()};
  };
}

}  // namespace headroom
