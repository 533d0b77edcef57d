// Levels and differences from the baseline with their intervals, for any figures by replication.
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
  Estimate level;  ///< 95% interval over replications, within what is possible
  /// From the baseline; none for the baseline itself. Where the two were not played with the same random
  /// numbers, the interval is that of unpaired samples and p_better is NaN.
  std::optional<PairedDifference> change;
};

/// Some figures of one scenario, each by replication: [figure][replication]. As many for every scenario.
using FiguresOf = std::function<std::vector<std::vector<double>>(std::size_t scenario)>;

/// What is known of a figure before anything is simulated.
struct Scale {
  Direction direction = Direction::higher_is_better;
  PossibleRange possible{};    ///< of levels; no interval leaves it, nor one of a difference what follows
  std::vector<double> most{};  ///< by scenario, the highest possible; empty: that of `possible`
};

/// By scenario, the hours that its people are contracted for over the period: more are not lost, delivered or
/// taken. Infinite where the file does not say.
[[nodiscard]] std::vector<double> contracted_hours(const Results& results);

/// [figure][scenario]: levels with 95% intervals over replications (`estimate`), and differences from the
/// baseline with 95% intervals simultaneous over the scenarios (Bonferroni for each figure). They are paired
/// by replication, over those that both have, where `are_paired`; else Welch's. Every scenario is asked for
/// once, after the baseline.
[[nodiscard]] std::vector<std::vector<ComparedScenario>> compared(const Results& results,
                                                                  std::size_t baseline, const Scale& scale,
                                                                  const FiguresOf& figures);

}  // namespace headroom
