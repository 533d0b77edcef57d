// Each name of a path held against the shapes, and values put where they lead.

#include "study/overlays/set_path.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "study/keys/key.hpp"
#include "study/keys/kinds.hpp"
#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

std::vector<std::string> names_in(const Shape& shape, const Node* map) {
  std::vector<std::string> names;
  for (const auto& child : shape.children) {
    const bool is_file = child->row(Type::file) != nullptr;
    if (!is_file && !child->says(&Key::fixed)) names.push_back(child->segment);
  }
  for (std::size_t i = 0; shape.any && map != nullptr && i < map->entries.size(); ++i) {
    names.push_back(map->entries[i].key);
  }
  const Key* row = shape.row(Type::map);
  if (names.empty() && row != nullptr) return choices_of(*row);
  return names;
}

/// Whether a name that the study chooses may stand here. The last of a path may be new: a post, say.
bool is_free_name(const std::string& name, const Shape& shape, const Node* map, bool is_last) {
  const Key* row = shape.row(Type::map);
  const auto choices = row == nullptr ? std::vector<std::string>{} : choices_of(*row);
  if (!choices.empty()) return std::find(choices.begin(), choices.end(), name) != choices.end();
  return is_name(name) && (is_last || map == nullptr || find(*map, name) != nullptr);
}

std::string named(const std::string& so_far, const std::vector<std::string>& names,
                  const std::string& written) {
  return (so_far.empty() ? "" : "after " + so_far + ' ') + one_of(names, written);
}

/// What is wrong with one name of a path; `inside`: the path goes on.
std::optional<std::string> expected_name(const Shape& shape, const Node* map, const std::string& name,
                                         const std::string& so_far, bool inside) {
  if (name.empty()) return "a dotted path such as staff.band-6.wte";
  if (name.find('[') != std::string::npos) return "a path without [ and ]: a list is set whole";
  const Shape* child = shape.child(name);
  const bool known =
      child != nullptr && (child != shape.any.get() || is_free_name(name, shape, map, !inside));
  if (!known) {
    const auto names = names_in(shape, map);
    return names.empty() ? "a path that ends with " + so_far : named(so_far, names, name);
  }
  const std::string path = so_far.empty() ? name : so_far + '.' + name;
  if (child->says(&Key::fixed)) return "a path that may differ: " + path + " is the same in all scenarios";
  if (inside && child->says(&Key::replaced_whole)) {
    return "a path that ends with " + path + ", which is replaced whole";
  }
  return std::nullopt;
}

/// So that what is within a path stands right behind it in the order of texts.
constexpr char kDot = '\1';
std::string sorted_text(std::string_view path) {
  std::string text{path};
  std::replace(text.begin(), text.end(), '.', kDot);
  return text;
}

struct Slot {
  Node* map;
  std::string name;
};

/// The map in which the last name of a path stands, made where it is missing.
Slot map_of(const std::string& path, const Node& value, Node& patch,
            std::unordered_map<std::string, std::vector<std::size_t>>& places) {
  Node* map = &patch;
  std::vector<std::size_t> way;
  for (std::size_t begin = 0;;) {
    const std::size_t dot = path.find('.', begin);
    if (dot == std::string::npos) return {map, path.substr(begin)};
    const auto [place, is_new] = places.try_emplace(path.substr(0, dot));
    if (is_new) {
      way.push_back(map->entries.size());
      place->second = way;
      Node inner;
      inner.kind = Node::Kind::map;
      inner.mark = value.mark;
      map->entries.push_back({path.substr(begin, dot - begin), value.mark, std::move(inner)});
    }
    way = place->second;
    map = &map->entries[way.back()].value;
    begin = dot + 1;
  }
}

}  // namespace

std::optional<std::string> expected_path(const Node& study, std::string_view path) {
  const auto segments = path_names(path);
  const Shape* shape = &study_shape();
  const Node* map = &study;
  std::string so_far;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (auto expected = expected_name(*shape, map, segments[i], so_far, i + 1 < segments.size()))
      return expected;
    shape = shape->child(segments[i]);
    if (map != nullptr) map = find(*map, segments[i]);
    so_far += (so_far.empty() ? "" : ".") + segments[i];
  }
  return std::nullopt;
}

bool sets_number(std::string_view path) {
  const Shape* shape = &study_shape();
  for (const std::string& segment : path_names(path)) {
    shape = shape->child(segment);
    if (shape == nullptr) return false;  // of a text that is still being written
  }
  return std::any_of(shape->rows.begin(), shape->rows.end(),
                     [](const Key* key) { return value_kind(key->type).number != nullptr; });
}

bool paths_meet(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (a.size() == b.size() || b[a.size()] == '.');
}

const PathsSet::Setter* PathsSet::meets(std::string_view path) const {
  std::size_t first = setters_.size();
  for (std::size_t end = path.find('.');;
       end = path.find('.', end + 1)) {  // what it is a part of, and itself
    const auto same = places_.find(sorted_text(path.substr(0, end)));
    if (same != places_.end()) first = std::min(first, same->second);
    if (end == std::string_view::npos) break;
  }
  const std::string within = sorted_text(path) + kDot;  // what is a part of it
  for (auto at = places_.lower_bound(within); at != places_.end() && at->first.starts_with(within); ++at)
    first = std::min(first, at->second);
  return first < setters_.size() ? &setters_[first] : nullptr;
}

void PathsSet::add(std::string path, std::string by) {
  places_.emplace(sorted_text(path), setters_.size());
  setters_.push_back({std::move(path), std::move(by)});
}

Node patch_of(const std::vector<SetValue>& values) {
  Node patch;
  patch.kind = Node::Kind::map;
  std::unordered_map<std::string, std::vector<std::size_t>>
      places;  // of the maps made: a way through entries
  for (const auto& [path, value] : values) {
    const auto [map, name] = map_of(path, *value, patch, places);
    map->entries.push_back({name, value->mark, *value});
  }
  return patch;
}

}  // namespace headroom::reading
