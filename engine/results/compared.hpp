#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "results/samples.hpp"
#include "statistics/estimate.hpp"

namespace headroom {

inline constexpr double kConfidence = 0.95;

/// One scenario in one figure.
struct ComparedScenario {
  Estimate level;                          ///< 95% interval over replications
  std::optional<PairedDifference> change;  ///< from the baseline; none for the baseline itself
};

/// A figure of every scenario and replication.
using ValueOf = std::function<double(std::size_t scenario, std::size_t replication)>;

/// Levels with 95% t intervals over replications, and differences from the baseline paired by replication,
/// with 95% intervals simultaneous over the scenarios (Bonferroni for each figure). By scenario.
[[nodiscard]] std::vector<ComparedScenario> compared(const Samples& samples, std::size_t baseline,
                                                     Direction direction, const ValueOf& value);

}  // namespace headroom
