// Tables as CSV files in a folder that appears whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "report/export/data_table.hpp"
#include "support/atomic_folder.hpp"

namespace headroom {

/// A cell as RFC 4180 has it: quoted where it holds a comma, a quote or a line break; what is harmful
/// (base/characters.hpp) is U+FFFD. A text that a spreadsheet would run as a formula (after any blanks it
/// begins with = + - @ or another form of these; or it begins with a tab or a line's end) begins with an
/// apostrophe instead. Worked examples: `a,"b"` -> `"a,""b"""`; ` =1+1` -> `' =1+1`.
[[nodiscard]] std::string csv_text(std::string_view text);

/// The shortest digits that give the number again, in single precision where it is held so (weekly figures
/// are); without an exponent from 0.000001 to 15 digits. Worked examples: 0.1, float 0.1 -> 0.1; 1e14 ->
/// 100000000000000.
[[nodiscard]] std::string csv_number(double value);

/// Why tables cannot take the place of this folder: it holds a file that no export wrote (another name, or no
/// data_dictionary.csv beside it), a folder or a link. A sentence, empty where all is well.
[[nodiscard]] std::string refusal_of_csv_folder(const std::string& folder);

/// One file a table, NAME.csv: UTF-8 with a byte-order mark (without it Excel reads letters beyond ASCII
/// wrongly), lines ending in CRLF, a heading, an empty cell where a figure is not defined. They take the
/// place of the folder in one step (support/atomic_folder.hpp): all of them or none, and nothing of an
/// earlier export stays.
class CsvFiles {
 public:
  /// Beside the folder, synced and read again; what was wrong is said in a sentence.
  [[nodiscard]] static tl::expected<CsvFiles, std::string> write(const std::string& folder,
                                                                 const std::vector<DataTable>& tables);
  [[nodiscard]] tl::expected<void, std::string> commit() { return folder_.commit(); }
  /// After a commit: what was there before, or nothing, is there again.
  void take_back() { folder_.take_back(); }
  /// After a commit: the earlier tables go. A sentence where they cannot.
  [[nodiscard]] std::string finish() { return folder_.finish(); }

 private:
  explicit CsvFiles(AtomicFolder folder) : folder_{std::move(folder)} {}
  AtomicFolder folder_;
};

}  // namespace headroom
