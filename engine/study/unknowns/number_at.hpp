// Numbers in a tree by dotted path: found with their defaults, and set.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/keys/key.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// The paths without a * that a path leads to, in the order of the tree; itself where it has none.
[[nodiscard]] std::vector<std::string> paths_matching(const Node& tree, std::string_view path);

/// A number that stands in a tree or that the key table fills in.
struct NumberAt {
  double value = 0;  ///< shares as fractions, durations in days; of a random duration the mean
  const Key* key = nullptr;
  double least = 0, top = 0;  ///< the range of the key; of a part of a job plan in hours, the whole week
};
/// None where no number stands: nothing, words, a list, a file, or `rest`.
[[nodiscard]] std::optional<NumberAt> number_at(const Node& tree, std::string_view path);

/// Puts a number where `number_at` finds one, in the unit that is written there: a random duration keeps its
/// shape about the new mean; what is counted is rounded half up. A problem where the key does not allow it.
[[nodiscard]] std::optional<Problem> set_number(Node& tree, std::string_view path, double value);

/// The paths of numbers that make one whole with that at `path`, itself left out; none where it stands alone.
struct Whole {
  std::string path;  ///< of the map that holds the set
  std::vector<std::string> others;
  double sum = 1;  ///< of all of them, 1 or the hours of a week
};
[[nodiscard]] std::optional<Whole> whole_of(const Node& tree, std::string_view path);

}  // namespace headroom::reading
