// Rows of CSV files put into the tree wherever a study says {csv: FILE}.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/rows/csv_table.hpp"
#include "study/text/tree.hpp"

namespace headroom {

/// The file of this name, which stands at `where` in the study under this path. Asked once a name.
using CsvReader =
    std::function<Result<CsvTable>(const std::string& name, const Mark& where, const std::string& path)>;

/// A tree in which rows stand where it said {csv: FILE}.
struct WithRows {
  Node root;
  Problems problems;
  bool complete = true;  ///< whether all rows are there; if not, a problem says why, and {csv: FILE} is left
};

/// Puts the rows of files where the key table lets a file stand for a list or a map, in scenarios too; before
/// overlays, sweeps and `like`. Entries beside `csv` in a map go on top of its rows, key by key. Where a file
/// has rows of many posts and a column says whose each is, a post takes its own, and a row that none takes is
/// a problem.
[[nodiscard]] WithRows with_rows(Node root, const CsvReader& read);

}  // namespace headroom
