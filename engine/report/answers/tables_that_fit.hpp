// Scenarios side by side in as many tables as fit the width of a screen.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/words/table.hpp"

namespace headroom {

/// Things side by side: a row begins with its label, then a cell for each heading; a shorter row has no more.
struct SideBySide {
  std::vector<std::string> headings;
  std::size_t always = 0;  ///< the heading that every table begins with
  std::vector<std::vector<std::string>> rows;
};

/// Whether everything fits into one table of so many columns.
[[nodiscard]] bool fits_on_one(const SideBySide& all, std::size_t columns);

/// As many tables as are needed, each with as many headings as fit `columns`, but two at least.
[[nodiscard]] std::vector<Table> tables_that_fit(const SideBySide& all, std::size_t columns);

}  // namespace headroom
