// What the columns of a file mean, by the key table: `job_plan.dcc` is the key dcc of the map job_plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/keys/key.hpp"
#include "study/rows/csv_table.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

struct CsvColumn {
  std::size_t place = 0;              ///< in a row
  std::string name;                   ///< as in the heading, without blanks around it
  Mark mark;                          ///< of the heading
  std::vector<std::string> segments;  ///< of the name
  const Shape* leaf = nullptr;        ///< what stands in its cells
};

struct CsvColumns {
  std::vector<CsvColumn> keys;
  std::optional<CsvColumn> name;  ///< the column of `Key::csv`
  Problems problems;
};

/// The heading of a file that stands for the map or list of this shape; `key` is the shape's row with a
/// `csv`.
[[nodiscard]] CsvColumns columns_of(const CsvTable& table, const Shape& shape, const Key& key);

/// The text of a cell without blanks around it.
[[nodiscard]] std::string cell_text(const CsvCell& cell);

/// A cell as the value that a person would have written in its place: several values between commas are a
/// list where the key can be one, and TRUE is what spreadsheets make of true.
[[nodiscard]] Node cell_value(const CsvCell& cell, const Shape& leaf);

/// A row as a map of its keys; an empty cell says nothing. A problem where two cells cannot stand side by
/// side.
[[nodiscard]] Result<Node> row_value(const std::vector<CsvCell>& row, const CsvColumns& columns);

}  // namespace headroom::reading
