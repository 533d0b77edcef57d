// Dotted paths that a sweep or a sizing sets: `staff.band-6.wte`.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/text/tree.hpp"

namespace headroom::reading {

/// What is expected instead of a path that a scenario cannot set: one that leads nowhere, into a list or into
/// what is replaced whole, or to what is the same in all scenarios. Posts, streams and the like that it leads
/// through are those of the study. None where it may be set.
[[nodiscard]] std::optional<std::string> expected_path(const Node& study, std::string_view path);

/// Whether a number may stand at the path, whatever it is: a plain one, a share or a time.
[[nodiscard]] bool sets_number(std::string_view path);

/// Whether one path sets what the other sets, or a part of it.
[[nodiscard]] bool paths_meet(std::string_view a, std::string_view b);

/// Paths that are set, each with who sets it. Asks of a new one alone what it meets, not of all before it.
class PathsSet {
 public:
  struct Setter {
    std::string path, by;
  };
  /// The first of those added that the path meets; null where there is none.
  [[nodiscard]] const Setter* meets(std::string_view path) const;
  void add(std::string path, std::string by);

 private:
  std::vector<Setter> setters_;
  std::map<std::string, std::size_t, std::less<>> places_;  ///< the dots of a path as the least of all signs
};

struct SetValue {
  std::string path;
  const Node* value;
};
/// A patch that has these values at these paths, none of which meets another; the maps that lead to a value
/// stand at the place of the first value in them.
[[nodiscard]] Node patch_of(const std::vector<SetValue>& values);

}  // namespace headroom::reading
