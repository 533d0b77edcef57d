// Blanks of every kind passed over, then the signs that begin a formula, wide forms included.

#include "report/words/spreadsheet_text.hpp"

#include "base/characters.hpp"

namespace headroom {
namespace {

/// What a spreadsheet may leave out before it looks whether a cell is a formula.
bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x1680 || c == 0x180E ||
         (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
         c == 0xFEFF || c == 0xFFFD;
}

bool is_formula_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";
  return kSigns.find(c) != std::u32string_view::npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool begins_as_formula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!is_blank(character.code)) return is_formula_sign(character.code);
    at += character.bytes;
  }
  return false;
}

bool is_signed_figure(std::string_view text) {
  constexpr std::string_view kOfFormulas = "|!\"'=@&*/^<>[]{};:$#\\";
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return false;
  if (text.size() == 1) return true;
  if (!is_digit(text[1]) && text[1] != '.') return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool is_call = text[i] == '(' && is_letter(text[i - 1]);
    if (is_call || kOfFormulas.find(text[i]) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace headroom
