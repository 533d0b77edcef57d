// Results in memory: of every replication some datasets of the catalogue are kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/datasets/samples.hpp"

namespace headroom {

/// For a number of replications that is fixed. What a scenario lacks is NaN, or 0 where patients are counted.
class MemoryStorage : public Storage {
 public:
  /// Each dataset is one of which every replication can be kept. `plan` outlives it.
  MemoryStorage(const ExperimentPlan& plan, std::string title, std::vector<const Dataset*> datasets);

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) override;

  /// When the experiment has finished.
  [[nodiscard]] const Samples& samples() const { return samples_; }

 private:
  class Sink;

  Axes axes_;
  std::vector<const Dataset*> datasets_;
  Samples samples_;
};

}  // namespace headroom
