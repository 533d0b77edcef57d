// Shards of one run put together, copies of a block held against each other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/parts/shard_file.hpp"

namespace headroom {

/// A sentence for people where the shards are not all of one run, each once; empty where they are.
[[nodiscard]] std::string mismatch(const std::vector<ShardFile>& shards);

/// Writes the result of all shards, which match, one block in memory at a time. Where several have a block,
/// as they have the baseline's under precision, it is the longest copy, after a check that all agree. Throws
/// StoreError, also where they do not; `go_on` as for `join`.
[[nodiscard]] Outcome merge_shards(const std::string& path, const std::vector<ShardFile>& shards,
                                   const std::function<bool()>& go_on);

}  // namespace headroom
