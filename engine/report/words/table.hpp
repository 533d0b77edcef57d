// Tables of finished text, rendered for a terminal, for Markdown and for pasting.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// A table of finished text: every cell already carries its rounding, its unit (here or in the heading) and
/// its uncertainty.
struct Table {
  struct Column {
    std::string heading;
    bool right = false;  ///< numbers align on the right
  };
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> notes;  ///< lines below the table
  std::string caption{};           ///< a line below the title: how the figures were made
};

enum class TableStyle { plain, markdown, tsv };

/// Columns that a terminal gives the text.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The table as text, ending in a newline. TSV holds the headings and rows alone.
[[nodiscard]] std::string render(const Table& table, TableStyle style);

}  // namespace headroom
