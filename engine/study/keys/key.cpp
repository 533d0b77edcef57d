// The rows as a tree of shapes, and in words what is expected at each of them.

#include "study/keys/key.hpp"

#include <algorithm>

#include "study/keys/key_rows.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

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

Shape build_shape() {
  Shape root;
  root.rows.push_back(&kRoot);
  for (const Key& key : key_table()) {
    Shape* place = &root;
    for (const auto& segment : segments(key.path)) place = &step_into(*place, segment);
    place->rows.push_back(&key);
  }
  return root;
}

std::string range_text(const std::string& low, const std::string& high, const Key& key) {
  if (key.above) return "above " + low + " and up to " + high;
  return "from " + low + " to " + high;
}

std::string range_of(const Key& key, const std::string& unit = "") {
  return range_text(number_text(key.low), number_text(key.high) + unit, key);
}

std::string days_text(double days) {
  if (days >= 7 && days == static_cast<int>(days / 7) * 7.0)
    return number_text(days / 7) + (days == 7 ? " week" : " weeks");
  return number_text(days) + (days == 1 ? " day" : " days");
}

std::string list_text(const Key& key) {
  if (key.low > 0 && key.low == key.high) return "a list of " + number_text(key.low);
  if (key.low == 1) return "a list of at least one";
  return "a list";
}

std::string whole_text(const Key& key) {
  if (key.low == key.high) return number_text(key.low);
  return "a whole number " + range_of(key);
}

std::string duration_range(const Key& key) {
  return range_text(days_text(key.low), days_text(key.high), key);
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

const Key* Shape::row(Type type) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Key* key) { return key->type == type; });
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

std::string expected_text(const Key& key) {
  switch (key.type) {
    case Type::map:
    case Type::overlay:
      return key.low >= 1 ? "a map with at least one entry" : "a map";
    case Type::list:
      return list_text(key);
    case Type::text:
      return "text";
    case Type::name:
      return "a name (letters, digits, - and _, at most 64)";
    case Type::choice:
      return one_of(split_choices(key.choices));
    case Type::flag:
      return "true or false";
    case Type::share:
      return "a share " + range_text(share_text(key.low), share_text(key.high), key);
    case Type::number:
      return "a number " + range_of(key);
    case Type::whole:
      return whole_text(key);
    case Type::minutes:
      return "whole minutes " + range_of(key);
    case Type::hours:
      return "hours " + range_of(key);
    case Type::days:
      return "days " + range_of(key);
    case Type::weeks:
      return "a whole number of weeks " + range_of(key);
    case Type::duration:
      return "a duration such as 6 weeks, " + duration_range(key);
    case Type::lead_time:
      return "a duration such as 6 weeks or 2 working days, " + duration_range(key);
    case Type::random:
      return "a duration such as 6 weeks, " + duration_range(key) +
             ", or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}";
    case Type::plan_part:
      return "a share such as 80%, hours such as 30, or rest";
    case Type::date:
      return "a date such as 2026-04-01, from 1990-01-01 to 2100-12-31";
    case Type::month_day:
      return "a day of the year such as 1 April";
    case Type::time_of_day:
      return "a time of day such as 9:00";
    case Type::weekday:
      return "one of mon, tue, wed, thu, fri, sat, sun";
    case Type::file:
      return "the name of a file";
    case Type::quantity:
      return "a number, a share such as 4% or a duration such as 2 weeks";
    case Type::value:
      return "a number or text (lists and maps are given as NAME: value)";
    case Type::any:
      return "a value";
  }
  return "a value";
}

std::string expected_text(const Shape& shape) {
  std::string text;
  for (std::size_t i = 0; i < shape.rows.size(); ++i) {
    if (i > 0) text += i + 1 == shape.rows.size() ? " or " : ", ";
    text += expected_text(*shape.rows[i]);
  }
  return text;
}

}  // namespace headroom::reading
