// The way from the root to a node held against the shapes; patterns of the table followed through a draft.

#include "study/hints/places.hpp"

#include <algorithm>
#include <set>

#include "study/keys/values.hpp"
#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

bool is_overlay(const Shape* shape) { return shape != nullptr && shape->row(Type::overlay) != nullptr; }
bool is_random(const Shape* shape) { return shape != nullptr && shape->row(Type::random) != nullptr; }

/// `{csv: FILE}` in place of a list or map.
const Shape& file_shape() {
  static const Shape shape = [] {
    Shape file;
    file.segment = "csv";
    file.rows.push_back(&rows_file_key());
    return file;
  }();
  return shape;
}

const Shape* fixed_child(const Shape& shape, const std::string& key) {
  const Shape* child = shape.child(key);
  return child == shape.any.get() ? nullptr : child;
}

std::vector<std::string> names_of(std::string_view pattern) {
  std::vector<std::string> segments;
  while (!pattern.empty()) {
    const auto dot = std::min(pattern.find('.'), pattern.size());
    segments.emplace_back(pattern.substr(0, dot));
    pattern.remove_prefix(std::min(dot + 1, pattern.size()));
  }
  return segments;
}

/// The item of a list, or what is no key of its own within a distribution.
Place item_of(const Place& list, std::size_t index) {
  Place item = list;
  item.path += '[' + std::to_string(index + 1) + ']';
  if (!list.in_random) item.shape = list.shape == nullptr ? nullptr : list.shape->item.get();
  return item;
}

}  // namespace

Place place_in(const Place& map, const std::string& key) {
  Place place{nullptr, path_to(map.path, shown_text(key)), map.in_overlay, map.in_random};
  if (map.shape == nullptr) return place;
  if (map.in_random || is_random(map.shape)) {
    place.shape = map.shape;
    place.in_random = true;
  } else if (is_overlay(map.shape)) {
    place.shape = fixed_child(*map.shape, key);
    place.in_overlay = true;
    if (place.shape == nullptr) place.shape = study_shape().child(key);
    if (place.shape != nullptr && place.shape->says(&Key::fixed)) place.shape = nullptr;
  } else {
    place.shape = fixed_child(*map.shape, key);
    if (place.shape == nullptr && key == "csv" && map.shape->csv_row() != nullptr)
      place.shape = &file_shape();
    if (place.shape == nullptr) place.shape = map.shape->any.get();
  }
  return place;
}

std::vector<std::size_t> Places::way_to(std::size_t node) const {
  std::vector<std::size_t> way;
  for (; node != 0; node = draft_.nodes[node].parent) way.push_back(node);
  std::reverse(way.begin(), way.end());
  return way;
}

Place Places::of(std::size_t node) const {
  Place place{&study_shape(), "", false, false};
  for (const std::size_t step : way_to(node)) {
    const DraftNode& at = draft_.nodes[step];
    if (at.is_item) {
      const auto& items = draft_.nodes[at.parent].children;
      const auto index = std::find(items.begin(), items.end(), step) - items.begin();
      place = item_of(place, static_cast<std::size_t>(index));
    } else {
      place = place_in(place, at.key);
    }
  }
  return place;
}

std::optional<std::size_t> Places::in_study(std::size_t node) const {
  std::optional<std::size_t> there;
  Place place{&study_shape(), "", false, false};
  for (const std::size_t step : way_to(node)) {
    const DraftNode& at = draft_.nodes[step];
    if (place.shape == nullptr || (place.in_overlay && !there)) return std::nullopt;
    if (is_overlay(place.shape)) there = 0;
    if (there) there = at.is_item ? std::nullopt : draft_.entry(*there, at.key);
    place = at.is_item ? item_of(place, 0) : place_in(place, at.key);
  }
  return there;
}

