// Whether a part is one that a run of these axes could have packed.
#pragma once

#include "results/datasets/axes.hpp"
#include "store/parts/part_file.hpp"

namespace headroom {

/// What blocks of a run hold.
struct BlockShape {
  Axes axes;  ///< over the most replications that any scenario can take
  Keep keep = Keep::replications;
  std::uint32_t chunk_length = 1;
  WhatDecides decides{};  ///< labels of the variants, whose blocks are numbered on from the scenarios
};

/// What an earlier program did not write: the last datasets of all, which came later.
enum class Lacks { nothing, what_came_later };

/// Whether a part is one that a BlockPacker makes: a block within the axes, every chunk of it once and as
/// long as it should be. Its digest tells damage, not who made it.
[[nodiscard]] bool is_as_packed(const Part& part, const BlockShape& shape, Lacks lacks = Lacks::nothing);
/// The same, but for what its chunks unpack to: whoever reads them sees that.
[[nodiscard]] bool has_shape(const Part& part, const BlockShape& shape);

}  // namespace headroom
