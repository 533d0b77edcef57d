// A value that somebody wrote, or that we make, as the lines that put it into a text.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "study/text/tree.hpp"

namespace headroom::editing {

/// A value and how it is written.
struct NewValue {
  Node node;                       ///< as it will be read
  std::vector<std::string> lines;  ///< without indentation in front of all of them
  enum class Form {
    inline_,  ///< one line, right of its key or dash
    block,    ///< a map or list on lines of its own, below its key
    text      ///< a block of text: its first line right of the key
  };
  Form form = Form::inline_;
};

/// Written YAML as one value; else what is wrong with it. In brackets it stands on one line, and text that
/// would mean something else there is put in quotes.
[[nodiscard]] tl::expected<NewValue, std::string> read_value(std::string_view yaml, bool in_brackets);

/// On one line, fit to stand in brackets too.
[[nodiscard]] NewValue value_of(Node node);

/// `{NAME: VALUE}` on one line; of a value on one line.
[[nodiscard]] NewValue in_map(const std::string& name, NewValue value);
/// `[VALUE]`; of a value on one line.
[[nodiscard]] NewValue in_list(NewValue value);
/// The same on lines of its own.
[[nodiscard]] NewValue in_block_map(const std::string& name, NewValue value);

/// An entry of a map in block style: `NAME: VALUE` and the lines below.
[[nodiscard]] std::vector<std::string> entry_lines(const std::string& name, const NewValue& value);
/// An item of a list in block style.
[[nodiscard]] std::vector<std::string> item_lines(const NewValue& value);

/// A name as a key is written.
[[nodiscard]] std::string key_text(const std::string& name);

/// In double quotes, what they need escaped.
[[nodiscard]] std::string in_quotes(std::string_view text);

inline constexpr std::size_t kIndent = 2;

/// Each line but the first, where it is not empty, behind so many blanks; between them `line_break`.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines, std::size_t indent,
                                 const std::string& line_break);

}  // namespace headroom::editing
