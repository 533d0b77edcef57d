// What one machine of several hands on: a shard of a result.
// An HDF5 file with the attributes and scales of a result, `complete` false, and its blocks as they were
// packed, in parts/bytes one after another, from parts/offset[k] on.
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "store/parts/join.hpp"
#include "store/parts/part_file.hpp"
#include "store/parts/run_key.hpp"
#include "store/result/result_reader.hpp"

namespace headroom {

/// Writes the shard into a file at `path`, one block in memory at a time. `bytes` are those of a part file.
/// Throws StoreError; `go_on` is asked before every block, and false ends it early.
[[nodiscard]] Outcome write_shard(const std::string& path, const ResultPlan& plan, const Shard& shard,
                                  const std::vector<StoredBlock>& blocks,
                                  const std::function<std::string(const StoredBlock&)>& bytes,
                                  const std::function<bool()>& go_on);

/// A shard file that is whole, and what is in it.
struct ShardFile {
  std::string path;
  RunKey key;
  ResultPlan plan;                  ///< `runs` are those of its blocks, where the numbers were found out
  std::vector<StoredBlock> blocks;  ///< `place` and `length`: of its bytes in the file
};

/// Every byte is looked at.
[[nodiscard]] tl::expected<ShardFile, ReadFailure> read_shard(const std::string& path);

/// One block of it. Throws StoreError where the file has changed in the meantime.
[[nodiscard]] Part read_part(const ShardFile& shard, const StoredBlock& block);

}  // namespace headroom
