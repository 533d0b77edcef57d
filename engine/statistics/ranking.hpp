// Ranks of systems by their means, with intervals that hold for all of them at once.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/estimate.hpp"

namespace headroom {

/// Where one system's mean stands among those compared, 1 being the best.
struct RankEstimate {
  double mean = 0;       ///< of its defined values; NaN without one
  std::size_t rank = 0;  ///< 1 + the number of systems that are better (ties share the better rank); 0
                         ///< without a value: not ranked, and not counted in anybody's rank
  std::size_t low = 0, high = 0;  ///< best and worst rank that the data allow
};

/// The rank of each system's mean, with intervals that hold for all systems at once with `confidence`: every
/// two systems have an interval on their paired difference (as `paired_difference`), each at
/// 1 − (1 − confidence) / (k (k − 1) / 2) (Bonferroni); a system's best possible rank is 1 + the number of
/// systems significantly better than it, its worst k − the number significantly worse. systems[i][r] is
/// system i's value in replication r, all of one length; a pair in which either is NaN is left out, and two
/// systems with fewer than two pairs are not told apart. An interval always holds the rank itself.
///
/// Which is better is told by the means where all have as many values. Where some have fewer (they were
/// stopped earlier), a mean of theirs may be of easier replications: each is then ranked by the mean of the
/// system with the most values (the first of several) plus its own mean difference from that one, over the
/// pairs; one with no pair by its own mean. Worked example: {1, 2, 9} and {2, 3, NaN}, lower is better: means
/// 4 and 2.5, but the second is 1 worse wherever both are there: 4 + 1 = 5, and it ranks second. Worked
/// example: three systems whose differences are all significant: ranks 1 (1 to 1), 2 (2 to 2), 3 (3 to 3);
/// none significant: each 1 to 3. Source: Klein, Wright & Wieczorek, "A joint confidence region for an
/// overall ranking of populations", Journal of the Royal Statistical Society C 69 (2020) (ranks from
/// simultaneous intervals); Law, Simulation Modeling and Analysis, section 10.4.2 (all pairwise comparisons).
[[nodiscard]] std::vector<RankEstimate> rank_means(std::span<const std::span<const double>> systems,
                                                   Direction better, double confidence);

}  // namespace headroom
