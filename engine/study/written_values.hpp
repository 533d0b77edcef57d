#pragma once

#include <string>
#include <vector>

#include "study/tree.hpp"

namespace headroom {

/// A figure that the study writes, and what a comment says of it.
struct WrittenValue {
  std::string path, value;
  std::string comment;  ///< empty where none stands by it
};

/// Every scalar with a digit in it, in the order of the file, but for format version, experiment and
/// scenarios. Its comment is the one at the end of its line, else the comment lines just above it, else that
/// of the map or list that it stands in; a value in a file that the study names has that of the place that
/// names it. `text` is what `root` was read from. Worked example: "# survey
/// 2024\nwait:\n  mean: 3\n  sd: 2 # a guess" -> wait.mean 3 "survey 2024", wait.sd 2 "a guess".
[[nodiscard]] std::vector<WrittenValue> written_values(const Node& root, const std::string& text);

}  // namespace headroom
