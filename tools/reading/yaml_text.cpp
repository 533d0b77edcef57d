// Columns counted in characters from a table of blocks, and characters that no text may hold.

#include "reading/yaml_text.hpp"

#include <algorithm>
#include <array>

#include "base/characters.hpp"

namespace headroom {
namespace {

constexpr std::size_t kBlock = 256;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// What cannot be read on: the parser takes these for the end.
bool ends_text(const Character& character) { return character.code == 0x00 || character.code == 0x04; }

}  // namespace

SourceText::SourceText(std::string_view text, std::string file) : file_{std::move(file)} {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) offset_ = kByteOrderMark.size();
  text.remove_prefix(offset_);
  text_ = text;
  lines_.push_back(0);
  std::size_t count = 0;
  for (std::size_t i = 0; i <= text_.size(); ++i) {
    if (i % kBlock == 0) characters_.push_back(count);
    if (i == text_.size()) break;
    count += continues_character(text_[i]) ? 0 : 1;
    if (text_[i] == '\n') lines_.push_back(i + 1);
  }
}

Mark SourceText::mark_at(std::size_t position) const {
  position = std::min(position, text_.size());
  const auto line = std::upper_bound(lines_.begin(), lines_.end(), position) - 1;
  const std::size_t column = characters_before(position) - characters_before(*line) + 1;
  return {file_, static_cast<int>(line - lines_.begin()) + 1, static_cast<int>(column)};
}

std::size_t SourceText::characters_before(std::size_t position) const {
  std::size_t count = characters_[position / kBlock];
  for (std::size_t i = position - position % kBlock; i < position; ++i)
    count += continues_character(text_[i]) ? 0 : 1;
  return count;
}

std::optional<Problem> SourceText::first_bad_character() const {
  for (std::size_t i = 0; i < text_.size();) {
    const Character character = character_at(text_, i);
    if (character.kind == CharacterKind::not_utf8)
      return Problem{mark_at(i), "", "not UTF-8 here", "text in UTF-8", {}};
    if (ends_text(character)) {
      const std::string which = character.code == 0 ? "a zero byte" : "a control character";
      return Problem{mark_at(i), "", "interrupted by " + which, "plain text", {}};
    }
    i += character.bytes;
  }
  return std::nullopt;
}

std::optional<Problem> SourceText::first_harmful_character() const {
  for (std::size_t i = 0; i < text_.size();) {
    const Character character = character_at(text_, i);
    if (!is_harmless(character.kind) && character.code != U'\r')
      return Problem{mark_at(i), "", "interrupted by " + in_words(character), text_without(character), {}};
    i += character.bytes;
  }
  return std::nullopt;
}

std::string SourceText::null_word_at(std::size_t position) const {
  static constexpr std::array<std::string_view, 4> kWords{"null", "Null", "NULL", "~"};
  if (position >= text_.size()) return "";
  const std::string_view rest = std::string_view{text_}.substr(position);
  for (const auto word : kWords) {
    if (!rest.starts_with(word)) continue;
    std::string_view after = rest.substr(word.size());
    const auto next = after.find_first_not_of(" \t");
    const bool ends =
        after.empty() || std::string_view{" \t\r\n,]}#:"}.find(after[0]) != std::string_view::npos;
    const bool is_key =
        next != std::string_view::npos && after[next] == ':';  // a key of that name, after nothing
    if (ends && !is_key) return std::string{word};
  }
  return "";
}

bool SourceText::closes_quote(std::size_t position, const std::string& value) const {
  if (position >= text_.size()) return true;
  const char quote = text_[position];
  if (quote != '"' && quote != '\'') return true;
  // A block of text may begin with a quotation mark that is part of it.
  const bool in_block = !value.empty() && value[0] == quote && position + 1 < text_.size() &&
                        text_[position + 1] != '\\' && text_[position + 1] != quote;
  if (in_block) return true;
  for (std::size_t i = position + 1; i < text_.size(); ++i) {
    if (quote == '"' && text_[i] == '\\') {
      ++i;
    } else if (text_[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text_.size() && text_[i + 1] == quote;
      if (!doubled) return true;
      ++i;
    }
  }
  return false;
}

}  // namespace headroom
