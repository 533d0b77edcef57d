// Opens files that people name: plain ones only, and never waiting.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "reading/checked_file.hpp"

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

/// Opens a file that somebody named. Whatever is read comes through here: only plain files are opened, and
/// opening never waits. Throws FileFailure where the disk fails: that says nothing about the name.
[[nodiscard]] tl::expected<FileReader, NotRead> open_plain(const std::string& path,
                                                           Pipes pipes = Pipes::refused);

}  // namespace headroom
