// What is kept of a scenario's replications together where not every one is kept.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "store/hdf5/filter.hpp"
#include "store/result/columns.hpp"
#include "store/result/pack.hpp"

namespace headroom {

/// What is kept of the replications of one scenario together: bands of the weekly series, and waits summed.
/// Holds the weekly series of every replication.
class ScenarioBands {
 public:
  /// `axes` and `at` outlive it.
  ScenarioBands(const Axes& axes, const Positions& at);
  void add(const Observations& observations);
  /// One chunk of every dataset under weekly_bands/ and waits/, the first of `block_datasets()`.
  [[nodiscard]] std::vector<PackedChunk> chunks(ChunkFilter& filter) const;

 private:
  void add_weekly(std::vector<PackedChunk>& chunks, ChunkFilter& filter) const;
  [[nodiscard]] std::vector<unsigned char> summed(const std::vector<std::uint64_t>& counts) const;

  const Axes& axes_;
  const Positions& at_;
  std::vector<std::vector<float>> replications_;  ///< by_stream, by_post, by_category of Observations
  std::array<std::vector<std::uint64_t>, 3>
      waits_;  ///< first, treatment, waiting_end: [stream priority][day]
};

}  // namespace headroom
