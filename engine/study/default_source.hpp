#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// `appointments.review.mode` as `appointments.*.mode`, and `sessions[2]` as `sessions[]`: a place of the key
/// table, whatever the study calls its things.
[[nodiscard]] std::string without_names(const std::string& path);

/// Where the default of a key comes from: a public source, or "assumption". The path as `without_names` makes
/// it.
[[nodiscard]] std::string_view source_of_default(std::string_view path);

/// The paths of which `source_of_default` names a source.
[[nodiscard]] std::vector<std::string_view> sourced_defaults();

}  // namespace headroom