std::vector<Places::Option> Places::keys(std::size_t map) const {
  const Place place = of(map);
  std::vector<Option> options;
  const Shape* shape = place.shape;
  if (shape == nullptr || place.in_random) return options;
  std::set<std::string> known;
  const auto add = [&](const std::string& name, const Shape* child, const char* refers_to) {
    if (known.insert(name).second) options.push_back({name, child, refers_to});
  };
  const auto add_children = [&](const Shape& of, bool in_overlay) {
    for (const auto& child : of.children) {
      if (!in_overlay || !child->says(&Key::fixed)) add(child->segment, child.get(), "");
    }
  };
  if (is_random(shape)) {
    for (const std::string& name : distribution_names()) add(name, nullptr, "");
  } else if (is_overlay(shape)) {
    add_children(*shape, false);
    add_children(study_shape(), true);
  } else if (const Key* row = shape->row(Type::map)) {
    add_children(*shape, place.in_overlay);
    for (const std::string& name : shape->any ? choices_of(*row) : std::vector<std::string>{})
      add(name, shape->any.get(), "");
    if (row->refers_to[0] != '\0') {
      for (const Name& name : names(row->refers_to, map)) add(name.text, shape->any.get(), row->refers_to);
      for (const std::string& name : default_names(row->refers_to)) add(name, shape->any.get(), "");
    }
    if (shape->any && shape->fallback) {
      for (const auto& entry : shape->fallback->entries) add(entry.key, shape->any.get(), "");
    }
    if (const auto base = in_study(map); shape->any && base) {
      for (const std::size_t entry : draft_.nodes[*base].children)
        add(draft_.nodes[entry].key, place_in(place, draft_.nodes[entry].key).shape, "");
    }
  }
  if (shape->csv_row() != nullptr) add("csv", &file_shape(), "");
  return options;
}

const Shape* Places::shape_at(const std::string& pattern) {
  const Shape* shape = &study_shape();
  for (const std::string& segment : names_of(pattern)) {
    if (shape != nullptr) shape = segment == "*" ? shape->any.get() : shape->child(segment);
  }
  return shape;
}

std::vector<std::string> Places::default_names(const std::string& pattern) {
  const Shape* shape = shape_at(pattern);
  std::vector<std::string> names;
  if (shape == nullptr || !shape->fallback) return names;
  for (const Node& item : shape->fallback->items) names.push_back(item.text);
  return names;
}

std::string Places::chosen_beside(const std::string& prefix, std::size_t map, const Shape& shape) const {
  for (const std::size_t entry : draft_.nodes[map].children) {
    const DraftNode& at = draft_.nodes[entry];
    const Shape* child = at.is_item || at.kind != DraftKind::scalar ? nullptr : shape.child(at.key);
    if (child != nullptr && !child->rows.empty() && child->rows.front()->refers_to == prefix) return at.text;
  }
  return "";
}

/// Which name is meant at a node by the * behind `prefix`: the one in which it stands, else the one that a
/// key beside it or around it names; empty where any may be.
std::string Places::chosen(const std::string& prefix, std::size_t node) const {
  for (std::size_t at = node; at != 0; at = draft_.nodes[at].parent) {
    const std::size_t above = draft_.nodes[at].parent;
    const Place place = of(above);
    if (place.shape == nullptr) continue;
    if (place.shape == shape_at(prefix)) return draft_.nodes[at].key;
    std::string name = chosen_beside(prefix, above, *place.shape);
    if (const auto base = in_study(above); name.empty() && base)
      name = chosen_beside(prefix, *base, *place.shape);
    if (!name.empty()) return name;
  }
  return "";
}

void Places::collect(std::size_t root, const std::string& pattern, std::size_t node,
                     std::vector<Name>& names) const {
  std::vector<std::size_t> at{root};
  std::string prefix;
  for (const std::string& segment : names_of(pattern)) {
    const std::string name = segment == "*" ? chosen(prefix, node) : segment;
    std::vector<std::size_t> next;
    for (const std::size_t map : at) {
      for (const std::size_t child : draft_.nodes[map].children) {
        if (!draft_.nodes[child].is_item && (name.empty() || draft_.nodes[child].key == name))
          next.push_back(child);
      }
    }
    prefix = path_to(prefix, segment);
    at = std::move(next);
  }
  std::set<std::string> known;
  for (const Name& name : names) known.insert(name.text);
  const auto add = [&](const std::string& text, std::size_t where) {
    if (!text.empty() && known.insert(text).second) names.push_back({text, where});
  };
  for (const std::size_t found : at) {
    const DraftNode& here = draft_.nodes[found];
    if (here.kind == DraftKind::scalar) add(here.text, found);
    for (const std::size_t child : here.children) {
      const DraftNode& of_it = draft_.nodes[child];
      if (of_it.is_item && of_it.kind == DraftKind::scalar) add(of_it.text, child);
      if (!of_it.is_item && of_it.has_colon && of_it.key != "csv") add(of_it.key, child);
    }
  }
}

std::vector<Places::Name> Places::names(const std::string& pattern, std::size_t node) const {
  std::vector<Name> names;
  collect(0, pattern, node, names);
  const auto way = way_to(node);
  const bool in_scenario = way.size() > 1 && is_overlay(of(way[1]).shape);
  if (in_scenario) collect(way[1], pattern, node, names);
  return names;
}

}  // namespace headroom::reading
