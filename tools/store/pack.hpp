#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/layout.hpp"

namespace headroom {

/// On how many of some replications a role was below its minimum.
struct BelowMinimum {
  std::vector<bool> has_rule;         ///< [role]
  std::vector<std::uint32_t> counts;  ///< [day][role]: replications in which any rule of the role was broken
};

/// One block as it will stand in the file: for every dataset of `block_datasets()` one chunk, shuffled and
/// deflated; and what of it goes into the sums over all blocks of its scenario.
struct PackedBlock {
  BlockSpan span;
  std::vector<std::vector<unsigned char>> chunks;
  BelowMinimum below_minimum;
};

/// Chunk dimensions: one scenario, `block_length` replications, everything of the rest. What a scenario lacks
/// is NaN (0 in waits); a short last block is filled up likewise. `at` are the positions of the block's
/// scenario.
[[nodiscard]] PackedBlock packed(const Block& block, const Axes& axes, const Positions& at);

}  // namespace headroom
