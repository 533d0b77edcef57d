#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace headroom {

/// Why a file is not read.
struct NotRead {
  enum class Kind {
    absent,
    folder,
    never_ends,  ///< a pipe, a socket or a device: reading it might wait for ever
    closed,      ///< the system does not let us
  };
  Kind kind = Kind::closed;
  std::string found;  ///< "not there", "a folder", "a pipe or a device", "closed to us (Permission denied)"
};

/// Where a pipe is read all the same.
enum class Pipes {
  refused,
  where_handed_over,  ///< /dev/stdin and /dev/fd/N, as a shell writes <(COMMAND): somebody feeds it
};

/// A file that is open for reading. Whatever is read comes through here: only plain files are opened, and
/// opening never waits.
class PlainFile {
 public:
  [[nodiscard]] static tl::expected<PlainFile, NotRead> open(const std::string& path,
                                                             Pipes pipes = Pipes::refused);
  PlainFile(PlainFile&& other) noexcept;
  PlainFile& operator=(PlainFile&&) = delete;
  ~PlainFile();

  /// The next so many bytes; fewer only at the end. Throws std::system_error where reading fails.
  [[nodiscard]] std::string next(std::size_t most) const;
  /// Of a plain file, as it was when it was opened.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  PlainFile(int file, std::uint64_t size) : file_{file}, size_{size} {}
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace headroom
