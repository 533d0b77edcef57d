// Replications packed into chunks as they come, a block at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/hdf5/filter.hpp"
#include "store/result/layout.hpp"

namespace headroom {

/// On how many of some replications a role was below its minimum.
struct BelowMinimum {
  std::vector<bool> has_rule;         ///< [role]
  std::vector<std::uint32_t> counts;  ///< [day][role]: replications in which any rule of the role was broken;
                                      ///< empty where the scenario has no rule
};

/// One chunk of one dataset.
struct PackedChunk {
  std::size_t dataset = 0;  ///< position in `block_datasets()`
  std::uint32_t first = 0;  ///< its first replication; 0 for what has no replications
  Bytes bytes;              ///< shuffled and deflated
};

/// One block as it will stand in the file, and what of it goes into the sums over all blocks of its scenario.
struct PackedBlock {
  BlockSpan span;  ///< `count`: the replications that it really holds
  std::vector<PackedChunk> chunks;
  BelowMinimum below_minimum;
};

/// Packs the replications of one block as they come: a chunk as soon as it is full, so that memory stays at
/// one chunk of raw numbers; under bands, at the weekly series of the block's replications.
///
/// A chunk holds one scenario, `chunk_length` replications and everything of the rest. What a scenario lacks
/// is NaN (0 in waits); a short last chunk is filled up likewise.
class BlockPacker {
 public:
  /// Under bands the block is a whole scenario. `block.first` begins a chunk. `axes` outlives the packer.
  BlockPacker(const BlockSpan& block, const Axes& axes, Keep keep, std::uint32_t chunk_length,
              const Service& service);
  ~BlockPacker();
  BlockPacker(BlockPacker&&) noexcept;
  BlockPacker& operator=(BlockPacker&&) noexcept;

  void add(const ReplicationResult& result);
  /// After the last one; the packer is then spent.
  [[nodiscard]] PackedBlock finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headroom
