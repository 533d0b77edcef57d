// Several result files as one, with short names that tell them apart.
#pragma once

#include <string>
#include <vector>

#include "results/results.hpp"

namespace headroom {

/// A short name for each file: its name without folder and ending ("b" for runs/b.h5), with as many folders
/// in front as tell it from the others, and numbered where nothing does.
[[nodiscard]] std::vector<std::string> file_labels(const std::vector<std::string>& paths);

/// Several results as one, file after file. Streams, priorities, posts, roles and protected time used
/// are the union in order of appearance; what a file lacks is NaN there. Days are those of the first file.
/// Scenarios of the first file keep their names; one of a further file is called FILE:NAME where another file
/// has that name too.
[[nodiscard]] Results side_by_side(std::vector<Results> files);

/// The streams that every file has.
[[nodiscard]] std::vector<std::string> common_streams(const std::vector<Results>& files);

}  // namespace headroom
