#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "report/data_table.hpp"

namespace headroom {

/// A cell as RFC 4180 has it: quoted where it holds a comma, a quote or a line break. A text that a
/// spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) begins with an
/// apostrophe instead. Worked examples: `a,"b"` -> `"a,""b"""`; `=1+1` -> `'=1+1`.
[[nodiscard]] std::string csv_text(std::string_view text);

/// The shortest digits that give the number again, in single precision where it is held so (weekly figures
/// are); without an exponent from 0.000001 to 15 digits. Worked examples: 0.1, float 0.1 -> 0.1; 1e14 ->
/// 100000000000000.
[[nodiscard]] std::string csv_number(double value);

/// A file in the folder that has the name of a table and that no export wrote (there is no
/// data_dictionary.csv beside it): writing would replace it. Empty where there is none.
[[nodiscard]] std::string strangers_file(const std::string& folder);

/// One file a table, NAME.csv: UTF-8 with a byte-order mark (without it Excel reads letters beyond ASCII
/// wrongly), lines ending in CRLF, a heading, an empty cell where a figure is not defined. The folder is made
/// if it is missing; tables of an earlier export that are not among these are removed, and what else it holds
/// is left alone. All files appear, or none: what was wrong is said in a sentence.
[[nodiscard]] tl::expected<void, std::string> write_csv_files(const std::string& folder,
                                                              const std::vector<DataTable>& tables);

}  // namespace headroom
