// Files written piece by piece and read again before anybody relies on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace headroom {

/// A file that is written piece by piece and then read again: what a disk, a network or a library lost on the
/// way is seen before anybody is told that the file is there.
class WrittenFile {
 public:
  /// Made anew at `path`; a sentence speaks of it as `called`, the name that it is to have.
  [[nodiscard]] static tl::expected<WrittenFile, std::string> create(const std::string& path,
                                                                     const std::string& called);
  WrittenFile(WrittenFile&& other) noexcept;
  WrittenFile& operator=(WrittenFile&&) = delete;
  ~WrittenFile();

  /// A piece that cannot be written is said by `finish`.
  void add(std::string_view piece);
  /// Syncs, closes, and reads the whole again from the disk, as far as the system lets it.
  [[nodiscard]] tl::expected<void, std::string> finish();

 private:
  WrittenFile(std::string path, std::string called, int file);
  void write_out();

  std::string path_, called_, waiting_;
  int file_;
  int failed_ = 0;  ///< the first error number
  std::uint64_t size_ = 0, digest_;
};

/// The whole text at once.
[[nodiscard]] tl::expected<void, std::string> write_and_read_again(const std::string& path,
                                                                   const std::string& called,
                                                                   std::string_view text);

/// What another hand has written and closed: synced, then read whole. Else what the system says.
[[nodiscard]] tl::expected<std::string, std::string> read_from_disk(const std::string& path);

/// "cannot write X: no space left on device", of an error number.
[[nodiscard]] std::string write_failure(const std::string& called, int error);

/// 0, or the error number.
[[nodiscard]] int sync_folder(const std::string& path);

}  // namespace headroom
