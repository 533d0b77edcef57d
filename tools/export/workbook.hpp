// Tables as one XLSX workbook: sheets with lines of text, then tables below one another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "report/export/data_table.hpp"
#include "report/words/table.hpp"

namespace headroom {

/// A sheet: lines of text, then tables below one another. The first table's heading stays in sight and has
/// filters where it is the only one.
struct Sheet {
  std::string name;  ///< ours, at most 31 letters
  std::vector<std::string> lines{};
  std::vector<DataTable> tables{};
  std::vector<Table> texts{};  ///< tables of finished text, after the others
};

struct Workbook {
  std::string title;
  std::int64_t created = 0;  ///< seconds since 1970: equal workbooks are equal bytes
  std::vector<Sheet> sheets;
};

/// A text as a cell holds it: U+FFFD for what is harmful (base/characters.hpp), so that every program opens
/// the file; `_x0041_`, which would be read as the character of that code, with its underline coded; cut
/// where it is longer than a cell can be.
[[nodiscard]] std::string sheet_text(std::string_view text);

/// As XLSX at that path, which is written over. Numbers and dates are numbers and dates, text is text
/// whatever it begins with. A table that is longer than a sheet is cut, and the sheet says so. The
/// file is read again, every part and cell of it, before this returns. `called` is the name that the file is
/// to have, if it has another now: what a killed command left for it is cleared. What was wrong is said in a
/// sentence.
[[nodiscard]] tl::expected<void, std::string> write_workbook(const std::string& path,
                                                             const Workbook& workbook,
                                                             const std::string& called = {});

}  // namespace headroom
