// UTF-8 taken apart by Unicode's table, the ranges that do harm, and the escapes that replace them.

#include "base/characters.hpp"

#include <algorithm>
#include <array>

namespace headroom {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// Bytes of the UTF-8 sequence that begins here, by the table of well-formed ones (Unicode 15, table 3-7);
/// 0 where none does.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0U) != 0x80U) return 0;
  }
  if (length < 3) return length;
  const unsigned char second = byte_at(text, at + 1);
  const bool too_long = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool too_high = lead == 0xF4 && second > 0x8F, surrogate = lead == 0xED && second > 0x9F;
  return too_long || too_high || surrogate ? 0 : length;
}

struct Range {
  char32_t first, last;
  CharacterKind kind;
};

constexpr std::array kHarmful{
    Range{0x00, 0x1F, CharacterKind::control},         Range{0x7F, 0x9F, CharacterKind::control},
    Range{0x061C, 0x061C, CharacterKind::direction},   Range{0x180E, 0x180E, CharacterKind::invisible},
    Range{0x200B, 0x200B, CharacterKind::invisible},   Range{0x200E, 0x200F, CharacterKind::direction},
    Range{0x2028, 0x2029, CharacterKind::control},     Range{0x202A, 0x202E, CharacterKind::direction},
    Range{0x2060, 0x2065, CharacterKind::invisible},   Range{0x2066, 0x2069, CharacterKind::direction},
    Range{0x206A, 0x206F, CharacterKind::invisible},   Range{0xFDD0, 0xFDEF, CharacterKind::no_character},
    Range{0xFEFF, 0xFEFF, CharacterKind::invisible},   Range{0xFFF0, 0xFFFB, CharacterKind::invisible},
    Range{0xE0000, 0xE0001, CharacterKind::invisible},
};

std::string hexadecimal(char32_t code, std::size_t least) {
  std::string digits;
  for (; code != 0 || digits.size() < least; code >>= 4U) digits += "0123456789ABCDEF"[code & 0xFU];
  return {digits.rbegin(), digits.rend()};
}

std::string visible(const Character& character) {
  if (character.kind == CharacterKind::not_utf8) return "\\x" + hexadecimal(character.code, 2);
  return "\\u{" + hexadecimal(character.code, 1) + '}';
}

bool is_kept(const Character& character) { return is_harmless(character.kind); }

/// The text with what `shown` makes of each character that `kept` does not take; a line ends in a line feed.
template <class Kept, class Shown>
std::string with_replaced(std::string_view text, const Kept& kept, const Shown& shown) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!kept(character)) {
      safe += shown(character);
    } else if (character.kind == CharacterKind::line_break) {
      safe += '\n';
    } else {
      safe += text.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return safe;
}

std::string utf16_escape(char32_t code) {
  if (code < 0x10000) return "\\u" + hexadecimal(code, 4);
  const char32_t above = code - 0x10000;
  return "\\u" + hexadecimal(0xD800 + (above >> 10U), 4) + "\\u" + hexadecimal(0xDC00 + (above & 0x3FFU), 4);
}

const char* noun_of(CharacterKind kind) {
  switch (kind) {
    case CharacterKind::control:
      return "control character";
    case CharacterKind::direction:
      return "direction override";
    case CharacterKind::invisible:
      return "invisible character";
    case CharacterKind::no_character:
      return "noncharacter";
    default:
      return "byte that is not UTF-8";
  }
}

}  // namespace

CharacterKind kind_of(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return CharacterKind::plain;
  if (code == U'\n') return CharacterKind::line_break;
  if (code == U'\t') return CharacterKind::tab;
  if ((code & 0xFFFEU) == 0xFFFEU) return CharacterKind::no_character;
  const auto range = std::find_if(kHarmful.begin(), kHarmful.end(), [code](const Range& harmful) {
    return code >= harmful.first && code <= harmful.last;
  });
  return range == kHarmful.end() ? CharacterKind::plain : range->kind;
}

Character character_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const std::size_t length = sequence_length(text, at);
  if (length == 0) return {lead, 1, CharacterKind::not_utf8};
  char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6U | (byte_at(text, at + i) & 0x3FU);
  if (code == U'\r' && at + 1 < text.size() && text[at + 1] == '\n')
    return {U'\n', 2, CharacterKind::line_break};
  return {code, length, kind_of(code)};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (character.kind == CharacterKind::not_utf8) return false;
    at += character.bytes;
  }
  return true;
}

std::optional<Harmful> first_harmful(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!is_kept(character)) return Harmful{at, character};
    at += character.bytes;
  }
  return std::nullopt;
}

std::string code_text(const Character& character) {
  if (character.kind == CharacterKind::not_utf8) return "0x" + hexadecimal(character.code, 2);
  return "U+" + hexadecimal(character.code, 4);
}

std::string in_words(const Character& character) {
  return std::string{"a"} + (character.kind == CharacterKind::invisible ? "n " : " ") +
         noun_of(character.kind) + " (" + code_text(character) + ')';
}

std::string text_without(const Character& character) {
  if (character.kind == CharacterKind::not_utf8) return "text without bytes that are not UTF-8";
  return std::string{"text without "} + noun_of(character.kind) + 's';
}

std::string printable(std::string_view text) { return with_replaced(text, is_kept, visible); }

std::string printable_line(std::string_view text) {
  return with_replaced(
      text, [](const Character& character) { return character.kind == CharacterKind::plain; }, visible);
}

std::string displayable(std::string_view text) {
  return with_replaced(text, is_kept, [](const Character&) { return kReplacement; });
}

std::string printable_json(std::string_view json) {
  return with_replaced(json, is_kept, [](const Character& c) {
    return c.kind == CharacterKind::not_utf8 ? std::string{kReplacement} : utf16_escape(c.code);
  });
}

}  // namespace headroom
