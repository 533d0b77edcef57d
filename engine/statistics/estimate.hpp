// Means over replications and paired differences, each with its interval and what it can possibly be.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "statistics/sampled_mean.hpp"

namespace headroom {

/// A mean over replications with its two-sided interval, in the unit of the values.
/// No value: mean, low and high are NaN. One value: low and high are NaN, since one says nothing about
/// spread.
struct Estimate {
  double mean = 0, low = 0, high = 0;
  std::size_t replications = 0;  ///< values that the mean is of
};

/// The mean with Hall's skewness-corrected t interval over replications (mean_bounds), each side at
/// (1 + confidence) / 2; Student's where the values are not skewed.
/// A value that is NaN says that the quantity is not defined in that replication (the mean wait where nobody
/// was seen): it is left out and not counted. `confidence` between 0 and 1.
/// Worked example: {1, 2, 3, 4} at 0.95 -> 2.5 (0.446 to 4.554), t = 3.18245; {0, 0, 0, 4} -> 1 (−0.768 to
/// 7.988).
[[nodiscard]] Estimate estimate(std::span<const double> values, double confidence);
[[nodiscard]] Estimate estimate_of(const SampledMean& mean, double confidence);

/// The least and the greatest that a figure can be: 0 and 1 of a share, 0 and more of a wait.
struct PossibleRange {
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
};

/// Of waits, counts, hours and money; of shares.
inline constexpr PossibleRange kNoughtOrMore{.lowest = 0}, kNoughtToOne{.lowest = 0, .highest = 1};

/// Of a figure less another one. Worked example: both 0 to 1 -> −1 to 1.
[[nodiscard]] constexpr PossibleRange range_of_differences(const PossibleRange& of,
                                                           const PossibleRange& less) {
  return {of.lowest - less.highest, of.highest - less.lowest};
}

/// The interval cut to what is possible, which the arithmetic about a mean does not know. The mean is left as
/// it is and stays inside.
[[nodiscard]] Estimate within(Estimate e, const PossibleRange& possible);

/// Of one of so many intervals, 1 or more, that hold at once (Bonferroni): 1 − (1 − confidence) /
/// comparisons.
[[nodiscard]] double confidence_of_each(double confidence, std::size_t comparisons);

/// Which way a figure is better.
enum class Direction { higher_is_better, lower_is_better };

/// Two scenarios over the same random numbers: value k of each is from replication k.
struct PairedDifference {
  Estimate difference;  ///< of scenario − baseline, replication by replication
  double p_better = 0;  ///< share of pairs in which the scenario is better, ties half; NaN without a pair
};

/// The paired difference, with an interval that holds simultaneously for `comparisons` (1 or more)
/// differences against the same baseline: Bonferroni, each at 1 − (1 − confidence) / comparisons. Pairs in
/// which either value is NaN are left out. Both spans are of one length. Source: Law, Simulation Modeling and
/// Analysis, section 10.4 (comparisons with a standard).
[[nodiscard]] PairedDifference paired_difference(std::span<const double> scenario,
                                                 std::span<const double> baseline, Direction direction,
                                                 double confidence, std::size_t comparisons);

}  // namespace headroom
