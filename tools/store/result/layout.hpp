// What stands where in a result file, version 1: one list that writer and reader share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/datasets/axes.hpp"
#include "results/datasets/catalogue.hpp"
#include "study/study.hpp"

namespace headroom {

inline constexpr const char* kFormat = "headroom-results";
inline constexpr int kFormatVersion = 1;
inline constexpr const char* kInputs = "inputs";  ///< group with the texts of the files that the study names

/// A dataset of the catalogue as the file has it.
struct DatasetLayout {
  const Dataset* of = nullptr;
  std::string group, name;
  Number number;
  std::vector<Along> dimensions;  ///< the first is scenario, the second replication where there is one

  [[nodiscard]] bool by_replication() const { return dimensions[1] == Along::replication; }
};

/// Whether the result has this scale: where no cover may use any protected time, it has neither activities
/// nor reasons; statistics it has where any are kept.
[[nodiscard]] bool is_there(Along dimension, const Axes& axes, Keep keep);

/// Every dataset that is written block by block, in the order of the catalogue; of what is a share of the
/// replications all blocks together are counted.
[[nodiscard]] std::vector<DatasetLayout> block_datasets(const Axes& axes, Keep keep);
[[nodiscard]] DatasetLayout layout_of(const Dataset& dataset, Keep keep);

/// Replications in a chunk of what is kept by replication. `axes` are over the most replications that any
/// scenario can take. With everything kept, `block_length`; under bands a whole scenario, up to 100, since
/// of a replication only a few kilobytes stay.
[[nodiscard]] std::uint32_t chunk_length(const Axes& axes, Keep keep);

/// Bytes before compression of the largest chunk, and what the file format takes at most.
[[nodiscard]] std::uint64_t largest_chunk_bytes(const Axes& axes, Keep keep);
inline constexpr std::uint64_t kMostChunkBytes = 0xffffffff;

/// Bytes before compression of everything that is written block by block.
[[nodiscard]] std::uint64_t uncompressed_bytes(const Axes& axes, Keep keep);
/// How much happens in a service, on which it depends how small its figures become: means over its streams
/// and posts.
struct Busyness {
  double referrals = 20;  ///< a week and stream
  double bookings = 10;   ///< a week and post
  double holders = 2;     ///< of a post
};
/// What the file is expected to take, by the compression seen on the examples and on large studies, within a
/// factor of 1.5. `axes` are over the most replications that any scenario can take, and so is the answer.
[[nodiscard]] std::uint64_t expected_file_bytes(const Axes& axes, Keep keep, const Busyness& busyness = {});
/// What one packed block of so many replications is expected to take.
[[nodiscard]] std::uint64_t expected_bytes_of_part(const Axes& axes, Keep keep, std::uint32_t replications);
/// What a BlockPacker is expected to hold at its fullest, with what it has packed: memory of one worker.
[[nodiscard]] std::uint64_t expected_packer_bytes(const Axes& axes, Keep keep, std::uint32_t replications);

}  // namespace headroom
