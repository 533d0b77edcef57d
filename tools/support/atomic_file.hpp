#pragma once

#include <string>
#include <tl/expected.hpp>

namespace headroom {

/// A file that appears under its name whole or not at all: it is written beside, synced and renamed. Without
/// a `commit` it is removed again, and what stood under the name before is untouched.
class AtomicFile {
 public:
  /// Fails, with a sentence for people, where the folder is missing or cannot be written to, or where the
  /// name is that of something other than a plain file.
  [[nodiscard]] static tl::expected<AtomicFile, std::string> create(const std::string& path);
  /// Written at `temporary`, which is on the same disk and is made anew.
  [[nodiscard]] static tl::expected<AtomicFile, std::string> create(const std::string& path,
                                                                    const std::string& temporary);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  /// Where to write: an empty file that exists, in the same folder.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  /// After everything that wrote to it is closed.
  [[nodiscard]] tl::expected<void, std::string> commit();

 private:
  AtomicFile(std::string path, std::string temporary);
  std::string path_, temporary_;
};

/// Through symbolic links to what they name, whether that is there or not: a link stays, and its target is
/// replaced.
[[nodiscard]] std::string through_links(const std::string& path);

/// A sentence where the name is that of something other than a plain file, which no output may replace; empty
/// where it is free or a plain file.
[[nodiscard]] std::string refusal_to_replace(const std::string& path);

}  // namespace headroom
