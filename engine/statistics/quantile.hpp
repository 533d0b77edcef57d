// Quantiles of a sample with intervals from order statistics.
#pragma once

#include <cstddef>
#include <span>

namespace headroom {

/// Where a quantile lies among ordered values: `part` of the way from one position to another, from 0.
struct QuantilePlace {
  std::size_t lower = 0, upper = 0;
  double part = 0;

  /// Of the values at these positions, an end that is infinite included.
  [[nodiscard]] constexpr double between(double low, double high) const {
    return part == 0 || low == high ? low : low + part * (high - low);
  }
};

/// By rank (n + 1) × probability, the least and the greatest value beyond both ends: the one rule for all
/// quantiles over replications. A further value lies below the quantile with just this probability, for
/// whatever n has the rank between 1 and n. n at least 1. Worked example: of 19 the 5th percentile is the
/// least; of 50 it is 45% of the way from the second to the third (R's type 6, numpy's weibull).
/// Source: Hyndman & Fan, The American Statistician 50 (1996), definition 6.
[[nodiscard]] constexpr QuantilePlace quantile_place(std::size_t n, double probability) {
  const double rank = static_cast<double>(n + 1) * probability;
  if (rank <= 1) return {0, 0, 0};
  if (rank >= static_cast<double>(n)) return {n - 1, n - 1, 0};
  const auto whole = static_cast<std::size_t>(rank);
  return {whole - 1, whole, rank - static_cast<double>(whole)};
}

/// The value there of values in ascending order, at least one.
[[nodiscard]] double quantile_of(std::span<const double> ascending, double probability);

/// Between which of n ordered values the quantile at `probability` lies: from 1, the least. 0 and n + 1 stand
/// for no bound on that side, since n is too small to give one.
struct QuantileRanks {
  std::size_t low = 0, high = 0;
  double coverage = 0;  ///< P(value of rank low ≤ quantile ≤ value of rank high), exact for a continuous
                        ///< distribution, at least this for any other; 1 where both sides are open
};

/// The largest low and the least high rank that each miss with at most (1 − confidence) / 2, whatever the
/// distribution: of B ~ Binomial(n, probability), low has P(B < low) and high has P(B ≥ high) at most that.
/// Both numbers between 0 and 1, exclusive.
/// Worked example: n = 10, the median at 0.95 -> 2 and 9, coverage 1 − 2 × 11 / 1024 = 0.97852.
/// Source: David & Nagaraja, Order Statistics, 3rd edition (2003), section 7.1.
[[nodiscard]] QuantileRanks quantile_ranks(std::size_t n, double probability, double confidence);

/// A quantile of a sample with its interval. All NaN without a value; `low` or `high` NaN where the interval
/// is open on that side.
struct QuantileEstimate {
  double value = 0, low = 0, high = 0;
  double coverage = 0;           ///< as above
  std::size_t replications = 0;  ///< values that it is of
};

/// The sample's quantile by `quantile_place`, with the interval of quantile_ranks. NaN is left out. Not to be
/// confused with `percentile` of whole days waited. Worked example: 1 … 10, the median at 0.95 -> 5.5 (2 to
/// 9).
[[nodiscard]] QuantileEstimate sample_quantile(std::span<const double> values, double probability,
                                               double confidence);

/// The same of values in ascending order without NaN, the ranks being those of their number: for many samples
/// of one size.
[[nodiscard]] QuantileEstimate sorted_quantile(std::span<const double> ascending, double probability,
                                               const QuantileRanks& ranks);

}  // namespace headroom
