// Levels and differences from the baseline with their intervals, for any figures by replication.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/undefined.hpp"
#include "results/results.hpp"
#include "statistics/estimate.hpp"
#include "statistics/spread/futures.hpp"
#include "statistics/spread/shared_draws.hpp"

namespace headroom {

inline constexpr double kConfidence = 0.95;

/// How much of the spread of a figure over futures is what the study does not know, as shares of the
/// variance.
struct UnknownShares {
  double all = kUndefined;  ///< where each future has its own draw, at least so much; NaN: too few to say
  struct ByPath {
    std::vector<std::string> paths;  ///< one, or those that are drawn together
    double share = 0;
  };
  std::vector<ByPath> by_path{};  ///< the greatest first
};

/// One scenario in one figure.
struct ComparedScenario {
  Estimate level;  ///< 95% interval over replications, within what is possible
  /// From the baseline; none for the baseline itself. Where the two were not played with the same random
  /// numbers, the interval is that of unpaired samples and p_better is NaN.
  std::optional<PairedDifference> change;
  FutureRange futures{};           ///< what replications say of one future, not of their mean
  double bound = kUndefined;       ///< what meets the standard, where there is one
  std::optional<Chance> chance{};  ///< of meeting it
  /// In the same futures as the baseline; none for it, and none where the random numbers are not the same.
  std::optional<FutureChange> future_change{};
  /// What of its spread over futures is what was drawn; none where nothing was.
  std::optional<UnknownShares> unknown{};
  /// The chance less that of the baseline, with a 95% interval simultaneous over the scenarios.
  std::optional<Estimate> chance_change{};
};

/// Some figures of one scenario, each by replication: [figure][replication]. As many for every scenario.
using FiguresOf = std::function<std::vector<std::vector<double>>(std::size_t scenario)>;

/// What is known of a figure before anything is simulated.
struct Scale {
  Direction direction = Direction::higher_is_better;
  PossibleRange possible{};    ///< of levels; no interval leaves it, nor one of a difference what follows
  std::vector<double> most{};  ///< by scenario, the highest possible; empty: that of `possible`
  /// [figure][scenario]: what meets the standard, at least or at most by direction; NaN: there is none.
  std::vector<std::vector<double>> bounds{};
  bool may_never_come = false;  ///< where a future has no value, it would come after all others
};

/// By scenario, the hours that its people are contracted for over the period: more are not lost, delivered or
/// taken. Infinite where the file does not say.
[[nodiscard]] std::vector<double> contracted_hours(const Results& results);

/// The draw of what is not known that each replication of the scenario played, where several played the same;
/// empty where each had its own.
[[nodiscard]] SharedDraws shared_draws(const Results& results, std::size_t scenario);

/// [figure][scenario]: levels with 95% intervals over replications (`estimate`), and differences from the
/// baseline with 95% intervals simultaneous over the scenarios (Bonferroni for each figure). They are paired
/// by replication, over those that both have, where `are_paired`; else Welch's. What futures hold and the
/// chances of their bounds beside it. Every scenario is asked for once, after the baseline.
[[nodiscard]] std::vector<std::vector<ComparedScenario>> compared(const Results& results,
                                                                  std::size_t baseline, const Scale& scale,
                                                                  const FiguresOf& figures);

}  // namespace headroom
