// Headings shared out by their widths, at least two to a table.

#include "report/answers/tables_that_fit.hpp"

#include <algorithm>
#include <utility>

namespace headroom {
namespace {

std::size_t widest(const SideBySide& all, std::size_t column, const std::string& heading) {
  std::size_t width = display_width(heading);
  for (const std::vector<std::string>& row : all.rows) {
    if (column < row.size()) width = std::max(width, display_width(row[column]));
  }
  return width;
}

std::size_t width_of(const SideBySide& all, std::size_t h) { return 2 + widest(all, h + 1, all.headings[h]); }

/// Headings by table.
std::vector<std::vector<std::size_t>> shared_out(const SideBySide& all, std::size_t columns) {
  const std::size_t always = widest(all, 0, "") + width_of(all, all.always);
  std::vector<std::vector<std::size_t>> by_table{{all.always}};
  std::size_t taken = always;
  for (std::size_t h = 0; h < all.headings.size(); ++h) {
    if (h == all.always) continue;
    if (taken + width_of(all, h) > columns && by_table.back().size() > 1) {
      by_table.push_back({all.always});
      taken = always;
    }
    by_table.back().push_back(h);
    taken += width_of(all, h);
  }
  return by_table;
}

Table table_with(const SideBySide& all, const std::vector<std::size_t>& headings) {
  Table table{"", {{"", false}}, {}, {}};
  for (std::size_t h : headings) table.columns.push_back({all.headings[h], true});
  for (const std::vector<std::string>& row : all.rows) {
    std::vector<std::string> shown{row[0]};
    for (std::size_t h : headings) shown.push_back(h + 1 < row.size() ? row[h + 1] : "");
    table.rows.push_back(std::move(shown));
  }
  return table;
}

}  // namespace

bool fits_on_one(const SideBySide& all, std::size_t columns) {
  std::size_t taken = widest(all, 0, "");
  for (std::size_t h = 0; h < all.headings.size(); ++h) taken += width_of(all, h);
  return taken <= columns;
}

std::vector<Table> tables_that_fit(const SideBySide& all, std::size_t columns) {
  std::vector<Table> tables;
  for (const std::vector<std::size_t>& headings : shared_out(all, columns))
    tables.push_back(table_with(all, headings));
  return tables;
}

}  // namespace headroom
