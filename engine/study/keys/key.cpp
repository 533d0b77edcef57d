// The rows as a tree of shapes, and in words what is expected at each of them.

#include "study/keys/key.hpp"

#include <algorithm>

#include "study/keys/key_rows.hpp"
#include "study/keys/kinds.hpp"
#include "study/keys/values.hpp"
#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

std::vector<Key> all_rows() {
  std::vector<Key> rows;
  for (const auto& part : {calendar_keys(), appointment_keys(), stream_keys(), staff_keys(), absence_keys(),
                           booking_keys(), experiment_keys()}) {
    rows.insert(rows.end(), part.begin(), part.end());
  }
  return rows;
}

/// `a.*.b[].c` as a, *, b, [], c.
std::vector<std::string> segments(std::string_view path) {
  std::vector<std::string> parts(1);
  for (char c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else if (c == '[') {
      parts.emplace_back("[");
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

Shape& step_into(Shape& shape, const std::string& segment) {
  if (segment == "*" || segment == "[]") {
    auto& place = segment == "*" ? shape.any : shape.item;
    if (!place) place = std::make_unique<Shape>();
    place->segment = segment;
    return *place;
  }
  for (const auto& child : shape.children) {
    if (child->segment == segment) return *child;
  }
  shape.children.push_back(std::make_unique<Shape>());
  shape.children.back()->segment = segment;
  return *shape.children.back();
}

const Key kRoot{.type = Type::map, .help = "A study for Headroom", .required = true};

/// A default that the reader works out has = before it, and may be a value or words about one.
std::optional<Node> fallback_of(const Shape& shape) {
  for (const Key* row : shape.rows) {
    if (row->fallback == nullptr) continue;
    const std::string_view text = row->fallback;
    Node value = flow_node(text.substr(text.starts_with('=') ? 1 : 0));
    if (shape.row_for(value) != nullptr) return value;
  }
  return std::nullopt;
}

/// What the rows of a place say together.
void complete(Shape& shape, Card above) {
  const Card own = shape.rows.empty() ? Card::as_above : shape.rows.front()->card;
  shape.card = own == Card::as_above ? above : own;
  shape.fallback = fallback_of(shape);
  for (const auto& child : shape.children) complete(*child, shape.card);
  if (shape.any) complete(*shape.any, shape.card);
  if (shape.item) complete(*shape.item, shape.card);
}

Shape build_shape() {
  Shape root;
  root.rows.push_back(&kRoot);
  for (const Key& key : key_table()) {
    Shape* place = &root;
    for (const auto& segment : segments(key.path)) place = &step_into(*place, segment);
    place->rows.push_back(&key);
  }
  complete(root, Card::as_above);
  return root;
}

}  // namespace

const std::vector<Key>& key_table() {
  static const std::vector<Key> rows = all_rows();
  return rows;
}

const Shape& study_shape() {
  static const Shape shape = build_shape();
  return shape;
}

const Shape* Shape::child(std::string_view name) const {
  for (const auto& shape : children) {
    if (shape->segment == name) return shape.get();
  }
  return any.get();
}

bool Shape::says(bool Key::*what) const {
  return std::any_of(rows.begin(), rows.end(), [&](const Key* key) { return key->*what; });
}

const Key* Shape::row(Type type) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Key* key) { return key->type == type; });
  return found == rows.end() ? nullptr : *found;
}

const Key* Shape::row_for(const Node& value) const {
  const auto takes = [&](const Key* key) {
    switch (value.kind) {
      case Node::Kind::scalar:
        return is_valid_scalar(value, *key);
      case Node::Kind::list:
        return key->type == Type::list;
      case Node::Kind::map:
        return key->type == Type::random || key->type == Type::map;
      case Node::Kind::null:
        return false;
    }
    return false;
  };
  const auto found = std::find_if(rows.begin(), rows.end(), takes);
  return found == rows.end() ? nullptr : *found;
}

const Key* Shape::csv_row() const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [](const Key* key) { return key->csv != nullptr; });
  return found == rows.end() ? nullptr : *found;
}

std::vector<std::string> Shape::child_names() const {
  std::vector<std::string> names;
  for (const auto& shape : children) names.push_back(shape->segment);
  return names;
}

const Key& rows_file_key() {
  static const Key key{.path = "csv",
                       .type = Type::file,
                       .help = "File of comma-separated values, a row an entry, columns named as the keys",
                       .label = "File of rows"};
  return key;
}

std::vector<std::string> choices_of(const Key& key) {
  const auto words = key.words.empty() ? key.into.words : key.words;
  std::vector<std::string> choices;
  for (const EnumWord& word : words) choices.emplace_back(word.written);
  return words.empty() ? split_choices(key.choices) : choices;
}

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> parts;
  while (!choices.empty()) {
    const auto bar = std::min(choices.find('|'), choices.size());
    parts.emplace_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return parts;
}

std::vector<std::vector<std::string>> ways_of(const Key& key) {
  std::vector<std::vector<std::string>> ways;
  for (const std::string& way : split_choices(key.either)) {
    ways.emplace_back(1);
    for (const char c : way) {
      if (c == ',') {
        ways.back().emplace_back();
      } else {
        ways.back().back() += c;
      }
    }
  }
  return ways;
}

std::string ways_text(const std::vector<std::vector<std::string>>& ways) {
  std::string text = "either ";
  for (std::size_t i = 0; i < ways.size(); ++i) text += (i > 0 ? " or " : "") + listed(ways[i]);
  return text;
}

std::string expected_text(const Key& key) { return value_kind(key.type).expected(key); }

std::string expected_text(const Shape& shape) {
  std::string text;
  for (std::size_t i = 0; i < shape.rows.size(); ++i) {
    if (i > 0) text += i + 1 == shape.rows.size() ? " or " : ", ";
    text += expected_text(*shape.rows[i]);
  }
  return text;
}

}  // namespace headroom::reading
