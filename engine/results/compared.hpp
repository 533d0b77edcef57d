#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "results/results.hpp"
#include "statistics/estimate.hpp"

namespace headroom {

inline constexpr double kConfidence = 0.95;

/// One scenario in one figure.
struct ComparedScenario {
  Estimate level;  ///< 95% interval over replications
  /// From the baseline; none for the baseline itself. Where the two were not played with the same random
  /// numbers, the interval is that of unpaired samples and p_better is NaN.
  std::optional<PairedDifference> change;
};

/// Some figures of one scenario, each by replication: [figure][replication]. As many for every scenario.
using FiguresOf = std::function<std::vector<std::vector<double>>(std::size_t scenario)>;

/// [figure][scenario]: levels with 95% t intervals over replications, and differences from the baseline with
/// 95% intervals simultaneous over the scenarios (Bonferroni for each figure). They are paired by
/// replication, over those that both have, where `are_paired`; else Welch's. Every scenario is asked for
/// once, after the baseline.
[[nodiscard]] std::vector<std::vector<ComparedScenario>> compared(const Results& results,
                                                                  std::size_t baseline, Direction direction,
                                                                  const FiguresOf& figures);

}  // namespace headroom
