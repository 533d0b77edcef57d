// Tree and shapes side by side, with the nearest right name for every wrong one.

#include "study/keys/checked_tree.hpp"

#include <algorithm>

#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kNearestShown =
    200;  // a file with more mistakes than this is no study: no more suggestions

/// 06/04/2026, 6.4.26 or 06-04-2026: which is the month, nobody can tell.
bool is_other_date(std::string_view text) {
  const auto first = text.find_first_of("/.-");
  if (first == 0 || first > 2 || first == std::string_view::npos) return false;
  return text.find_first_not_of("0123456789/.-") == std::string_view::npos &&
         text.find(text[first], first + 1) != std::string_view::npos;
}

class TreeChecker {
 public:
  void value(const Node& node, const Shape& shape, const std::string& path) {
    const std::size_t before = checked.problems.size();
    const Key* row = nullptr;
    switch (node.kind) {
      case Node::Kind::null:
        problem(node.mark, path, shown(node), expected_text(shape));
        break;
      case Node::Kind::scalar:
        row = scalar(node, shape, path);
        break;
      case Node::Kind::list:
        row = list(node, shape, path);
        break;
      case Node::Kind::map:
        row = map(node, shape, path);
        break;
    }
    const bool is_fine = checked.problems.size() == before;
    if (is_fine && row != nullptr && row->later && has_effect(node, *row)) {
      problem(node.mark, path, shown(node) + ", not supported yet", supported_text(*row));
    }
    if (checked.problems.size() != before) checked.bad.insert(&node);
  }

  CheckedTree checked;

 private:
  void problem(const Mark& mark, const std::string& path, std::string found, std::string expected) {
    checked.problems.push_back({mark, path, std::move(found), std::move(expected), {}});
  }

  const Key* scalar(const Node& node, const Shape& shape, const std::string& path) {
    for (const Key* row : shape.rows) {
      if (is_valid_scalar(node, *row)) return row;
    }
    problem(node.mark, path, shown(node), expected_scalar(node, shape));
    return nullptr;
  }

  std::string expected_scalar(const Node& node, const Shape& shape) {
    const Key& row = *shape.rows.front();
    if (shape.row(Type::date) != nullptr && is_other_date(node.text))
      return expected_text(shape) + " (year first; in a spreadsheet, the format yyyy-mm-dd)";
    if (shape.rows.size() > 1 || row.type != Type::choice) return expected_text(shape);
    return suggestion(choices_of(row), node.text);
  }

  const Key* list(const Node& node, const Shape& shape, const std::string& path) {
    if (const Key* any = shape.row(Type::any)) return any;
    const Key* row = shape.row(Type::list);
    const auto size = static_cast<double>(node.items.size());
    if (row == nullptr) {
      problem(node.mark, path, shown(node), expected_text(shape));
      return nullptr;
    }
    if (size < row->low || (row->high > 0 && size > row->high)) {
      const std::string found =
          node.items.empty() ? shown(node) : "a list of " + std::to_string(node.items.size());
      const bool too_long = row->high > row->low && size > row->high;
      problem(node.mark, path, found,
              too_long ? "a list of at most " + number_text(row->high) : expected_text(*row));
      return nullptr;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      value(node.items[i], *shape.item, path + '[' + std::to_string(i + 1) + ']');
    }
    return row;
  }

  const Key* map(const Node& node, const Shape& shape, const std::string& path) {
    if (const Key* random = shape.row(Type::random)) {
      const auto read = read_random(node, *random, path);
      if (!read) checked.problems.insert(checked.problems.end(), read.error().begin(), read.error().end());
      return random;
    }
    if (shape.row(Type::overlay) != nullptr) return nullptr;  // read when it has been merged
    if (const Key* any = shape.row(Type::any)) return any;
    const Key* row = shape.row(Type::map);
    const Node* file = shape.csv_row() == nullptr ? nullptr : find(node, "csv");
    if (file != nullptr) return rows_of_a_file(*file, shape, path);
    if (row == nullptr) {
      problem(node.mark, path, shown(node), expected_text(shape));
      return nullptr;
    }
    if (static_cast<double>(node.entries.size()) < row->low)
      problem(node.mark, path, shown(node), expected_text(*row));
    for (const auto& entry : node.entries) map_entry(entry, shape, *row, path);
    missing_keys(node, shape, path);
    needed_keys(node, shape, path);
    if (row->either[0] != '\0') one_way_only(node, shape, *row, path);
    return row;
  }

  /// Rows stand here already wherever they could be read.
  const Key* rows_of_a_file(const Node& file, const Shape& shape, const std::string& path) {
    const bool is_name = file.kind == Node::Kind::scalar;
    problem(file.mark, path_to(path, "csv"), shown(file) + (is_name ? ", whose rows are not here" : ""),
            is_name ? expected_text(shape) : "the name of a file");
    return nullptr;
  }

