#pragma once

#include <cstddef>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/layout.hpp"

namespace headroom {

/// One block as it will stand in the file: for every dataset of `block_datasets()` one chunk, shuffled and
/// deflated.
struct PackedBlock {
  BlockSpan span;
  std::vector<std::vector<unsigned char>> chunks;
};

/// Chunk dimensions: one scenario, `block_length` replications, everything of the rest. What a scenario lacks
/// is NaN (0 in waits); a short last block is filled up likewise. `at` are the positions of the block's
/// scenario.
[[nodiscard]] PackedBlock packed(const Block& block, const Axes& axes, const Positions& at);

}  // namespace headroom
