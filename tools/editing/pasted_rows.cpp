// Columns read as those of a file of rows; cells that say what is written already left alone.

#include "editing/pasted_rows.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "editing/new_value.hpp"
#include "reading/csv.hpp"
#include "study/rows/csv_columns.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::editing {
namespace {

using namespace reading;

/// Spreadsheets drop zeros at the end and know no quotes.
bool means_the_same(const Node& written, const Node& cell) {
  if (written.kind != cell.kind) return false;
  if (written.kind == Node::Kind::scalar) {
    const auto a = parse_number(written.text), b = parse_number(cell.text);
    return a && b ? *a == *b : written.text == cell.text;
  }
  return written.items.size() == cell.items.size() &&
         std::equal(written.items.begin(), written.items.end(), cell.items.begin(), means_the_same);
}

std::string first_of(const Problems& problems) { return to_string(problems.front()); }

/// The column of names, as the key table calls it where it does.
Key row_of(const Shape& shape) {
  Key key = shape.csv_row() != nullptr ? *shape.csv_row() : Key{};
  key.type = Type::map;
  if (key.csv == nullptr || key.csv[0] == '\0') key.csv = "name";
  return key;
}

const Node* leaf_of(const Node& entry, const std::vector<std::string>& segments) {
  const Node* node = &entry;
  for (const std::string& segment : segments) {
    node = node->kind == Node::Kind::map ? find(*node, segment) : nullptr;
    if (node == nullptr) return nullptr;
  }
  return node;
}

void append_changes(const Node& entry, const std::string& path, const std::vector<CsvCell>& row,
                    const CsvColumns& columns, std::vector<EditOperation>& operations) {
  for (const CsvColumn& column : columns.keys) {
    const CsvCell& cell = row[column.place];
    if (cell_text(cell).empty()) continue;
    const Node value = cell_value(cell, *column.leaf);
    const Node* written = leaf_of(entry, column.segments);
    if (written != nullptr && means_the_same(*written, value)) continue;
    operations.push_back({EditKind::set, path + '.' + column.name, value_of(value).lines.front()});
  }
}

}  // namespace

tl::expected<std::vector<EditOperation>, std::string> pasted_rows(const Node& root, const Way& way,
                                                                  const EditOperation& rows) {
  const Shape* shape = way.shapes.back();
  if (shape == nullptr || !shape->any || shape->row(Type::map) == nullptr || !shape->any->row(Type::map))
    return tl::unexpected{way.path +
                          " has no entries by name that rows could be about; expected appointments, streams, "
                          "staff or the like"};
  const auto table = parse_csv(rows.value, rows.table);
  if (!table) return tl::unexpected{first_of(table.error())};
  const Key key = row_of(*shape);
  const CsvColumns columns = columns_of(*table, *shape, key);
  if (!columns.problems.empty()) return tl::unexpected{first_of(columns.problems)};
  if (!columns.name)
    return tl::unexpected{fmt::format("{} has no column named {}, which says what each row is about",
                                      rows.table, one_of(split_choices(key.csv)))};
  static const Node kNothing;
  const Node& map = way.is_there() ? node_at(root, way.steps, way.steps.size()) : kNothing;
  std::vector<EditOperation> operations;
  std::set<std::string> seen;
  for (const auto& row : table->rows) {
    const CsvCell& cell = row[columns.name->place];
    const std::string name = cell_text(cell), path = way.path + '.' + name;
    if (!is_name(name))
      return tl::unexpected{fmt::format("{}: {} is not a name; expected letters, digits, - and _, at most 64",
                                        line_of(cell.mark),
                                        name.empty() ? "an empty cell" : shown_text(name))};
    if (!seen.insert(name).second)
      return tl::unexpected{
          fmt::format("{}: {} is written twice; expected each name once", line_of(cell.mark), name)};
    const Node* entry = map.kind == Node::Kind::map ? find(map, name) : nullptr;
    if (entry != nullptr) {
      append_changes(*entry, path, row, columns, operations);
      continue;
    }
    auto value = row_value(row, columns);
    if (!value) return tl::unexpected{first_of(value.error())};
    operations.push_back({EditKind::add, path, value_of(std::move(*value)).lines.front()});
  }
  return operations;
}

}  // namespace headroom::editing
