// What a mean does not tell: how good and bad years spread, and which scenario is first.
#pragma once

#include <array>
#include <vector>

#include "results/comparison/compared.hpp"
#include "statistics/quantile.hpp"
#include "statistics/ranking.hpp"

namespace headroom {

inline constexpr std::array kQuantiles{0.05, 0.5, 0.95};
using Quantiles = std::array<QuantileEstimate, kQuantiles.size()>;

/// [figure][scenario]: quantiles over replications, each with its 95% interval from order statistics; where
/// replications share draws, from whole draws taken anew.
[[nodiscard]] std::vector<std::vector<Quantiles>> quantiles(const Results& results, const FiguresOf& figures);

/// [figure][scenario]: ranks by the mean with intervals that hold for all scenarios at once, of draws
/// where replications share them. All values of the figures are in memory at a time.
[[nodiscard]] std::vector<std::vector<RankEstimate>> ranks(const Results& results, Direction direction,
                                                           const FiguresOf& figures);

}  // namespace headroom
