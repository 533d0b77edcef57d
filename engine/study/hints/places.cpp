// The way from the root to a node held against the shapes; patterns of the table followed through a draft.

#include "study/hints/places.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "study/keys/values.hpp"
#include "study/overlays/set_path.hpp"
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

void add_children(const Shape& shape, bool in_overlay, std::vector<Places::Option>& options) {
  for (const auto& child : shape.children) {
    if (!in_overlay || !child->says(&Key::fixed)) options.push_back({child->segment, child.get(), ""});
  }
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
  if (is_random(shape)) {
    for (const std::string& name : distribution_names()) options.push_back({name, nullptr, ""});
  } else if (is_overlay(shape)) {
    add_children(*shape, false, options);
    add_children(study_shape(), true, options);
  } else if (const Key* row = shape->row(Type::map)) {
    add_children(*shape, place.in_overlay, options);
    if (shape->any) add_names(*row, place, map, options);
  }
  if (shape->csv_row() != nullptr) options.push_back({"csv", &file_shape(), ""});
  std::set<std::string> known;
  std::erase_if(options, [&](const Option& option) { return !known.insert(option.name).second; });
  return options;
}

/// Names that the study may choose here, as far as they are known.
void Places::add_names(const Key& row, const Place& place, std::size_t map,
                       std::vector<Option>& options) const {
  const Shape* any = place.shape->any.get();
  for (const std::string& name : choices_of(row)) options.push_back({name, any, ""});
  if (row.is_path) {
    for (const std::string& path : number_paths()) options.push_back({path, any, ""});
  }
  if (row.refers_to[0] != '\0') {
    for (const Name& name : names(row.refers_to, map)) options.push_back({name.text, any, row.refers_to});
    for (const std::string& name : default_names(row.refers_to)) options.push_back({name, any, ""});
  }
  if (place.shape->fallback) {
    for (const auto& entry : place.shape->fallback->entries) options.push_back({entry.key, any, ""});
  }
  if (const auto base = in_study(map)) {
    for (const std::size_t entry : draft_.nodes[*base].children) {
      const std::string& name = draft_.nodes[entry].key;
      if (!name.empty()) options.push_back({name, place_in(place, name).shape, ""});
    }
  }
}

std::vector<std::string> Places::number_paths() const {
  std::vector<std::string> paths;
  std::vector<Place> places(draft_.nodes.size());  // of those that may be set or hold such
  places.front().shape = &study_shape();
  for (std::size_t i = 1; i < draft_.nodes.size(); ++i) {  // what holds a node comes before it
    const DraftNode& node = draft_.nodes[i];
    const Place& above = places[node.parent];
    if (above.shape == nullptr || above.shape->says(&Key::replaced_whole) || node.is_item) continue;
    places[i] = place_in(above, node.key);
    const Shape* shape = places[i].shape;
    if (shape == nullptr || shape->says(&Key::fixed) || places[i].in_random) {
      places[i].shape = nullptr;
    } else if (node.kind == DraftKind::scalar && sets_number(places[i].path)) {
      paths.push_back(places[i].path);
    }
  }
  return paths;
}

const Shape* Places::shape_at(const std::string& pattern) {
  const Shape* shape = &study_shape();
  for (const std::string& segment : path_names(pattern)) {
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
  for (const std::string& segment : path_names(pattern)) {
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
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < names.size(); ++i) known.emplace(names[i].text, i);
  const auto add = [&](const std::string& text, std::size_t where) {
    if (text.empty()) return;
    const auto [place, is_new] = known.emplace(text, names.size());
    if (is_new) names.push_back({text, {}});
    names[place->second].nodes.push_back(where);
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
