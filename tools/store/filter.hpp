#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace headroom {

/// What HDF5's shuffle and deflate filters (level 1) make of a chunk; keeps its memory from one to the next.
class ChunkFilter {
 public:
  ChunkFilter();
  ~ChunkFilter();
  ChunkFilter(const ChunkFilter&) = delete;
  ChunkFilter& operator=(const ChunkFilter&) = delete;

  /// Of numbers of `width` bytes each.
  [[nodiscard]] std::vector<unsigned char> filtered(const std::vector<unsigned char>& raw, std::size_t width);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::vector<unsigned char> shuffled_, deflated_;
};

}  // namespace headroom
