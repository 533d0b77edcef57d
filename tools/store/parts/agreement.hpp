// Whether two copies of one block, made apart, hold the same bytes.
#pragma once

#include <string>

#include "results/datasets/axes.hpp"
#include "store/writing/pack.hpp"

namespace headroom {

/// Two copies of one block that were made apart must hold the same bytes in every replication that both have.
/// What is kept over all replications together is looked at where both have as many. A sentence on what
/// differs first; empty where they agree.
[[nodiscard]] std::string disagreement(const PackedBlock& a, const PackedBlock& b, const Axes& axes,
                                       Keep keep, std::uint32_t chunk_length);

}  // namespace headroom
