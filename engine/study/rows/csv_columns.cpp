// Headings matched with the shapes of keys, and a row put together as the map it stands for.

#include "study/rows/csv_columns.hpp"

#include <algorithm>
#include <map>

#include "study/keys/values.hpp"
#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kLongest = 500;  // of a column's name: some names between dots
constexpr std::size_t kHopeless = 50;  // with so many bad columns it is another file that is meant

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first)};
}

/// The row of a list of plain values, which a cell can hold.
bool is_plain_list(const Shape& shape) {
  if (shape.row(Type::list) == nullptr || !shape.item) return false;
  const auto& rows = shape.item->rows;
  return std::none_of(rows.begin(), rows.end(), [](const Key* key) { return key->type == Type::map; });
}

bool fits_in_a_cell(const Shape& shape) {
  const auto is_plain = [](const Key* key) {
    return key->type != Type::map && key->type != Type::list && key->type != Type::overlay;
  };
  return is_plain_list(shape) || std::any_of(shape.rows.begin(), shape.rows.end(), is_plain);
}

/// Stands for `csv` in a column such as absent.csv.
const Shape& file_name_shape() {
  static const Key row{.type = Type::file};
  static const Shape shape = [] {
    Shape made;
    made.segment = "csv";
    made.rows.push_back(&row);
    return made;
  }();
  return shape;
}

const Shape* below(const Shape& shape, const std::string& segment) {
  if (segment == "csv" && shape.csv_row() != nullptr) return &file_name_shape();
  return shape.child(segment);
}

/// How a column is named that holds this key, or a part of it.
std::vector<std::string> columns_for(const Shape& shape, const std::string& path) {
  if (fits_in_a_cell(shape)) return {path};
  std::vector<std::string> names;
  if (shape.csv_row() != nullptr) names.push_back(path + ".csv");
  if (shape.row(Type::map) != nullptr) {
    for (const auto& child : shape.children) names.push_back(path + '.' + child->segment);
  }
  return names;
}

class HeadingReader {
 public:
  HeadingReader(const Shape& entry, const Key& key) : entry_{entry}, own_names_{split_choices(key.csv)} {}

  CsvColumns read(const CsvTable& table) {
    for (std::size_t place = 0; place < table.heading.size(); ++place) {
      if (columns.problems.size() >= kHopeless) break;
      CsvColumn column{place, cell_text(table.heading[place]), table.heading[place].mark, {}, nullptr};
      if (column.name.empty()) {
        refuse_values_without_name(table, column);
      } else if (is_first(column)) {
        add(std::move(column));
      }
    }
    return std::move(columns);
  }

 private:
  void problem(const CsvColumn& column, std::string found, std::string expected) {
    columns.problems.push_back(
        {column.mark, "the column " + shown_text(column.name), std::move(found), std::move(expected), {}});
  }

  /// Spreadsheets save columns that were used once; with a value in them they are a mistake.
  void refuse_values_without_name(const CsvTable& table, const CsvColumn& column) {
    for (const auto& row : table.rows) {
      const CsvCell& cell = row[column.place];
      if (cell_text(cell).empty()) continue;
      columns.problems.push_back({cell.mark,
                                  "the cell",
                                  shown_text(cell.text) + ", in a column without a name",
                                  "a name in the first line for each column that is used",
                                  {}});
      return;
    }
  }

  bool is_first(const CsvColumn& column) {
    const auto [first, is_new] = columns_of_names_.emplace(column.name, column.place + 1);
    if (!is_new)
      problem(column, "written twice (first as column " + std::to_string(first->second) + ")",
              "each column once");
    return is_new;
  }

  void add(CsvColumn column) {
    if (std::find(own_names_.begin(), own_names_.end(), column.name) != own_names_.end()) {
      if (columns.name) return problem(column, "written beside " + columns.name->name, "one of the two");
      columns.name = std::move(column);
      return;
    }
    if (column.name.size() > kLongest) return problem(column, "not a key here", "a key of the study");
    column.segments = split(column.name, '.');
    const Shape* shape = &entry_;
    std::string path;
    for (const std::string& segment : column.segments) {
      const Shape* next = below(*shape, segment);
      if (next == nullptr) return refuse_unknown(column, *shape, path);
      path += (path.empty() ? "" : ".") + segment;
      shape = next;
    }
    if (!fits_in_a_cell(*shape)) {
      const auto instead = columns_for(*shape, path);
      return problem(column, "more than a cell can hold",
                     instead.empty() ? "this key in the study itself" : one_of(instead));
    }
    column.leaf = shape;
    columns.keys.push_back(std::move(column));
  }

