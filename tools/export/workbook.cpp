// Sheets through libxlsxwriter: formats, widths, texts that stay text, and tables cut at a sheet's end.

#include "export/workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <memory>
#include <new>

#include "base/characters.hpp"
#include "export/workbook_check.hpp"
#include "support/atomic_folder.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostRows = 1'048'576, kLongestText = 32'767;
constexpr double kWidestColumn = 60, kDayZero = 25'569;  ///< 1970-01-01 in days of a spreadsheet

/// The formats of a workbook, made once.
struct Formats {
  explicit Formats(lxw_workbook* book) {
    const auto made = [&](const char* pattern) {
      lxw_format* format = workbook_add_format(book);
      if (!format) throw std::bad_alloc{};
      if (pattern) format_set_num_format(format, pattern);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      return format;
    };
    title = made(nullptr);
    format_set_bold(title);
    format_set_font_size(title, 14);
    text = made("@");  // stays text when somebody edits it
    plain = made(nullptr);
    line = made(nullptr);
    format_set_text_wrap(line);
    wrapped = made(nullptr);
    format_set_text_wrap(wrapped);
    heading = made(nullptr);
    format_set_bold(heading);
    format_set_text_wrap(heading);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_bg_color(heading, 0xE6ECF2);
    name = made(nullptr);
    format_set_bold(name);
    date = made("yyyy-mm-dd");
    share = made("0.0%");
    money = made("\"£\"#,##0");
    pence = made("\"£\"#,##0.00");
    number = made("#,##0.00");
    whole = made("#,##0");
  }
  lxw_format *title, *text, *plain, *line, *wrapped, *heading, *name, *date, *share, *money, *number, *whole,
      *pence;

  /// Of a figure in these units.
  [[nodiscard]] lxw_format* of(const std::string& units, double value) const {
    if (units == "share") return share;
    if (units == "GBP") return money;
    if (units.starts_with("GBP")) return pence;
    return value == std::floor(value) ? whole : number;
  }
};

