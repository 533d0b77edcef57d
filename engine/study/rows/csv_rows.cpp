// Files cut into maps or lists by their column of names, within bounds on cells and rows.

#include "study/rows/csv_rows.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "study/rows/csv_columns.hpp"
#include "study/rows/csv_owners.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

using namespace reading;

// So that a few lines cannot fill the memory or keep the reader busy: files may be named many times.
constexpr std::size_t kMostCells = 200'000;
constexpr std::size_t kMostRowsSeen = 10'000'000;

/// A place at which a file stands for rows.
struct Place {
  const Shape& shape;
  const Key& key;
  std::string path;
  std::string owner;  ///< the nearest name above it that the study chooses: the post whose absences they are
};

class RowReader {
 public:
  explicit RowReader(const CsvReader& read) : read_{read} {}

  void value(Node& node, const Shape& shape, const std::string& path, const std::string& owner) {
    if (shape.row(Type::overlay) != nullptr) return value(node, study_shape(), path, owner);
    if (node.kind == Node::Kind::list && shape.item) {
      for (Node& item : node.items) value(item, *shape.item, path, owner);
    }
    if (node.kind != Node::Kind::map) return;
    if (&shape == study_shape().child("uncertainty")) return hang_draws(node, path);
    const Key* key = shape.csv_row();
    const Node* file = key == nullptr ? nullptr : find(node, "csv");
    if (file != nullptr) put_rows(node, {shape, *key, path, owner});
    for (Node::Entry& entry : node.entries) {
      const Shape* child = shape.child(entry.key);
      if (child == nullptr) continue;
      const bool is_named = child->segment == "*";
      if (is_named && shape.segment == "staff") owners_.know(entry.key);
      value(entry.value, *child, path_to(path, entry.key), is_named ? entry.key : owner);
    }
  }

  WithRows result(Node root) {
    const Problems unclaimed = owners_.unclaimed();
    problems_.insert(problems_.end(), unclaimed.begin(), unclaimed.end());
    return {std::move(root), std::move(problems_), complete_};
  }

 private:
  void problem(const Mark& mark, const std::string& path, std::string found, std::string expected) {
    problems_.push_back({mark, path, std::move(found), std::move(expected), {}});
  }

  /// None where it cannot be read, which is said once.
  const CsvTable* table_of(const Node& file, const std::string& path) {
    if (file.kind != Node::Kind::scalar) {
      problem(file.mark, path, shown(file), "the name of a file");
      return nullptr;
    }
    const auto [place, is_new] = tables_.try_emplace(file.text);
    if (is_new) {
      auto read = read_(file.text, file.mark, path);
      if (read) {
        place->second = std::make_unique<CsvTable>(std::move(*read));
      } else {
        problems_.insert(problems_.end(), read.error().begin(), read.error().end());
      }
    }
    return place->second.get();
  }

  /// Rows in place of `node`, or all problems that stand against it.
  void put_rows(Node& node, const Place& place) {
    const Node file = *find(node, "csv");
    const std::size_t before = problems_.size();
    if (const CsvTable* table = table_of(file, place.path + ".csv")) {
      const CsvColumns columns = columns_of(*table, place.shape, place.key);
      problems_.insert(problems_.end(), columns.problems.begin(), columns.problems.end());
      if (problems_.size() == before) {
        Node rows = place.key.type == Type::map ? named_rows(*table, columns, place)
                                                : listed_rows(*table, columns, place, file);
        add_entries_beside(rows, node, place);
        if (problems_.size() == before) {
          rows.mark = node.mark;
          node = std::move(rows);
          return;
        }
      }
    }
    complete_ = false;
  }

  /// The columns of a file of joint draws hang from the value that names it, each a list.
  void hang_draws(Node& node, const std::string& path) {
    for (Node::Entry& entry : node.entries) {
      if (entry.key != "csv") continue;
      const CsvTable* table = table_of(entry.value, path_to(path, "csv"));
      if (table == nullptr || !are_draws(*table)) {
        complete_ = false;
        continue;
      }
      const Place place{study_shape(), rows_file_key(), path, ""};
      for (std::size_t column = 1; column < table->heading.size(); ++column) {
        Node cells;
        cells.kind = Node::Kind::list;
        cells.mark = table->heading[column].mark;
        for (const auto& row : table->rows) {
          if (!has_room(*table, place, 1)) return;
          Node cell;
          cell.kind = Node::Kind::scalar;
          cell.text = cell_text(row[column]);
          cell.mark = row[column].mark;
          cells.items.push_back(std::move(cell));
        }
        entry.value.entries.push_back({cell_text(table->heading[column]), cells.mark, std::move(cells)});
      }
    }
  }

  bool are_draws(const CsvTable& table) {
    const CsvCell& corner = table.heading.front();
    if (table.rows.size() < 2 || table.heading.size() < 2) {
      problem(corner.mark, "the file", "no table of draws",
              "a column a path, a row of the study's values and a row a draw");
      return false;
    }
    const CsvCell& first = table.rows.front().front();
    if (cell_text(first) == "study") return true;
    problem(first.mark, "the first row", shown_text(first.text),
            "study, and behind it the values that the draws are ratios to");
    return false;
  }

