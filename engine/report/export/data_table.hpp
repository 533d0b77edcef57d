// Tables of values for other programs: a spreadsheet, pandas, R.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace headroom {

/// Nothing where a figure is not defined.
using DataCell = std::variant<std::monostate, std::string, double, Date>;
using DataRow = std::vector<DataCell>;

enum class DataKind { text, date, number };
struct DataColumn {
  std::string name;  ///< letters, digits and _
  DataKind kind = DataKind::text;
  std::string units{};  ///< as the metric catalogue names them: share (0 to 1), days, hours, GBP, …
  std::string meaning;
};

/// One row an observation. The rows are handed on one by one, so that a long table is never in memory; that
/// may be asked for more than once.
struct DataTable {
  std::string name;  ///< of the file or sheet: letters and _
  std::string about;
  std::vector<DataColumn> columns;
  std::function<void(const std::function<void(const DataRow&)>& take)> rows;
};

/// A table that is in memory.
[[nodiscard]] DataTable data_table(std::string name, std::string about, std::vector<DataColumn> columns,
                                   std::vector<DataRow> rows);

/// A cell of a figure: nothing for NaN.
[[nodiscard]] DataCell figure(double value);

/// What every column of the tables is: table, column, type, units and meaning; itself among them.
[[nodiscard]] DataTable data_dictionary(const std::vector<DataTable>& tables);

}  // namespace headroom
