#pragma once

#include <string>
#include <vector>

#include "store/shard_file.hpp"

namespace headroom {

/// A sentence for people where the shards are not all of one run, each once; empty where they are.
[[nodiscard]] std::string mismatch(const std::vector<ShardFile>& shards);

/// Where a block of the result is taken from.
struct MergedBlock {
  StoredBlock block;
  std::size_t shard = 0;  ///< position in the list of shards
};

/// Every block once, in the order of the result. Where several shards have a block, as they have the
/// baseline's under precision, the longest copy, after a check that all agree. Throws StoreError where they
/// do not.
[[nodiscard]] std::vector<MergedBlock> merged_blocks(const std::vector<ShardFile>& shards);

}  // namespace headroom
