// The place where each worker makes replications: the scenario it is at, and the baseline beside it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/experiment.hpp"

namespace headroom {

/// Where replications are made: for every worker the scenario that it is at, so that it is made once and not
/// for every replication; and the baseline.
class ReplicationMaker {
 public:
  /// `plan` and `simulate` outlive it.
  ReplicationMaker(const ExperimentPlan& plan, std::size_t workers, const Simulator& simulate)
      : plan_{plan}, simulate_{simulate}, places_(workers) {}

  /// Stays until the worker asks for another one.
  [[nodiscard]] const Scenario& scenario(std::size_t worker, std::size_t scenario);
  /// `replication` counts from 1. Without stopping figures yet.
  [[nodiscard]] ReplicationResult replication(std::size_t worker, std::size_t scenario,
                                              std::uint32_t replication);

 private:
  struct Place {
    std::optional<Scenario> scenario;
    std::size_t position = 0;
  };
  using Places = std::array<Place, 2>;  ///< of the baseline, which others are held against, and of another
  const ExperimentPlan& plan_;
  const Simulator& simulate_;
  std::vector<Places> places_;  ///< [worker]
};

}  // namespace headroom
