// What is kept of the replications of one scenario together: statistics of some datasets, sums of others.
#pragma once

#include <cstdint>
#include <vector>

#include "store/hdf5/filter.hpp"
#include "store/writing/columns.hpp"
#include "store/writing/pack.hpp"

namespace headroom {

/// Holds of every replication what statistics are made of.
class ScenarioStatistics {
 public:
  /// `at` outlives it.
  ScenarioStatistics(const Axes& axes, const Positions& at, Keep keep);
  void add(const Replicated& replicated, NumberRoom& room);
  /// One chunk of each dataset that is reduced.
  [[nodiscard]] std::vector<PackedChunk> chunks(ChunkFilter& filter) const;

 private:
  void add_statistics(std::vector<PackedChunk>& chunks, ChunkFilter& filter) const;

  struct Sum {
    Column column;
    std::vector<std::uint64_t> counts;  ///< in the scenario's own order
  };
  [[nodiscard]] static Bytes summed(const Sum& sum);

  std::vector<Column> of_statistics_;
  std::size_t figures_ = 0;                       ///< of a replication, of all of these
  std::vector<std::vector<float>> replications_;  ///< [replication][figure], dataset after dataset
  std::vector<Sum> sums_;
};

}  // namespace headroom
