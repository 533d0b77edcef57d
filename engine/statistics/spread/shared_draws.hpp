// Where several replications share a draw of what is not known, the draw is what was drawn independently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/estimate.hpp"
#include "statistics/quantile.hpp"
#include "statistics/spread/futures.hpp"

namespace headroom {

/// [replication]: the number of the draw that it played; empty where each had its own.
using SharedDraws = std::vector<std::uint32_t>;

/// How many different ones there are.
[[nodiscard]] std::size_t number_of_draws(const SharedDraws& draws);

/// Means by draw, in the draws' order, over the replications in which the value is defined; NaN where it is
/// in none. The values themselves where no draw is shared.
[[nodiscard]] std::vector<double> means_by_draw(std::span<const double> values, const SharedDraws& draws);

/// `chance_of` with Student's interval over the draws' shares, cut at 0 and 1; where all draws have the same
/// share, Wilson's of as many units as there are draws, so that what no draw has missed is not certain.
/// Worked example: shares 0.5, 1, 1, 0.5 of four draws at 0.95 -> 75% (29.1 to 100); 1 of each of four ->
/// 100% (51.0 to 100).
[[nodiscard]] Chance chance_by_draw(std::span<const double> met, const SharedDraws& draws, double confidence);

/// The chance of a scenario less that of the baseline in the same futures, one of `comparisons` intervals
/// that hold at once: Student's over the draws' differences; where these are all the same, Bonett and Price's
/// of as many pairs as there are draws.
[[nodiscard]] Estimate paired_difference_of_chances_by_draw(std::span<const double> met,
                                                            std::span<const double> baseline,
                                                            const SharedDraws& draws, double confidence,
                                                            std::size_t comparisons);

/// So often draws are taken anew, with putting back; so many of each in each: [resample][draw]. The same for
/// every figure of as many draws, and on every machine.
using Resamples = std::vector<std::vector<std::uint16_t>>;
[[nodiscard]] Resamples resampled_draws(std::size_t draws);

/// A quantile of the values for each probability, with the interval that so many of all resamples of whole
/// draws lie in, which is its `coverage` where draws are many; an end that is the least or the greatest value
/// is open (NaN), since nothing that was seen lies beyond. Values that are NaN are left out. `resamples` are
/// those of as many draws as there are.
/// Source: Davison & Hinkley, Bootstrap Methods and their Application (1997), sections 3.8 and 5.3.
[[nodiscard]] std::vector<QuantileEstimate> quantiles_by_draw(std::span<const double> values,
                                                              const SharedDraws& draws,
                                                              std::span<const double> probabilities,
                                                              const Resamples& resamples, double confidence);

}  // namespace headroom
