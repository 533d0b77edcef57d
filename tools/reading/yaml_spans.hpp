// Where the values of a YAML text end, of which its parser says only where they begin.
#pragma once

#include <cstddef>
#include <string_view>

namespace headroom {

/// Behind what stands from here on without a meaning: blanks, line ends and comments.
[[nodiscard]] std::size_t behind_blanks(std::string_view text, std::size_t at);

/// Behind a scalar that begins here and was read as `value`: at its closing quote, at its last character
/// where it is plain (on its last line, where it has several), at its last line where it is a block of text
/// (without that line's end).
[[nodiscard]] std::size_t behind_scalar(std::string_view text, std::size_t begin, std::string_view value);

/// Behind the bracket that closes a map or list, from behind its last key or value (or its opening bracket).
[[nodiscard]] std::size_t behind_bracket(std::string_view text, std::size_t at);

/// Where the value of a key would stand that has none: behind the colon, or behind the key where there is
/// none.
[[nodiscard]] std::size_t behind_colon(std::string_view text, std::size_t key_end);

/// Where an item of a list would stand that is empty: behind its dash, or behind the comma before it.
/// `at`: behind the item before it, or the first dash, or behind the opening bracket.
[[nodiscard]] std::size_t behind_dash_or_comma(std::string_view text, std::size_t at);

}  // namespace headroom
