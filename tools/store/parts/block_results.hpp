// A run's blocks in memory read as the result that they make, without its file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "results/results.hpp"
#include "store/parts/join.hpp"

namespace headroom {

/// What `read_results` says of the file at `path` that `join` would make of these blocks; of a run whose
/// number of replications was fixed, from blocks in order without a gap. `Results::read` throws StoreError
/// where a block does not unpack. What decides it is known where the plan has its figures.
[[nodiscard]] Results results_of_blocks(const ResultPlan& plan,
                                        std::vector<std::shared_ptr<const PackedBlock>> blocks,
                                        const std::string& path);

}  // namespace headroom
