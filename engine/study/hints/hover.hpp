// What is known of the key or value at a place of a study's text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headroom {

/// About the bytes `from` to `to`.
struct Hover {
  std::size_t from = 0, to = 0;
  std::string title;  ///< the path of the key, as messages name it
  std::string text;   ///< lines
};

/// Of a key: label, help, unit and range, default and its source, what stands there or is assumed within; in
/// a scenario what the study says. Of a value that names something: where that is and what it says.
[[nodiscard]] std::optional<Hover> hover(std::string_view text, std::size_t offset);

}  // namespace headroom
