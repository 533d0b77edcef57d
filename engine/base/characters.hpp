// What the characters of a text can do to its reader, and how each medium shows the harmful ones.
// Titles and names come from files that others made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace headroom {

enum class CharacterKind {
  plain,
  line_break,    ///< a line feed, alone or after a carriage return
  tab,           ///< the horizontal one
  control,       ///< moves the cursor, rings, ends a text or a line: C0, DEL, C1, U+2028 and U+2029
  direction,     ///< turns the order in which what follows is shown: U+061C, U+200E, 200F, 202A-E, 2066-9
  invisible,     ///< takes no room and means nothing: U+FEFF, U+200B, U+2060 and the like
  no_character,  ///< never used for text: U+FDD0 to U+FDEF and the last two of every plane
  not_utf8,      ///< a byte that begins no character: a surrogate, a longer form, a torn sequence
};

/// Whether text of people may hold it.
[[nodiscard]] constexpr bool is_harmless(CharacterKind kind) {
  return kind == CharacterKind::plain || kind == CharacterKind::line_break || kind == CharacterKind::tab;
}

/// Of the character with this code; a carriage return by itself.
[[nodiscard]] CharacterKind kind_of(char32_t code);

struct Character {
  char32_t code = 0;  ///< of what is no UTF-8, the byte
  std::size_t bytes = 1;
  CharacterKind kind = CharacterKind::plain;
};

/// The character that begins at `at`, which is inside of the text.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Whether all of it is.
[[nodiscard]] bool is_utf8(std::string_view text);

/// The first that is not harmless, and where.
struct Harmful {
  std::size_t at = 0;
  Character character;
};
[[nodiscard]] std::optional<Harmful> first_harmful(std::string_view text);

/// "U+001B"; of a byte that is no UTF-8 "0xFF".
[[nodiscard]] std::string code_text(const Character& character);

/// "a control character (U+001B)".
[[nodiscard]] std::string in_words(const Character& character);
/// What should be there instead: "text without control characters".
[[nodiscard]] std::string text_without(const Character& character);

/// For a terminal and files of plain text: what is harmful as its code, which nothing runs and everybody
/// sees. Line feeds and tabs stay, a line's end becomes a line feed. Applied twice it changes nothing more.
/// Worked example: ESC, "[31m" -> \u{1B}[31m; the byte FF -> \xFF.
[[nodiscard]] std::string printable(std::string_view text);

/// The same with line feeds and tabs as codes, for a message that has to stay one line.
[[nodiscard]] std::string printable_line(std::string_view text);

/// For a page, a cell or another place that is made of characters: U+FFFD for each that is harmful; ends
/// of lines as above.
[[nodiscard]] std::string displayable(std::string_view text);

/// For finished JSON: what is harmful in a string as \uXXXX, so that its reader has the text again and a
/// terminal runs nothing; what is no UTF-8 is gone already.
[[nodiscard]] std::string printable_json(std::string_view json);

}  // namespace headroom
