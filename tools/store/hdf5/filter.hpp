// Chunks shuffled and deflated as HDF5's own filters would do it, and unpacked again.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace headroom {

using Bytes = std::vector<unsigned char>;

/// What HDF5's shuffle and deflate filters (level 1) make of a chunk; keeps its memory from one to the next.
class ChunkFilter {
 public:
  ChunkFilter();
  ~ChunkFilter();
  ChunkFilter(const ChunkFilter&) = delete;
  ChunkFilter& operator=(const ChunkFilter&) = delete;

  /// Of numbers of `width` bytes each.
  [[nodiscard]] Bytes filtered(const Bytes& raw, std::size_t width);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  Bytes shuffled_, deflated_;
};

/// Whether deflate can make so many bytes of so few: at most 1,032 of one (zlib's technical details). Asked
/// before there is memory for them.
[[nodiscard]] constexpr bool can_unpack_to(std::size_t packed, std::size_t bytes) {
  return bytes / 1032 <= packed;
}

/// What `filtered` was given, which were so many bytes; none where it was not.
[[nodiscard]] std::optional<Bytes> unfiltered(const Bytes& packed, std::size_t bytes, std::size_t width);

/// Whether there is something that it was given, without keeping it.
[[nodiscard]] bool unpacks_to(const Bytes& packed, std::size_t bytes);

}  // namespace headroom
