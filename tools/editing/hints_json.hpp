// Completion and hover as JSON, for whoever edits a study's text.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace headroom {

/// `{from, to, options: [{label, insert, detail, info}]}`; `offset`, `from` and `to` are bytes of the text.
[[nodiscard]] nlohmann::ordered_json complete_json(std::string_view text, std::size_t offset);

/// `{from, to, title, text}`; `{}` where nothing is known.
[[nodiscard]] nlohmann::ordered_json hover_json(std::string_view text, std::size_t offset);

}  // namespace headroom
