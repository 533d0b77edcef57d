// Work dealt out over the hours that may do it, so that the greatest load is as small as can be.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "base/quantity.hpp"

namespace headroom {

/// The load of a demand for which there are no hours.
inline constexpr double kBoundless = std::numeric_limits<double>::infinity();

/// Infinite where there are no hours for a demand.
[[nodiscard]] inline double load_of(Hours demand, Hours capacity) {
  if (capacity > Hours{}) return demand / capacity;
  return demand > Hours{} ? kBoundless : 0;
}

/// Work that any of some pools of hours may do.
struct SharedNeed {
  double demand = 0;               ///< hours a week at the standard pace
  std::vector<std::size_t> pools;  ///< positions of the pools that may serve it, preferred first
  std::vector<double> pace{};      ///< by pool: its hours for an hour of demand; empty: 1 in all of them
};

/// Work split over pools so that the greatest load, then the next greatest, and so on, is as small as
/// possible.
struct LoadSplit {
  /// Hours a week at its pace, by pool; unique, whichever way the needs are dealt out.
  std::vector<double> pool_demand;
  /// By need: hours for an hour of its demand, at the pace of the pools to which it is dealt out; where it is
  /// dealt to none, at that of the most preferred. Where pools differ in pace and several ways of dealing out
  /// come to the same loads, that of the linear programme; needs that the same pools may serve share alike.
  std::vector<double> need_pace;
  /// By need and pool of it, in the order of its pools: the share of its demand that is dealt out to the
  /// pool; of several ways that come to the same loads, one.
  std::vector<std::vector<double>> given;
  /// By need: the load of the pools that serve it, the least of those that may. Infinite where none of them
  /// has hours, 0 where there is no demand either.
  std::vector<double> need_load;
  /// Positions of the needs with the greatest demand over the hours that may serve any of them, and that
  /// load. Where pools differ in pace, the needs that no dealing out relieves.
  std::vector<std::size_t> tightest;
  double tightest_load = 0;
};

/// Needs that only pools without hours may serve go to the most preferred of these, and are the tightest.
/// Worked example: 30 h for {a}, 10 h for {a, b}, 40 h in a and 20 h in b -> a 30 h, load 0.75; b 10 h, 0.5.
/// Source: decomposition of lexicographically optimal bases (Fujishige 1980), each set by Dinkelbach's method
/// on maximum flows. Where a need takes more hours in one pool than in another, each set comes from the
/// linear programme of `bottleneck` instead, which deals work to whoever is quicker at it: the pools with a
/// price are full, take nothing that another could do, and leave a smaller problem of the same kind to the
/// others.
[[nodiscard]] LoadSplit split_load(const std::vector<SharedNeed>& needs,
                                   const std::vector<double>& pool_hours);

}  // namespace headroom