  /// `from`, `to` and `step` beside `values`, or none of them; where one way is begun, what it lacks.
  void one_way_only(const Node& node, const Shape& shape, const Key& row, const std::string& path) {
    const auto has = [&](const std::string& key) { return find(node, key) != nullptr; };
    const auto ways = ways_of(row);
    const auto taken = std::find_if(
        ways.begin(), ways.end(), [&](const auto& way) { return std::any_of(way.begin(), way.end(), has); });
    if (taken == ways.end()) return problem(node.mark, path, shown(node), "a map with " + ways_text(ways));
    for (auto way = ways.begin(); way != ways.end(); ++way) {
      for (const std::string& key : *way) {
        if (way == taken && !has(key)) {
          problem(node.mark, path_to(path, key), "missing", expected_text(*shape.child(key)));
        } else if (way != taken && has(key)) {
          problem(find(node, key)->mark, path_to(path, key), "written beside " + taken->front(),
                  ways_text(ways));
        }
      }
    }
  }

  void map_entry(const Node::Entry& entry, const Shape& shape, const Key& row, const std::string& path) {
    const std::string entry_path = path_to(path, shown_text(entry.key));
    const Shape* child = shape.child(entry.key);
    if (child == nullptr || !is_allowed_name(entry.key, *child, row)) {
      auto names = choices_of(row);
      if (names.empty()) names = shape.child_names();
      const bool is_free = child != nullptr && names.empty();
      problem(entry.mark, entry_path, is_free ? "not a name" : "not a key here",
              is_free ? "letters, digits, - and _, at most 64" : suggestion(names, entry.key));
      checked.bad.insert(&entry.value);
      return;
    }
    value(entry.value, *child, entry_path);
  }

  /// A key that means nothing on its own.
  void needed_keys(const Node& node, const Shape& shape, const std::string& path) {
    for (const auto& entry : node.entries) {
      const Shape* child = shape.child(entry.key);
      const auto needed = child == nullptr || child->rows.empty() ? std::vector<std::string>{}
                                                                  : split_choices(child->rows.front()->needs);
      const bool there = std::any_of(needed.begin(), needed.end(),
                                     [&](const std::string& key) { return find(node, key) != nullptr; });
      if (there || needed.empty()) continue;
      problem(entry.mark, path_to(path, entry.key), "written without " + needed.front(),
              (needed.size() > 1 ? needed.front() + " or " + needed.back() : needed.front()) + " beside it");
    }
  }

  static bool is_allowed_name(const std::string& name, const Shape& child, const Key& row) {
    if (child.segment != "*") return true;
    const auto choices = choices_of(row);
    if (!choices.empty()) return std::find(choices.begin(), choices.end(), name) != choices.end();
    return is_name(name) || row.is_path;
  }

  std::string suggestion(const std::vector<std::string>& names, const std::string& written) {
    if (checked.problems.size() > kNearestShown) return "a name that is known here";
    return one_of(names, written);
  }

  /// Required keys that are not there, and the defaults of the others.
  void missing_keys(const Node& node, const Shape& shape, const std::string& path) {
    for (const auto& child : shape.children) {
      if (find(node, child->segment) != nullptr) continue;
      const std::string child_path = path_to(path, child->segment);
      if (child->says(&Key::required) && !is_covered(node, child_path)) {
        problem(node.mark, child_path, "missing", expected_text(*child));
      } else {
        assume(*child, child_path);
      }
    }
  }

  /// A file of posts or referrals stands for what is missing beside it.
  static bool is_covered(const Node& node, const std::string& path) {
    return path.ends_with("per_week") && find(node, "csv") != nullptr;
  }

  void assume(const Shape& shape, const std::string& path) {
    for (const Key* row : shape.rows) {
      if (row->fallback == nullptr) continue;
      const std::string text = row->fallback;
      const bool is_empty = text.empty() || text == "[]" || text == "{}" || text.front() == '=';
      if (!is_empty) checked.assumed.push_back({path, text, row->help});
      return;
    }
    // A part of the study that is not written at all still has its defaults.
    const bool whole_map =
        shape.rows.size() == 1 && shape.rows.front()->type == Type::map && shape.any == nullptr;
    const bool is_default = shape.segment == "sickness" && path == "absence.sickness";
    const bool has_required = std::any_of(shape.children.begin(), shape.children.end(),
                                          [](const auto& child) { return child->says(&Key::required); });
    if ((!whole_map && !is_default) || has_required || shape.segment == "dna") return;
    for (const auto& child : shape.children) assume(*child, path_to(path, child->segment));
  }
};

}  // namespace

CheckedTree check_tree(const Node& root) { return check_value(root, study_shape(), ""); }

CheckedTree check_value(const Node& value, const Shape& shape, const std::string& path) {
  TreeChecker checker;
  checker.value(value, shape, path);
  return std::move(checker.checked);
}

}  // namespace headroom::reading