/// Cut at a whole character of UTF-8 where it is longer than a cell can be.
std::string fitting(std::string text, std::size_t most = kLongestText) {
  if (text.size() <= most) return text;
  std::size_t end = most - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// `_x0041_` is how the format writes the character U+0041 (ISO 29500-1, 22.9.2.19), and so it would be read.
bool is_coded_character(std::string_view text) {
  constexpr std::size_t kLength = 7;
  return text.size() >= kLength && (text.starts_with("_x") || text.starts_with("_X")) &&
         text[kLength - 1] == '_' && std::all_of(text.begin() + 2, text.begin() + 6, is_hexadecimal);
}

/// The library tells the terminal what it also tells its caller, in words for programmers.
class QuietLibrary {
 public:
#ifdef __GLIBC__
  QuietLibrary() : nowhere_{::fmemopen(nullptr, kForgotten, "w")}, kept_{stderr} {
    if (nowhere_) stderr = nowhere_;
  }
  ~QuietLibrary() {
    stderr = kept_;
    if (nowhere_) std::fclose(nowhere_);
  }
  QuietLibrary(const QuietLibrary&) = delete;
  QuietLibrary& operator=(const QuietLibrary&) = delete;

 private:
  static constexpr std::size_t kForgotten = 4096;
  std::FILE *nowhere_, *kept_;  // in memory: there may be no file left that can be opened
#endif
};

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const Formats& formats, const Sheet& sheet)
      : formats_{formats}, sheet_{sheet}, out_{workbook_add_worksheet(book, sheet.name.c_str())} {}

  /// The number of cells that it holds then; or what the library says.
  tl::expected<std::size_t, std::string> write() {
    if (!out_) return tl::unexpected{std::string{"no temporary file can be made for a sheet"}};
    worksheet_set_landscape(out_);
    worksheet_set_paper(out_, 9);  // A4
    worksheet_fit_to_pages(out_, 1, 0);
    set_widths();
    for (std::size_t l = 0; l < sheet_.lines.size(); ++l) write_line(sheet_.lines[l], l == 0);
    const bool alone = sheet_.tables.size() == 1 && sheet_.texts.empty();
    for (const DataTable& table : sheet_.tables) write_table(table, alone);
    for (const Table& table : sheet_.texts) write_text(table);
    if (failed_ != LXW_NO_ERROR) return tl::unexpected{std::string{lxw_strerror(failed_)}};
    return cells_;
  }

 private:
  void look_at(lxw_error result) {
    if (failed_ == LXW_NO_ERROR) failed_ = result;
  }

  void put_number(double value, std::size_t column, lxw_format* format) {
    ++cells_;
    look_at(worksheet_write_number(out_, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column), value,
                                   format));
  }

  void put(const std::string& text, std::size_t column, lxw_format* format) {
    ++cells_;
    look_at(worksheet_write_string(out_, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column),
                                   sheet_text(text).c_str(), format));
  }

  /// Over several columns, as high as it needs.
  void write_line(const std::string& text, bool is_title) {
    constexpr lxw_col_t kLastColumn = 7;
    constexpr double kLettersALine = 110, kLineHeight = 15;
    if (is_title) {
      put(text, 0, formats_.title);
    } else {
      const double lines = std::ceil(static_cast<double>(text.size()) / kLettersALine);
      const auto row = static_cast<lxw_row_t>(row_);
      look_at(worksheet_set_row(out_, row, kLineHeight * std::max(1.0, lines), nullptr));
      cells_ += kLastColumn + 1;
      look_at(worksheet_merge_range(out_, row, 0, row, kLastColumn, sheet_text(text).c_str(), formats_.line));
    }
    ++row_;
  }

  /// By the headings and what is in the columns; all tables of a sheet share them.
  void set_widths() {
    std::map<std::size_t, double> widths;
    const auto at_least = [&](std::size_t column, double width) {
      widths[column] = std::max(widths[column], std::min(width, kWidestColumn));
    };
    for (const DataTable& table : sheet_.tables) {
      for (std::size_t c = 0; c < table.columns.size(); ++c)
        at_least(c, table.columns[c].kind == DataKind::text ? 18 : 12);
    }
    for (const Table& table : sheet_.texts) {
      for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) at_least(c, static_cast<double>(row[c].size()) + 2);
      }
    }
    for (const auto& [column, width] : widths)
      look_at(worksheet_set_column(out_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                                   width, nullptr));
  }

  /// "in_time, share": the heading has the unit.
  static std::string heading_of(const DataColumn& column) {
    if (column.units.empty() || column.units == "as units") return column.name;
    const bool points = column.units == "share" && column.name.find("difference") != std::string::npos;
    return column.name + ", " + (points ? "% points" : column.units == "share" ? "%" : column.units);
  }

  void write_table(const DataTable& table, bool alone) {
    if (row_ > 0) ++row_;
    put(table.about, 0, formats_.name);
    ++row_;
    const std::size_t heading = row_;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      put(heading_of(table.columns[c]), c, formats_.heading);
    ++row_;
    if (alone) {
      worksheet_freeze_panes(out_, static_cast<lxw_row_t>(row_), 0);
      look_at(worksheet_repeat_rows(out_, static_cast<lxw_row_t>(heading), static_cast<lxw_row_t>(heading)));
    }
    std::size_t left_out = 0;
    table.rows([&](const DataRow& row) {
      if (row_ + 2 >= kMostRows) {
        ++left_out;
        return;
      }
      write_row(table, row);
      ++row_;
    });
    if (alone && row_ > heading + 1) {
      look_at(worksheet_autofilter(out_, static_cast<lxw_row_t>(heading), 0, static_cast<lxw_row_t>(row_ - 1),
                                   static_cast<lxw_col_t>(table.columns.size() - 1)));
    }
    if (left_out > 0)
      put(fmt::format("{} more rows do not fit on a sheet; export --csv has them all.", left_out), 0,
          formats_.plain),
          ++row_;
  }

  void write_row(const DataTable& table, const DataRow& row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (const auto* text = std::get_if<std::string>(&row[c])) {
        // A long text in a cell of text is shown as ####.
        if (!text->empty()) put(*text, c, text->size() > 255 ? formats_.plain : formats_.text);
      } else if (const auto* date = std::get_if<Date>(&row[c])) {
        put_number(kDayZero + date->days_since_1970(), c, formats_.date);
      } else if (const auto* value = std::get_if<double>(&row[c])) {
        // The format knows no infinity; no figure of ours is one.
        if (std::isfinite(*value)) put_number(*value, c, formats_.of(units_of(table, row, c), *value));
      }
    }
  }

  /// Of a column, or where each row has its own, of the row.
  static std::string units_of(const DataTable& table, const DataRow& row, std::size_t column) {
    if (table.columns[column].units != "as units") return table.columns[column].units;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (table.columns[c].name == "units" && std::holds_alternative<std::string>(row[c]))
        return std::get<std::string>(row[c]);
    }
    return {};
  }

  void write_text(const Table& table) {
    if (row_ > 0) ++row_;
    put(table.title, 0, formats_.name);
    ++row_;
    for (std::size_t c = 0; c < table.columns.size(); ++c) put(table.columns[c].heading, c, formats_.heading);
    ++row_;
    if (sheet_.tables.empty() && sheet_.texts.size() == 1)
      worksheet_freeze_panes(out_, static_cast<lxw_row_t>(row_), 0);
    for (const auto& row : table.rows) {
      for (std::size_t c = 0; c < row.size(); ++c) put(row[c], c, formats_.wrapped);
      ++row_;
    }
    for (const std::string& note : table.notes) put(note, 0, formats_.plain), ++row_;
  }

  const Formats& formats_;
  const Sheet& sheet_;
  lxw_worksheet* out_;
  lxw_error failed_ = LXW_NO_ERROR;
  std::size_t row_ = 0, cells_ = 0;
};

