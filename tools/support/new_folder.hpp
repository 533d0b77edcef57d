// A folder of new files that a user asked for, all of them or none.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace headroom {

struct NewFile {
  std::string_view name, text;
};

/// A sentence, with what to do, where something is already there that a new folder must not touch; empty
/// where the path is free or an empty folder. What a killed command left of these very files is nothing.
[[nodiscard]] std::string refusal_of_new_folder(const std::string& path, const std::vector<NewFile>& files);

/// A folder with these files, all of them or none: they are written into a folder beside it, read again, and
/// the two exchanged. Where it is there, empty, and cannot be exchanged, or is the one that the user is in,
/// it stays the same folder and is filled, the first file last. Folders above it are made. The error is a
/// sentence for people.
[[nodiscard]] tl::expected<void, std::string> write_new_folder(const std::string& path,
                                                               const std::vector<NewFile>& files);

}  // namespace headroom
