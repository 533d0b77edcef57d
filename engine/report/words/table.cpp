// Widths as a terminal gives them, and cells made safe for one line of each style.

#include "report/words/table.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/characters.hpp"
#include "report/words/spreadsheet_text.hpp"

namespace headroom {
namespace {

/// Columns that a terminal gives the code point: none to combining marks and joiners, two to wide East Asian
/// characters and emoji, one to all others.
std::size_t screen_columns_of(char32_t c) {
  if ((c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

/// On one line: a line break or tab inside a cell would break every style. What would do harm is seen as its
/// code, so that columns have the width that they will have on a screen.
std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return printable(text);
}

/// Neither the end of a cell nor markup of HTML, which some readers of Markdown run.
std::string markdown_cell(const std::string& text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool is_tag = text[i] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                                           next == '/' || next == '!' || next == '?');
    if (text[i] == '|' || text[i] == '\\' || is_tag) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

/// Pasted into a spreadsheet it stays text.
std::string tsv_cell(const std::string& text) {
  return begins_as_formula(text) && !is_signed_figure(text) ? "'" + text : text;
}

using Row = std::vector<std::string>;

Row headings(const Table& table) {
  Row row;
  for (const Table::Column& column : table.columns) row.push_back(column.heading);
  return row;
}

/// Headings first, then the rows, every row as long as the headings and every cell fit for one line.
std::vector<Row> cells(const Table& table) {
  std::vector<Row> all{headings(table)};
  all.insert(all.end(), table.rows.begin(), table.rows.end());
  for (Row& row : all) {
    row.resize(table.columns.size());
    for (std::string& cell : row) cell = on_one_line(std::move(cell));
  }
  return all;
}

std::vector<std::size_t> widths(const std::vector<Row>& rows) {
  std::vector<std::size_t> widest(rows.front().size(), 0);
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widest[c] = std::max(widest[c], display_width(row[c]));
  }
  return widest;
}

std::string padded(const std::string& cell, std::size_t to, bool right) {
  const std::string blank(to - std::min(to, display_width(cell)), ' ');
  return right ? blank + cell : cell + blank;
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string plain_line(const Table& table, const Row& row, const std::vector<std::size_t>& to) {
  std::string line;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (c > 0) line += "  ";
    line += padded(row[c], to[c], table.columns[c].right);
  }
  return without_trailing_blanks(std::move(line)) + '\n';
}

std::string plain(const Table& table) {
  std::string text;
  if (!table.title.empty()) text += on_one_line(table.title) + '\n';
  if (!table.caption.empty()) text += table.caption + '\n';
  if (!text.empty()) text += '\n';
  if (!table.columns.empty()) {
    const std::vector<Row> rows = cells(table);
    const std::vector<std::size_t> to = widths(rows);
    Row rule;
    for (std::size_t w : to) rule.emplace_back(w, '-');
    text += plain_line(table, rows.front(), to) + plain_line(table, rule, to);
    for (std::size_t r = 1; r < rows.size(); ++r) text += plain_line(table, rows[r], to);
  }
  if (!table.notes.empty() && !table.columns.empty()) text += '\n';
  for (const std::string& note : table.notes) text += note + '\n';
  return text;
}

std::string markdown_line(const Table& table, const Row& row, const std::vector<std::size_t>& to) {
  std::string line = "|";
  for (std::size_t c = 0; c < row.size(); ++c)
    line += ' ' + padded(row[c], to[c], table.columns[c].right) + " |";
  return line + '\n';
}

std::string markdown(const Table& table) {
  std::string text;
  if (!table.title.empty()) text += "**" + markdown_cell(on_one_line(table.title)) + "**\n\n";
  if (!table.caption.empty()) text += table.caption + "\n\n";
  if (!table.columns.empty()) {
    std::vector<Row> rows = cells(table);
    for (Row& row : rows) {
      for (std::string& cell : row) cell = markdown_cell(cell);
    }
    std::vector<std::size_t> to = widths(rows);
    for (std::size_t& w : to) w = std::max<std::size_t>(w, 3);
    Row rule;
    for (std::size_t c = 0; c < to.size(); ++c) {
      rule.push_back(table.columns[c].right ? std::string(to[c] - 1, '-') + ':' : std::string(to[c], '-'));
    }
    text += markdown_line(table, rows.front(), to) + markdown_line(table, rule, to);
    for (std::size_t r = 1; r < rows.size(); ++r) text += markdown_line(table, rows[r], to);
  }
  if (!table.notes.empty() && !table.columns.empty()) text += '\n';
  for (std::size_t n = 0; n < table.notes.size(); ++n) text += (n > 0 ? "\n" : "") + table.notes[n] + '\n';
  return text;
}

std::string tsv(const Table& table) {
  std::string text;
  for (const Row& row : cells(table)) {
    for (std::size_t c = 0; c < row.size(); ++c) text += (c > 0 ? "\t" : "") + tsv_cell(row[c]);
    text += '\n';
  }
  return text;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    columns += screen_columns_of(c.code);
    i += c.bytes;
  }
  return columns;
}

std::string render(const Table& table, TableStyle style) {
  switch (style) {
    case TableStyle::plain:
      return plain(table);
    case TableStyle::markdown:
      return markdown(table);
    case TableStyle::tsv:
      return tsv(table);
  }
  return {};
}

}  // namespace headroom
