// Names of a path followed through tree and shapes at once, and numbers written back as they were written.

#include "study/unknowns/number_at.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "random/duration.hpp"
#include "study/keys/kinds.hpp"
#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// A place that a path leads to: what the key table says of it, and what is written, if anything is.
struct At {
  const Node* node = nullptr;
  const Shape* shape = nullptr;
};

/// The key that a scalar here is short for; none where it is short for nothing.
std::string_view short_key(const Shape& shape) {
  for (const Key* row : shape.rows) {
    if (row->short_for[0] != '\0') return row->short_for;
  }
  return {};
}

At step(const At& from, std::string_view name) {
  if (from.shape == nullptr) return {};
  const bool is_short =
      from.node != nullptr && from.node->kind == Node::Kind::scalar && short_key(*from.shape) == name;
  const Node* next = is_short ? from.node : from.node == nullptr ? nullptr : find(*from.node, name);
  return {next, from.shape->child(name)};
}

At place_at(const Node& tree, std::string_view path) {
  At at{&tree, &study_shape()};
  for (const std::string& name : path_names(path)) at = step(at, name);
  if (at.shape == nullptr) return at;
  const std::string_view key = short_key(*at.shape);
  const bool in_full = at.node == nullptr || at.node->kind == Node::Kind::map;
  return key.empty() || !in_full ? at : step(at, key);
}

void add_matching(const Node& tree, const At& at, const std::vector<std::string>& names, std::size_t next,
                  const std::string& so_far, std::vector<std::string>& found) {
  if (next == names.size()) {
    found.push_back(so_far);
    return;
  }
  if (names[next] != "*")
    return add_matching(tree, step(at, names[next]), names, next + 1, path_to(so_far, names[next]), found);
  if (at.node == nullptr || at.shape == nullptr || !at.shape->any) return;
  for (const Node::Entry& entry : at.node->entries)
    add_matching(tree, step(at, entry.key), names, next + 1, path_to(so_far, entry.key), found);
}

std::optional<NumberAt> number_in(const Node& tree, const Node& value, const Shape& shape);

/// Hours of a full-time week, on the first day.
double full_time_hours_of(const Node& tree) {
  const Node* dated = find(tree, "full_time_hours");
  const Shape& shape = *study_shape().child("full_time_hours");
  const Node* first =
      dated == nullptr || dated->items.empty() ? nullptr : find(dated->items.front(), "hours");
  const auto hours = first == nullptr ? number_at(tree, "full_time_hours")
                                      : number_in(tree, *first, *shape.item->child("hours"));
  return hours ? hours->value : 0;
}

/// A part is hours where it is more than a whole or its unit says so.
std::optional<NumberAt> part_of_plan(const Node& tree, const Node& value, const Key& row) {
  const auto part = parse_plan_part(value);
  if (!part || part->kind == PlanPart::Kind::rest) return std::nullopt;
  const bool is_hours =
      part->kind == PlanPart::Kind::hours || (part->kind == PlanPart::Kind::number && part->value > 1);
  return NumberAt{part->value, &row, 0, is_hours ? full_time_hours_of(tree) : 1};
}

std::optional<NumberAt> number_in(const Node& tree, const Node& value, const Shape& shape) {
  if (value.kind == Node::Kind::map) {
    const Key* row = shape.row(Type::random);
    const auto random =
        row == nullptr ? Result<RandomDuration>{tl::unexpected(Problems{})} : read_random(value, *row, "");
    if (!random) return std::nullopt;
    return NumberAt{mean_days(*random), row, row->low, row->high};
  }
  if (value.kind != Node::Kind::scalar) return std::nullopt;
  for (const Key* row : shape.rows) {
    if (row->type == Type::plan_part) return part_of_plan(tree, value, *row);
    const auto number = value_kind(row->type).number;
    if (number == nullptr || !is_valid_scalar(value, *row)) continue;
    if (const auto found = number(value, *row)) return NumberAt{*found, row, row->low, row->high};
  }
  return std::nullopt;
}

/// What `text` says behind its number.
std::string_view behind_number(std::string_view text) {
  const auto space = text.find(' ');
  return space == std::string_view::npos ? std::string_view{} : text.substr(space);
}

std::string days_text(double days) { return fmt::format("{} days", days); }

void scale_durations(Node& node, double ratio) {
  if (node.kind == Node::Kind::scalar) {
    if (const auto duration = parse_duration(node.text)) node.text = days_text(days_of(*duration) * ratio);
  }
  for (Node& item : node.items) scale_durations(item, ratio);
  for (Node::Entry& entry : node.entries) scale_durations(entry.value, ratio);
}

