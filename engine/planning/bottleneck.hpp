// The least level of load to which work of different pace can be dealt out over pools of hours.
#pragma once

#include <cstddef>
#include <vector>

namespace headroom {

/// Work that takes different hours in different pools: `hours[k]` if all of it is done in `pools[k]`.
struct PacedWork {
  std::vector<std::size_t> pools;  ///< not empty
  std::vector<double> hours;       ///< above 0
};

/// The least level of load to which all work can be dealt out, with the proof that none is lower.
struct Bottleneck {
  double level = 0;
  std::vector<std::vector<double>> given;  ///< [work][k]: the share of the work done in pools[k]
  /// By pool, what an hour of it is worth; prices x hours sum to 1. All work, done wherever it is worth
  /// least, is worth `level`. Pools with a price are at `level`, and do only work that no pool without one
  /// may do.
  std::vector<double> prices;
};

/// The linear programme: least level so that shares of each work sum to 1 and no pool's hours exceed level x
/// `pool_hours`. By the simplex method on a dense table: for tens of pools and hundreds of works.
/// Worked example: 30 h of work that a pool of 20 h does at the standard pace and another of 20 h at 3/4 of
/// it (40 h if it does all) -> level 6/7: 17.14 h of 30 and 12.86 h x 4/3.
[[nodiscard]] Bottleneck bottleneck(const std::vector<PacedWork>& works,
                                    const std::vector<double>& pool_hours);

}  // namespace headroom
