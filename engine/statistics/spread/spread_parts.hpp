// How much of a figure's spread is what is not known, and what would go if some of it were.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace headroom {

/// Pearson's correlation of two columns of one length; 0 where either does not vary.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);

/// Columns correlated by more than this, either way, are taken as one.
inline constexpr double kCorrelated = 0.3;
/// Each of so many with all that are related to any of its group: positions, rising, the group of the first
/// first.
using Related = std::function<bool(std::size_t, std::size_t)>;
[[nodiscard]] std::vector<std::vector<std::size_t>> related(std::size_t count, const Related& are_related);

/// One figure of draws of what is not known, each played twice, and once more for every group of inputs that
/// are asked about. NaN where a figure is not defined.
struct TwinPlays {
  std::vector<double> first, second;         ///< [draw]: the same inputs, other chance
  std::vector<std::vector<double>> redrawn;  ///< [group][draw]: the second with all its chance and inputs,
                                             ///< but for those of the group, which are the next draw's (after
                                             ///< the last draw comes the first)
};

/// Orders of the draws, each a permutation of 0 to their number − 1: what is seen under them is chance.
using Orders = std::vector<std::vector<std::size_t>>;

/// What one group of inputs does.
struct InputPart {
  double known_last = 0;  ///< share of the variance that would go if it were known after all else, chance too
  double known_alone = 0;                      ///< share of the variance that would go if it alone were known
  bool alone_seen = false, last_seen = false;  ///< whether more than chance would show
};
/// How much narrower a range becomes when this share of the variance goes: 1 − √(1 − share).
[[nodiscard]] double narrower(double share);

struct SpreadParts {
  std::size_t draws = 0;  ///< of which both twins are defined
  bool ranked = false;    ///< of ranks among all twins, not of values: skewness is beyond 2
  double unknown = 0;     ///< share of the variance that is the inputs'; NaN where nothing varies
  std::vector<InputPart> groups;
};

/// With V the variance of a figure Y, X the inputs, Z one group and C chance:
/// `unknown` is Var(E[Y | X]) / V, the intraclass correlation of the twins, at least 0;
/// `known_last` is E[Var(Y | all but Z)] / V, half the mean square between the second twin and what was
/// redrawn of it (Jansen 1999);
/// `known_alone` is Var(E[Y | Z]) / V: a draw's redrawn play and the next draw's twins share Z and nothing
/// else, so their covariance is it. As much of the redrawn play as its twin with the other Z explains (a
/// share of 1 − `known_last`) is taken off it first, which has nothing to do with the next draw: the
/// expectation stays, the noise of all other inputs and of chance goes (Saltelli and others 2010 take it off
/// whole). A group is seen where one of two figures exceeds what chance shows: `known_alone`, and what would
/// go of the inputs' part if it were known last, chance never, Cov(first, second − redrawn) / V, which finds
/// inputs that act only together with others. Each is held against itself in all orders of the draws, in its
/// standard deviations there; chance is the greatest over all groups and both figures (Westfall & Young
/// 1993), and at most one in twenty orders may reach what counts as seen: of groups that do nothing, however
/// many, something is seen with a probability of at most 5%. That is more than the 95th percentile of each
/// figure by itself. Undefined plays count as the mean. Every share lies between 0 and 1, `known_alone` at
/// most at `unknown`; all NaN below three draws or where nothing varies. Worked example: Y = 3 X₁ + 4 X₂ + 5
/// C, each of variance 1 (V = 50): unknown ½, X₁ last and alone 0.18, so that knowing it makes ranges 1 −
/// √0.82 = 9% narrower. Sources: Jansen, Computer Physics Communications 117 (1999); Saltelli and others,
/// Computer Physics Communications 181 (2010).
[[nodiscard]] SpreadParts spread_parts(TwinPlays plays, const Orders& orders);

}  // namespace headroom
