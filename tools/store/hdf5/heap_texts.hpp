// Texts of variable length fetched from an HDF5 file without believing what it says of their length.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// How HDF5 stores a text of variable length: how long it is, and its place in a "global heap" of the file
/// (HDF5 File Format Specification 3.0, III.E).
using TextReference = std::array<unsigned char, 16>;

/// A type for memory in which the library hands over references as they are, and no texts.
[[nodiscard]] Handle reference_type();

/// Fetches texts from the bytes of a file. The library believes the length that a reference tells, and takes
/// that much memory before it looks whether there are so many bytes; here both are held against the file.
/// Throws StoreError.
class HeapTexts {
 public:
  /// Of the file that this object is in.
  explicit HeapTexts(hid_t object);

  /// At most so many bytes, no zero among them.
  [[nodiscard]] std::string text(const TextReference& reference, std::size_t longest);

 private:
  struct Place {
    std::uint64_t at = 0, length = 0;
  };
  using Collection = std::map<std::uint32_t, Place>;  ///< by number
  [[nodiscard]] std::string bytes(std::uint64_t at, std::uint64_t count) const;
  /// Of a collection or of one of its objects: many stand side by side.
  [[nodiscard]] std::string head(std::uint64_t at);
  [[nodiscard]] const Collection& collection(std::uint64_t at);

  int file_ = -1;
  std::uint64_t size_ = 0, seen_ = 0;  ///< bytes of the file, and of the collections
  std::map<std::uint64_t, Collection> collections_;
  std::string window_;  ///< the bytes from `window_at_` on
  std::uint64_t window_at_ = 0;
};

}  // namespace headroom
