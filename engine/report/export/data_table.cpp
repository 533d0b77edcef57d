// Tables held in memory, cells of figures, and the dictionary of every column.

#include "report/export/data_table.hpp"

#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace headroom {

DataTable data_table(std::string name, std::string about, std::vector<DataColumn> columns,
                     std::vector<DataRow> rows) {
  const auto kept = std::make_shared<const std::vector<DataRow>>(std::move(rows));
  return {std::move(name), std::move(about), std::move(columns), [kept](const auto& take) {
            for (const DataRow& row : *kept) take(row);
          }};
}

DataCell figure(double value) {
  if (std::isnan(value)) return std::monostate{};
  return value;
}

DataTable data_dictionary(const std::vector<DataTable>& tables) {
  constexpr std::array kTypes{"text", "date, ISO 8601", "number"};
  using enum DataKind;
  const std::vector<DataColumn> columns{
      {"table", text, "", "name of the file or sheet"},
      {"column", text, "", "name of the column; empty: the table itself"},
      {"type", text, "", "text, date or number; an empty cell: not defined"},
      {"units", text, "", "share: 0 to 1"},
      {"meaning", text, "", "what it is"}};
  DataTable dictionary = data_table("data_dictionary",
                                    "What every column is. In CSV a text that a spreadsheet would run as a "
                                    "formula begins with an apostrophe (').",
                                    columns, {});
  std::vector<DataRow> rows;
  const auto add = [&](const DataTable& table) {
    rows.push_back({table.name, std::string{}, std::string{}, std::string{}, table.about});
    for (const DataColumn& c : table.columns)
      rows.push_back(
          {table.name, c.name, std::string{kTypes[static_cast<std::size_t>(c.kind)]}, c.units, c.meaning});
  };
  for (const DataTable& table : tables) add(table);
  add(dictionary);
  return data_table(dictionary.name, dictionary.about, columns, std::move(rows));
}

}  // namespace headroom
