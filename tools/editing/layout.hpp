// How a YAML text is laid out: lines, columns, comments, what stands first or last on a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "study/text/tree.hpp"

namespace headroom::editing {

/// A study's own text and its tree, without the rows of files that it names.
struct Document {
  std::string text, file;
  Node root;
};

/// Bytes of a text.
struct Span {
  std::size_t from = 0, to = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

class Layout {
 public:
  explicit Layout(const Document& document);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Span>& comments() const { return comments_; }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;     ///< before the line's end, \r\n or \n
  [[nodiscard]] std::size_t behind_line(std::size_t at) const;  ///< the next line, or the end of the text
  [[nodiscard]] std::size_t column(std::size_t at) const {
    return at - line_begin(at);
  }                                                            ///< in bytes, from 0
  [[nodiscard]] std::string line_break(std::size_t at) const;  ///< as near there

  [[nodiscard]] std::size_t behind_spaces(std::size_t at) const;  ///< blanks and tabs of the line
  [[nodiscard]] bool is_first_on_line(std::size_t at) const;
  [[nodiscard]] bool is_line_end(std::size_t at) const;  ///< nothing but blanks follows on the line

  /// The comment that begins there, else an empty span at `at`.
  [[nodiscard]] Span comment_at(std::size_t at) const;
  /// The comment to the right, with nothing but blanks before it; else an empty span at `at`.
  [[nodiscard]] Span comment_right_of(std::size_t at) const { return comment_at_or(behind_spaces(at), at); }
  /// The last comment on the line of `at`; else an empty span at its end.
  [[nodiscard]] Span comment_of_line(std::size_t at) const;
  [[nodiscard]] bool has_comment(std::size_t from, std::size_t to) const;

  /// Where the comment lines begin that stand directly above the line of `at`, in its column; without any,
  /// where that line begins.
  [[nodiscard]] std::size_t with_comments_above(std::size_t at) const;
  /// Behind the line of `at` and the comment lines directly below it that are further right than `column`.
  [[nodiscard]] std::size_t with_deeper_comments(std::size_t at, std::size_t column) const;

 private:
  [[nodiscard]] Span comment_at_or(std::size_t at, std::size_t otherwise) const;

  const std::string& text_;
  std::vector<Span> comments_;
};

/// Whether a value is a block of text: `|` or `>`, and its lines below.
[[nodiscard]] bool is_text_block(const std::string& text, const Node& node);
/// Whether a map or list stands in brackets of its own.
[[nodiscard]] bool has_brackets(const std::string& text, const Node& node);

}  // namespace headroom::editing
