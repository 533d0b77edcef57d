// Comma-separated values read into cells with their places.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "study/rows/csv_table.hpp"

namespace headroom {

/// Reads comma-separated values (RFC 4180) with the heading in the first line. A byte-order mark, any line
/// ends and blanks around quotes are accepted; rows in which every cell is empty are left out. `file` is for
/// the marks. Fails fast on more than 200,000 cells; never throws.
[[nodiscard]] Result<CsvTable> parse_csv(std::string_view text, const std::string& file);

}  // namespace headroom
