// The text behind a YAML tree: lines, columns, and what the parser does not tell.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace headroom {

/// The text of a YAML file: where its lines begin, and what the parser does not tell.
class SourceText {
 public:
  /// A byte-order mark is left out.
  SourceText(std::string_view text, std::string file);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// How many bytes of the file stand before it: those of a byte-order mark.
  [[nodiscard]] std::size_t offset() const { return offset_; }

  /// The line and column, in characters, of a byte.
  [[nodiscard]] Mark mark_at(std::size_t position) const;

  /// The first byte behind which nothing can be read: not UTF-8, a zero, or an end of transmission.
  [[nodiscard]] std::optional<Problem> first_bad_character() const;
  /// The first character that no text of people may hold (base/characters.hpp), also in a comment.
  [[nodiscard]] std::optional<Problem> first_harmful_character() const;

  /// `null`, `~` or another spelling of it where that is what is written there; else empty.
  [[nodiscard]] std::string null_word_at(std::size_t position) const;

  /// Whether the scalar that begins here ends in a quote, if it begins with one. `value` is what was read.
  [[nodiscard]] bool closes_quote(std::size_t position, const std::string& value) const;

 private:
  std::string text_;
  std::string file_;
  std::size_t offset_ = 0;
  [[nodiscard]] std::size_t characters_before(std::size_t position) const;

  std::vector<std::size_t> lines_;       // where each begins
  std::vector<std::size_t> characters_;  // before every kBlock-th byte, so that long lines stay quick
};

}  // namespace headroom