  /// Whether there is room for another row; if not, it is said.
  bool has_room(const CsvTable& table, const Place& place, std::size_t placed) {
    rows_seen_ += 1;
    cells_ += placed;
    if (cells_ <= kMostCells && rows_seen_ <= kMostRowsSeen) return true;
    problem(table.heading.front().mark, place.path, "too large",
            "at most 200,000 cells in all files together");
    return false;
  }

  void missing_column(const CsvTable& table, const Key& key) {
    const auto names = split_choices(key.csv);
    problem(table.heading.front().mark, "the column " + names.front(), "missing",
            "a column named " + names.front() + (names.size() > 1 ? " or " + names.back() : ""));
  }

  std::optional<Node> value_of(const std::vector<CsvCell>& row, const CsvColumns& columns,
                               const std::string& path) {
    auto value = row_value(row, columns);
    if (value) return std::move(*value);
    for (const Problem& one : value.error())
      problem(one.where, path_to(path, one.path), one.found, one.expected);
    return std::nullopt;
  }

  /// A map: the column of names says which entry a row is.
  Node named_rows(const CsvTable& table, const CsvColumns& columns, const Place& place) {
    Node map;
    map.kind = Node::Kind::map;
    if (!columns.name) {
      missing_column(table, place.key);
      return map;
    }
    if (table.rows.empty())
      problem(table.heading.front().mark, "the file", "without a row", "a row below the names of columns");
    std::unordered_map<std::string, int> lines;
    for (const auto& row : table.rows) {
      const CsvCell& cell = row[columns.name->place];
      const std::string name = cell_text(cell);
      if (!has_room(table, place, row.size())) break;
      const auto [first, is_new] = lines.emplace(name, cell.mark.line);
      if (name.empty()) {
        problem(cell.mark, "the " + columns.name->name, "empty", "the name that the row is about");
      } else if (!is_name(name)) {
        problem(cell.mark, path_to(place.path, shown_text(name)), "not a name",
                "letters, digits, - and _, at most 64");
      } else if (!is_new) {
        problem(cell.mark, path_to(place.path, name),
                "written twice (first on line " + std::to_string(first->second) + ")", "each name once");
      } else if (auto value = value_of(row, columns, path_to(place.path, name))) {
        map.entries.push_back({name, cell.mark, std::move(*value)});
      }
    }
    return map;
  }

  /// A list: of maps, or of the values of one column.
  Node listed_rows(const CsvTable& table, const CsvColumns& columns, const Place& place, const Node& file) {
    Node list;
    list.kind = Node::Kind::list;
    const bool is_plain = place.shape.item->children.empty();
    const bool is_shared = !is_plain && columns.name.has_value();
    if (is_plain && !columns.name) {
      missing_column(table, place.key);
      return list;
    }
    if (is_shared) owners_.claim(file.text, place.shape.segment, place.owner, table, columns.name->place);
    for (const auto& row : table.rows) {
      const bool is_mine = !is_shared || cell_text(row[columns.name->place]) == place.owner;
      if (!has_room(table, place, is_mine ? row.size() : 0)) break;
      if (!is_mine) continue;
      const std::string path = place.path + '[' + std::to_string(list.items.size() + 1) + ']';
      if (is_plain) {
        list.items.push_back(cell_value(row[columns.name->place], *place.shape.item));
      } else if (auto value = value_of(row, columns, path)) {
        list.items.push_back(std::move(*value));
      }
    }
    return list;
  }

  /// What the study writes beside `csv`: in a list nothing; in a map an entry of its own, or keys of a row's
  /// entry.
  void add_entries_beside(Node& rows, const Node& node, const Place& place) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < rows.entries.size(); ++i) places.emplace(rows.entries[i].key, i);
    for (const Node::Entry& entry : node.entries) {
      if (entry.key == "csv") continue;
      if (rows.kind == Node::Kind::list) {
        problem(entry.mark, path_to(place.path, shown_text(entry.key)), "written beside csv", "csv alone");
        continue;
      }
      const auto row = places.find(entry.key);
      if (row == places.end()) {
        rows.entries.push_back(entry);
      } else {
        put_on_top(rows.entries[row->second].value, entry.value);
      }
    }
  }

  static void put_on_top(Node& row, const Node& above) {
    if (above.kind != Node::Kind::map) {
      row = above;
      return;
    }
    for (const Node::Entry& entry : above.entries) {
      std::erase_if(row.entries, [&](const Node::Entry& old) { return old.key == entry.key; });
      row.entries.push_back(entry);
    }
  }

  const CsvReader& read_;
  std::map<std::string, std::unique_ptr<CsvTable>> tables_;  ///< none: cannot be read
  CsvOwners owners_;
  std::size_t cells_ = 0, rows_seen_ = 0;
  Problems problems_;
  bool complete_ = true;
};

}  // namespace

WithRows with_rows(Node root, const CsvReader& read) {
  RowReader reader{read};
  reader.value(root, study_shape(), "", "");
  return reader.result(std::move(root));
}

}  // namespace headroom