  void refuse_unknown(const CsvColumn& column, const Shape& shape, const std::string& path) {
    std::vector<std::string> names;
    if (path.empty()) names = own_names_;
    for (const auto& child : shape.children) {
      const auto more = columns_for(*child, path.empty() ? child->segment : path + '.' + child->segment);
      names.insert(names.end(), more.begin(), more.end());
    }
    problem(column, "not a key here", names.empty() ? "no part of " + path : one_of(names, column.name));
  }

  const Shape& entry_;
  std::vector<std::string> own_names_;
  std::map<std::string, std::size_t> columns_of_names_;
  CsvColumns columns;
};

/// Puts a value where the column says; the maps that lead there are made, and stand at the value's place.
/// False where something else stands there already.
bool put(Node& map, const CsvColumn& column, Node value) {
  Node* at = &map;
  for (std::size_t s = 0; s + 1 < column.segments.size(); ++s) {
    const auto there = std::find_if(at->entries.begin(), at->entries.end(), [&](const Node::Entry& entry) {
      return entry.key == column.segments[s];
    });
    if (there != at->entries.end()) {
      if (there->value.kind != Node::Kind::map) return false;
      at = &there->value;
      continue;
    }
    Node inner;
    inner.kind = Node::Kind::map;
    inner.mark = value.mark;
    at->entries.push_back({column.segments[s], value.mark, std::move(inner)});
    at = &at->entries.back().value;
  }
  if (find(*at, column.segments.back()) != nullptr) return false;
  at->entries.push_back({column.segments.back(), column.mark, std::move(value)});
  return true;
}

/// The columns of the row that write the same key as this one: job_plan beside job_plan.dcc.
std::string rivals_of(const CsvColumn& column, const std::vector<CsvCell>& row, const CsvColumns& columns) {
  for (const CsvColumn& other : columns.keys) {
    if (other.place == column.place || cell_text(row[other.place]).empty()) continue;
    const bool longer = other.name.size() > column.name.size();
    const std::string& outer = longer ? column.name : other.name;
    const std::string& inner = longer ? other.name : column.name;
    if (inner.starts_with(outer + '.')) return other.name;
  }
  return "another column";
}

}  // namespace

std::string cell_text(const CsvCell& cell) { return trimmed(cell.text); }

CsvColumns columns_of(const CsvTable& table, const Shape& shape, const Key& key) {
  return HeadingReader{key.type == Type::map ? *shape.any : *shape.item, key}.read(table);
}

Node cell_value(const CsvCell& cell, const Shape& leaf) {
  Node value;
  value.kind = Node::Kind::scalar;
  value.text = cell_text(cell);
  value.mark = cell.mark;
  if (leaf.row(Type::flag) != nullptr && (value.text == "TRUE" || value.text == "FALSE"))
    value.text = value.text == "TRUE" ? "true" : "false";
  const auto holds = [&](const Key* key) { return is_valid_scalar(value, *key); };
  if (!is_plain_list(leaf) || std::any_of(leaf.rows.begin(), leaf.rows.end(), holds)) return value;
  Node list;
  list.kind = Node::Kind::list;
  list.mark = cell.mark;
  for (const std::string& part : split(value.text, ',')) {
    Node item = value;
    item.text = trimmed(part);
    if (item.text.empty()) item.kind = Node::Kind::null;
    list.items.push_back(std::move(item));
  }
  return list;
}

Result<Node> row_value(const std::vector<CsvCell>& row, const CsvColumns& columns) {
  Node map;
  map.kind = Node::Kind::map;
  map.mark = row.front().mark;
  for (const CsvColumn& column : columns.keys) {
    const CsvCell& cell = row[column.place];
    if (cell_text(cell).empty()) continue;
    if (!put(map, column, cell_value(cell, *column.leaf))) {
      return tl::unexpected(Problems{{cell.mark,
                                      column.name,
                                      "written beside " + rivals_of(column, row, columns),
                                      "one of the two",
                                      {}}});
    }
  }
  return map;
}

}  // namespace headroom::reading
