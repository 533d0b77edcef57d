// Results in memory: blocks write side by side into room that is there from the beginning.
#include "experiment/memory_storage.hpp"

#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>
#include <variant>

#include "base/ensure.hpp"

namespace headroom {

class MemoryStorage::Sink final : public BlockSink {
 public:
  Sink(MemoryStorage& storage, const BlockSpan& block, const Service& service)
      : at_{positions(storage.axes_, service)},
        next_{block.scenario * storage.axes_.replications + block.first} {
    for (const Dataset* dataset : storage.datasets_) {
      kept_.push_back({dataset, placing(*dataset, storage.axes_, at_),
                       storage.samples_.values.find(dataset->path())->second.data()});
    }
  }

  void add(ReplicationResult result) override {
    const Replicated replicated{result.observations, result.summary, at_};
    for (const OneKept& one : kept_) {
      double* const row = one.values + next_ * one.placing.row();
      std::visit([&](const auto& numbers) { put(numbers, replicated, one.placing, row); }, one.of->take);
    }
    ++next_;
  }
  void finish(const ScenarioRun&) override {}

 private:
  struct OneKept {
    const Dataset* of;
    Placing placing;
    double* values;
  };

  template <class T>
  void put(const Take<T>& numbers, const Replicated& replicated, const Placing& where, double* row) {
    const std::span<const T> own = numbers(replicated, std::get<std::vector<T>>(room_));
    ensure(own.size() == where.own(), "observations hold every number of every dataset");
    spread(where, own.data(), row, [](T from, double& into) { into = static_cast<double>(from); });
  }

  const Positions at_;
  std::vector<OneKept> kept_;
  std::tuple<std::vector<float>, std::vector<double>, std::vector<std::uint32_t>> room_;
  std::size_t next_;
};

MemoryStorage::MemoryStorage(const ExperimentPlan& plan, std::string title,
                             std::vector<const Dataset*> datasets)
    : axes_{axes_of(plan.scenarios, plan.replications)}, datasets_{std::move(datasets)} {
  ensure(!plan.precision && !plan.select, "the number of replications in memory is fixed");
  samples_ = {std::move(title),
              axes_.scenarios,
              axes_.streams,
              axes_.priorities,
              axes_.posts,
              axes_.roles,
              axes_.activities,
              labels_of(Along::reason, axes_),
              labels_of(Along::cause, axes_),
              axes_.replications,
              axes_.start,
              axes_.weeks,
              {}};
  for (std::uint32_t r = 1; plan.draws.any() && r <= axes_.replications; ++r)
    samples_.draws.push_back(plan.draws.of(r).number);
  for (const Dataset* dataset : datasets_) {
    ensure(dataset->kept(Keep::replications) == Kept::each, "only what is of each replication is in memory");
    const double nothing = dataset->number(Keep::replications) == Number::uint32 ? 0 : std::nan("");
    samples_.values[dataset->path()].assign(
        axes_.scenarios.size() * axes_.replications * numbers_along(dataset->along, axes_), nothing);
  }
}

std::unique_ptr<BlockSink> MemoryStorage::begin(const BlockSpan& block, const Service& service) {
  return std::make_unique<Sink>(*this, block, service);
}

}  // namespace headroom
