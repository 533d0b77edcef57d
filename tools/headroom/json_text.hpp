#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace headroom {

/// A document as every command prints it, ending in a newline: two blanks a level, U+FFFD for what is no
/// UTF-8, and what is harmful on a terminal (base/characters.hpp) as \uXXXX.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& document);

}  // namespace headroom
