#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "study/tree.hpp"

/// Dotted paths that a sweep or a sizing sets: `staff.band-6.wte`.
namespace headroom::reading {

/// What is expected instead of a path that a scenario cannot set: one that leads nowhere, into a list or into
/// what is replaced whole, or to what is the same in all scenarios. Posts, streams and the like that it leads
/// through are those of the study. None where it may be set.
[[nodiscard]] std::optional<std::string> expected_path(const Node& study, std::string_view path);

/// Whether a number stands at a path that may be set: a plain one, a share or a time.
[[nodiscard]] bool sets_number(std::string_view path);

/// Whether one path sets what the other sets, or a part of it.
[[nodiscard]] bool paths_meet(std::string_view a, std::string_view b);

/// Writes the value at the path of a patch; the maps that lead to it are made where they are missing, and
/// stand at the value's place.
void set_path(Node& patch, std::string_view path, const Node& value);

}  // namespace headroom::reading