using Book = std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)>;

/// Its sheets' cells; or what the library says, which then has made nothing.
tl::expected<std::vector<std::size_t>, std::string> fill(const std::string& path, std::string folder,
                                                         const Workbook& workbook) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  Book book{workbook_new_opt(path.c_str(), &options), &lxw_workbook_free};
  if (!book) throw std::bad_alloc{};
  const Formats formats{book.get()};
  lxw_doc_properties properties{};
  std::string title = fitting(displayable(workbook.title), 255), program = "Headroom";
  properties.title = title.data();
  properties.author = program.data();
  properties.created = static_cast<time_t>(workbook.created);
  lxw_error failed = workbook_set_properties(book.get(), &properties);
  std::vector<std::size_t> cells;
  for (const Sheet& sheet : workbook.sheets) {
    const auto written = SheetWriter{book.get(), formats, sheet}.write();
    if (!written) return tl::unexpected{written.error()};
    cells.push_back(*written);
  }
  if (failed == LXW_NO_ERROR) failed = workbook_close(book.release());
  if (failed != LXW_NO_ERROR) return tl::unexpected{std::string{lxw_strerror(failed)}};
  return cells;
}

}  // namespace

std::string sheet_text(std::string_view text) {
  const std::string safe = displayable(text);
  std::string coded;
  for (std::size_t at = 0; at < safe.size(); ++at) {
    if (is_coded_character(std::string_view{safe}.substr(at))) coded += "_x005F";
    coded += safe[at];
  }
  return fitting(std::move(coded));
}

tl::expected<void, std::string> write_workbook(const std::string& path, const Workbook& workbook,
                                               const std::string& called) {
  const auto not_written = [](const std::string& why) {
    return tl::unexpected{
        fmt::format("the spreadsheet was not written whole, as where a disk is full: {}", why)};
  };
  // What is not packed yet lies beside the result, where there must be room anyway, in a folder of its own:
  // the library's names for it say nothing of whose they are.
  const std::string& target = called.empty() ? path : called;
  const std::filesystem::path above = std::filesystem::path{target}.parent_path();
  std::error_code failed;
  if (!above.empty() && !std::filesystem::is_directory(above, failed))
    return not_written("its folder is not there");
  const auto bench =
      AtomicFolder::create(target, [](const std::string& name) { return name.starts_with("tmp."); });
  if (!bench) return not_written(bench.error());
  const QuietLibrary quiet{};
  const auto cells = fill(path, bench->temporary(), workbook);
  if (!cells) return not_written(cells.error());
  const auto kept = cells_of_sheets(path);
  if (!kept) return not_written(kept.error());
  for (std::size_t s = 0; s < cells->size(); ++s) {
    const auto sheet = kept->find(fmt::format("sheet{}.xml", s + 1));
    if (sheet == kept->end() || sheet->second != (*cells)[s])
      return not_written(fmt::format("cells of the sheet {} are missing", workbook.sheets[s].name));
  }
  return {};
}

}  // namespace headroom
