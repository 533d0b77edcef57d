// What replications say of the future: its middle and range, the chance of a standard, what a change does.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/undefined.hpp"
#include "statistics/estimate.hpp"

namespace headroom {

/// From so many futures on the 5th and 95th percentiles are ranks of their own; below, they are the least and
/// the greatest of what was seen. From 72 on there is a bad one of 1 in 20 among them, but for 1 time in 40
/// (0.95^72 = 2.5%); below, they are too few to say how bad it can be. Below 50 a chance is said in words.
inline constexpr std::size_t kFewestForNineInTen = 19, kFewestToSayHowBad = 72, kFewestForChances = 50;

/// The middle future and the range of nine in ten, each of this figure by itself: no one future need be the
/// middle one in all. All NaN without a future.
struct FutureRange {
  double median = kUndefined, p5 = kUndefined, p95 = kUndefined;
  std::size_t futures = 0;
};

/// By `quantile_place`, so that a new future lies between P5 and P95 nine times in ten, whatever their number
/// from 19 up. NaN is left out; an infinite value is later than all others (an event that never comes).
/// Worked example: 1 … 19 -> 10 (1 to 19); 1 … 39 -> 20 (2 to 38).
[[nodiscard]] FutureRange range_of_futures(std::span<const double> values);

/// How often a standard is met. `of` units were judged and `left_out` were not, since nobody was to be judged
/// in them; all but these two NaN where none was.
struct Chance {
  double share = kUndefined, low = kUndefined, high = kUndefined;
  std::size_t of = 0, left_out = 0;
  /// At most 1 unit in 20 is left out.
  [[nodiscard]] bool can_be_judged() const { return of > 0 && 20 * left_out <= of + left_out; }
};

/// 1 where the value meets the bound, 0 where it does not, NaN where it is NaN. `higher_is_better`: at least.
[[nodiscard]] std::vector<double> met_by_unit(std::span<const double> values, double bound,
                                              Direction direction);

/// Of units that are each met (1), missed (0) or not to be judged (NaN), with Wilson's interval. The unit is
/// whatever is drawn independently: a replication.
/// Worked example: 30 of 50 at 0.95 -> 60% (46.2 to 72.4).
[[nodiscard]] Chance chance_of(std::span<const double> met, double confidence);

/// The chance of a scenario less that of the baseline over the same futures, pairs with a NaN left out: one
/// of `comparisons` intervals that hold at once (Bonferroni), of Bonett and Price, who count one more pair
/// won and one more lost, so that there is a width where all pairs agree:
///
///   d ± z × √((a + b − d²) / (n + 2)), a = (won + 1) / (n + 2), b = (lost + 1) / (n + 2), d = a − b
///
/// within −1 to 1 and never beyond what is seen. Worked example: 10 won and 2 lost of 40 -> 0.2 (0.026 to
/// 0.355). Source: Bonett & Price, Statistics in Medicine 31 (2012).
[[nodiscard]] Estimate paired_difference_of_chances(std::span<const double> met,
                                                    std::span<const double> baseline, double confidence,
                                                    std::size_t comparisons);

/// The same where the futures are not the same: Newcombe's interval from those of Wilson. Worked example: 56
/// of 70 less 48 of 80 -> 0.2 (0.0524 to 0.3339). Source: Newcombe, Statistics in Medicine 17 (1998) 873,
/// method 10.
[[nodiscard]] Estimate unpaired_difference_of_chances(std::span<const double> met,
                                                      std::span<const double> baseline, double confidence,
                                                      std::size_t comparisons);

/// The same of two chances that have their intervals already, each of one of the `comparisons`; of as many as
/// the fewer units of the two. NaN where either has none.
[[nodiscard]] Estimate difference_of_chances(const Chance& chance, const Chance& baseline);

/// What a change does in the same futures: its differences, and the shares of futures in which it is better,
/// the same and worse. NaN without a pair. Where both never come to it, they are the same, and no difference.
struct FutureChange {
  FutureRange difference;
  double better = kUndefined, same = kUndefined, worse = kUndefined;
};
[[nodiscard]] FutureChange change_of_futures(std::span<const double> scenario,
                                             std::span<const double> baseline, Direction direction);

}  // namespace headroom