std::string number_text_in(const Node& old, double value, const Key& key) {
  switch (key.type) {
    case Type::duration:
    case Type::random:
      return days_text(value);
    case Type::lead_time: {
      const auto written = parse_duration(old.text);
      const bool working = written && written->unit == TimeUnit::working_days;
      return working ? fmt::format("{} working days", value) : days_text(value);
    }
    case Type::plan_part: {
      const auto part = parse_plan_part(old);
      const bool has_unit = part && part->kind == PlanPart::Kind::hours && !behind_number(old.text).empty();
      return has_unit ? fmt::format("{} hours", value) : fmt::format("{}", value);
    }
    default:
      return fmt::format("{}", value);
  }
}

void write_number(Node& node, double value, const Key& key) {
  const Node old = node;
  node.kind = Node::Kind::scalar;
  node.quoted = false;
  node.items.clear();
  node.entries.clear();
  node.text = number_text_in(old, value, key);
  if (!is_valid_scalar(node, key)) {  // counted in whole numbers, unless it breaks the range
    Node whole = node;
    whole.text = number_text_in(old, std::floor(value + 0.5), key);
    if (is_valid_scalar(whole, key)) node = std::move(whole);
  }
}

/// The entry of this name, made where it is missing.
Node& entry_of(Node& map, const std::string& name) {
  for (Node::Entry& entry : map.entries) {
    if (entry.key == name) return entry.value;
  }
  map.kind = Node::Kind::map;
  Node empty;
  empty.mark = map.mark;
  map.entries.push_back({name, map.mark, std::move(empty)});
  return map.entries.back().value;
}

/// Where a number is to stand, with the maps that lead to it made.
Node& made_place(Node& tree, std::string_view path) {
  Node* node = &tree;
  const Shape* shape = &study_shape();
  for (const std::string& name : path_names(path)) {
    const bool is_short = node->kind == Node::Kind::scalar && short_key(*shape) == name;
    if (!is_short) node = &entry_of(*node, name);
    shape = shape->child(name);
  }
  const std::string key{short_key(*shape)};
  return key.empty() || node->kind != Node::Kind::map || shape->row(Type::random) != nullptr
             ? *node
             : entry_of(*node, key);
}

std::string joined(const std::vector<std::string>& names, std::size_t count) {
  std::string path;
  for (std::size_t i = 0; i < count; ++i) path = path_to(path, names[i]);
  return path;
}

}  // namespace

std::vector<std::string> paths_matching(const Node& tree, std::string_view path) {
  std::vector<std::string> found;
  add_matching(tree, {&tree, &study_shape()}, path_names(path), 0, "", found);
  return found;
}

std::optional<NumberAt> number_at(const Node& tree, std::string_view path) {
  const At at = place_at(tree, path);
  if (at.shape == nullptr) return std::nullopt;
  if (at.node != nullptr) return number_in(tree, *at.node, *at.shape);
  return at.shape->fallback ? number_in(tree, *at.shape->fallback, *at.shape) : std::nullopt;
}

std::optional<Problem> set_number(Node& tree, std::string_view path, double value) {
  const auto before = number_at(tree, path);
  if (!before) return std::nullopt;
  Node& node = made_place(tree, path);
  if (node.kind == Node::Kind::null) {  // the default takes its place
    const Mark mark = node.mark;
    node = *place_at(tree, path).shape->fallback;
    node.mark = mark;
  }
  const bool has_shape = node.kind == Node::Kind::map;
  if (has_shape && before->value > 0) scale_durations(node, value / before->value);
  if (!has_shape) write_number(node, value, *before->key);
  const bool is_fine =
      has_shape ? read_random(node, *before->key, "").has_value() : is_valid_scalar(node, *before->key);
  if (is_fine) return std::nullopt;
  return Problem{node.mark, std::string{path}, shown(node), expected_text(*before->key), {}};
}

std::optional<Whole> whole_of(const Node& tree, std::string_view path) {
  const std::vector<std::string> names = path_names(path);
  if (names.size() < 3) return std::nullopt;
  const std::string& last = names.back();
  const std::string& within = names[names.size() - 2];
  const bool are_values = within == "next" || within == "job_plan" || within == "pillars";
  const bool are_shares =
      last == "share" && (names[names.size() - 3] == "priorities" || names[names.size() - 3] == "acuity");
  if (!are_values && !are_shares) return std::nullopt;
  Whole whole{joined(names, names.size() - (are_values ? 1 : 2)), {}, 1};
  const At at = place_at(tree, whole.path);
  if (at.node == nullptr) return std::nullopt;
  for (const Node::Entry& entry : at.node->entries) {
    std::string other = path_to(whole.path, entry.key);
    if (are_shares) other += ".share";
    if (other != path && number_at(tree, other)) whole.others.push_back(std::move(other));
  }
  if (const auto own = number_at(tree, path); own && within == "job_plan") whole.sum = own->top;
  return whole;
}

}  // namespace headroom::reading
