// Files that appear under their name whole or not at all.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "reading/checked_file.hpp"

namespace headroom {

/// Reads what was written at a path again; a sentence where it is not right, empty where it is. May throw
/// FileFailure.
using Verify = std::function<std::string(const std::string& path)>;

/// A file that appears under its name whole or not at all: it is written beside, synced, verified and
/// renamed. Without a `commit` it is removed again, and what stood under the name before is untouched.
class AtomicFile {
 public:
  /// Fails, with a sentence for people, where the folder is missing or cannot be written to, or where the
  /// name is that of something other than a plain file. What a killed command left beside the name is
  /// removed.
  [[nodiscard]] static tl::expected<AtomicFile, std::string> create(const std::string& path);
  /// Written at `temporary`, which is on the same disk and is made anew.
  [[nodiscard]] static tl::expected<AtomicFile, std::string> create(const std::string& path,
                                                                    const std::string& temporary);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  /// The name that it will have.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Where to write: an empty file that exists, in the same folder.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  /// After everything that wrote to it is closed.
  [[nodiscard]] tl::expected<void, std::string> commit(const Verify& verify = {});

 private:
  AtomicFile(std::string path, std::string temporary, Descriptor file);
  std::string path_, temporary_;
  Descriptor file_;  ///< open, and under a lock as long as the file is being made
};

/// A file with this text, whole or not at all, read again before it takes the place of an earlier one. The
/// error is a sentence for people.
[[nodiscard]] tl::expected<void, std::string> write_text_file(const std::string& path, std::string_view text);

/// Through symbolic links to what they name, whether that is there or not: a link stays, and its target is
/// replaced.
[[nodiscard]] std::string through_links(const std::string& path);

/// What is wrong with a place ("a link that leads back to itself"), where something new cannot take the place
/// of what its name leads to: a circle of links, or a file that this program was handed open (/dev/stdout),
/// which whoever has it open would go on writing to, under no name. Empty elsewhere.
[[nodiscard]] std::string unfit_as_place(const std::string& path);

/// A sentence where the name is that of something other than a plain file, which no output may replace; empty
/// where it is free or a plain file.
[[nodiscard]] std::string refusal_to_replace(const std::string& path);

}  // namespace headroom
