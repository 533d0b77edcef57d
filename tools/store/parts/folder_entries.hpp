// What may stand in a folder of finished blocks, and whether a folder is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/checked_file.hpp"

namespace headroom {

inline constexpr std::string_view kPartEnding = ".part";
inline constexpr std::string_view kPartMark = "headroom part 1\n";  ///< what every part begins with
inline constexpr const char* kResultTemporary = "result.tmp";
inline constexpr const char* kLockName = "lock";
inline constexpr const char* kMarkName = "headroom-parts.txt";

/// What the file with the name of the mark says.
[[nodiscard]] std::string_view folder_mark();

/// "000012-0000340.part": six digits or more, a hyphen, seven or more.
[[nodiscard]] bool is_part_name(std::string_view name);
/// Of a part that is being written, or of the result.
[[nodiscard]] bool is_temporary_name(std::string_view name);

/// All names in an open folder, in order. Throws FileFailure; `path` is what it calls the folder.
[[nodiscard]] std::vector<std::string> names_in(const Descriptor& folder, const std::string& path);

/// Of a plain file in an open folder, its first bytes, `most` of them; empty where it is none, or is a link.
[[nodiscard]] std::string beginning_of(const Descriptor& folder, const std::string& name, std::size_t most);

/// What tells that a folder is somebody's own.
struct Stranger {
  std::string name;            ///< of the first entry that no run wrote
  bool beside_blocks = false;  ///< of a run, which can be gone on with once it is elsewhere
};
/// None where the folder is ours.
[[nodiscard]] std::optional<Stranger> stranger_in(const Descriptor& folder, const std::string& path);

}  // namespace headroom
