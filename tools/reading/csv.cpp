// Characters cut into cells and rows, other separators and foreign encodings named.

#include "reading/csv.hpp"

#include <algorithm>
#include <optional>

#include "reading/yaml_text.hpp"
#include "study/text/tree.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostCells = 200'000;
constexpr std::size_t kHopeless = 50;  // rows of the wrong length: no more need be said
constexpr const char* kSaveAgain = "text in UTF-8: save it again as \"CSV UTF-8\"";

using Row = std::vector<CsvCell>;

/// Ends the reading: what follows makes no sense.
struct StopCsv {
  Problem problem;
};

/// Every line ends in a line feed, so that all who count lines agree; places stay as they are.
std::string with_line_feeds(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) text[i] = '\n';
  }
  return text;
}

/// From character to cell to row.
class RowCutter {
 public:
  explicit RowCutter(const SourceText& source) : source_{source}, text_{source.text()} {}

  /// The next row; none at the end.
  std::optional<Row> next() {
    if (at_ >= text_.size()) return std::nullopt;
    Row row;
    do {
      if (++cells_ > kMostCells) stop(at_, "the file", "too large", "at most 200,000 cells");
      row.push_back(cell());
    } while (skip(','));
    if (!skip('\n')) (void)skip_windows_end();
    return row;
  }

 private:
  [[noreturn]] void stop(std::size_t at, const char* what, std::string found, std::string expected) const {
    throw StopCsv{{source_.mark_at(at), what, std::move(found), std::move(expected), {}}};
  }

  bool skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool at_windows_end() const { return text_.compare(at_, 2, "\r\n") == 0; }
  bool skip_windows_end() {
    if (!at_windows_end()) return false;
    at_ += 2;
    return true;
  }

  bool at_end_of_cell() const {
    return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' || at_windows_end();
  }

  CsvCell cell() {
    const auto first = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    if (first < text_.size() && text_[first] == '"') {
      at_ = first;
      return quoted_cell();
    }
    CsvCell cell{"", source_.mark_at(first)};
    for (; !at_end_of_cell(); ++at_) {
      if (text_[at_] == '"') {
        stop(at_, "the cell", "broken by a quote", "the whole cell in quotes, and quotes inside it doubled");
      }
      cell.text += text_[at_];
    }
    return cell;
  }

  CsvCell quoted_cell() {
    const std::size_t begin = at_++;
    CsvCell cell{"", source_.mark_at(begin)};
    for (;;) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string::npos)
        stop(begin, "the cell", "broken off: a quote is never closed", "a closing quote");
      cell.text.append(text_, at_, quote - at_);
      at_ = quote + 1;
      if (!skip('"')) break;
      cell.text += '"';
    }
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    if (!at_end_of_cell())
      stop(at_, "the cell", "longer than its quotes",
           "a comma or the end of the line after the closing quote");
    return cell;
  }

  const SourceText& source_;
  const std::string& text_;
  std::size_t at_ = 0, cells_ = 0;
};

bool is_blank(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const CsvCell& cell) {
    return cell.text.find_first_not_of(" \t\r\n") == std::string::npos;
  });
}

std::string cells_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

/// A heading of one cell with another separator in it.
void refuse_other_separator(const Row& heading) {
  if (heading.size() > 1) return;
  const std::string& text = heading.front().text;
  for (const auto& [separator, name] : {std::pair{';', "semicolons"}, std::pair{'\t', "tabs"}}) {
    if (text.find(separator) == std::string::npos) continue;
    throw StopCsv{{heading.front().mark,
                   "the file",
                   std::string{"separated by "} + name,
                   "commas between the cells: save it again with the comma as separator",
                   {}}};
  }
}

/// A row of another length than the heading; spreadsheets leave empty cells at its end, and those do no harm.
std::optional<Problem> fit(Row& row, const Row& heading) {
  while (row.size() > heading.size() && is_blank({row.back()})) row.pop_back();
  if (row.size() == heading.size()) return std::nullopt;
  const bool is_longer = row.size() > heading.size();
  const Mark& mark = is_longer ? row[heading.size()].mark : row.front().mark;
  return Problem{
      mark,
      "the row",
      (is_longer ? "longer" : "shorter") + std::string{" than the heading ("} + cells_text(row.size()) + ")",
      cells_text(heading.size()) + ", with a text that has commas in it in quotes",
      {}};
}

Result<CsvTable> read_rows(const SourceText& source, const std::string& file) {
  RowCutter cutter{source};
  CsvTable table;
  Problems problems;
  while (auto row = cutter.next()) {
    if (is_blank(*row)) continue;
    if (table.heading.empty()) {
      refuse_other_separator(*row);
      table.heading = std::move(*row);
    } else if (auto problem = fit(*row, table.heading)) {
      problems.push_back(std::move(*problem));
      if (problems.size() >= kHopeless) break;
    } else {
      table.rows.push_back(std::move(*row));
    }
  }
  if (table.heading.empty())
    throw StopCsv{{Mark{file, 1, 1}, "the file", "empty", "names of columns in the first line", {}}};
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return table;
}

/// What is no text at all.
std::optional<Problem> not_text(const SourceText& source, const std::string& file) {
  if (source.text().starts_with("PK\x03\x04")) {
    return Problem{
        Mark{file, 1, 1}, "the file", "a workbook", "the sheet saved as \"CSV UTF-8\", which is text", {}};
  }
  auto problem = source.first_bad_character();
  if (!problem) problem = source.first_harmful_character();
  if (!problem) return std::nullopt;
  problem->path = "the file";
  if (problem->found.find("UTF-8") != std::string::npos) problem->expected = kSaveAgain;
  return problem;
}

}  // namespace

Result<CsvTable> parse_csv(std::string_view text, const std::string& file) {
  const SourceText source{with_line_feeds(std::string{text}), file};
  if (auto problem = not_text(source, file)) return tl::unexpected(Problems{std::move(*problem)});
  try {
    return read_rows(source, file);
  } catch (StopCsv& stop) {
    return tl::unexpected(Problems{std::move(stop.problem)});
  }
}

}  // namespace headroom
