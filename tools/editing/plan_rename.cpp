// A name changed where it is given and wherever the key table says that something refers to it.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "editing/planned_change.hpp"
#include "study/text/names.hpp"

namespace headroom::editing {
namespace {

using namespace reading;

using Names = std::vector<std::string>;

/// What is renamed: `staff`, `pathways.*` (a step) or `staff.*.role`, as the key table refers to it, with the
/// names that take the place of the stars.
struct Kind {
  std::string pattern;
  Names within;  ///< the pathway of a step, the stream of a priority
};

/// Where a value, key or name within a path stands, and the text in its place.
struct Renamed {
  const Node* value = nullptr;  ///< a scalar; else the key of an entry
  const Node::Entry* entry = nullptr;
  std::string text;
};

std::string pattern_of(const Key& key) { return key.path; }

bool has_paths(const Shape& shape) {
  return std::any_of(shape.rows.begin(), shape.rows.end(), [](const Key* key) { return key->is_path; });
}
bool any_refers(const Shape& shape, const std::string& pattern) {
  return std::any_of(shape.rows.begin(), shape.rows.end(),
                     [&](const Key* key) { return pattern == key->refers_to; });
}
bool is_of(const Shape& shape, const std::string& pattern) {
  return std::any_of(shape.rows.begin(), shape.rows.end(),
                     [&](const Key* key) { return pattern_of(*key) == pattern; });
}

/// Walks the study and every scenario with the key table beside it.
class Renamer {
 public:
  Renamer(const Node& study, Kind kind, std::string from, std::string to)
      : study_{study}, kind_{std::move(kind)}, from_{std::move(from)}, to_{std::move(to)} {}

  void walk() { value(study_, study_shape(), {}); }

  std::vector<Renamed> renamed;
  std::vector<const Mark*> taken;            ///< what has the new name already
  std::vector<const Mark*> meant_of_others;  ///< refers to this name of something else too

 private:
  /// `names`: those of the way here that the study chooses, in order.
  void value(const Node& node, const Shape& shape, const Names& names) {
    if (node.kind == Node::Kind::scalar) return scalar(node, shape, names);
    for (const Node& item : node.items)
      if (shape.item) value(item, *shape.item, names);
    if (node.kind == Node::Kind::map) map(node, shape, names);
  }

  void scalar(const Node& node, const Shape& shape, const Names& names) {
    const bool gives = (kind_.pattern == "staff.*.role" &&
                        (is_of(shape, "staff.*.role") || is_of(shape, "staff.*.role[]"))) ||
                       (kind_.pattern == "sites" && is_of(shape, "sites[]"));
    if (node.text == to_ && gives) taken.push_back(&node.mark);
    if (node.text == from_ && (gives || refers(shape, names, node.mark))) {
      renamed.push_back({&node, nullptr, to_});
    } else if (has_paths(shape)) {
      if (auto path = renamed_path(node.text, node.mark)) renamed.push_back({&node, nullptr, *path});
    }
  }

  void map(const Node& node, const Shape& shape, const Names& names) {
    const bool gives = is_of(shape, kind_.pattern) && is_within(names);
    stream_beside_ = find(node, "stream") != nullptr ? find(node, "stream")->text : "";
    const std::string stream = stream_beside_;
    for (const auto& entry : node.entries) {
      const Shape* child = shape.child(entry.key);
      const bool is_named = child != nullptr && child == shape.any.get();
      if (is_named && gives && entry.key == to_) taken.push_back(&entry.mark);
      if (is_named && entry.key == from_ && (gives || refers(shape, names, entry.mark))) {
        renamed.push_back({nullptr, &entry, to_});
      } else if (is_named && has_paths(shape)) {
        if (auto path = renamed_path(entry.key, entry.mark)) renamed.push_back({nullptr, &entry, *path});
      }
      if (child == nullptr) continue;
      if (is_named && child->row(Type::overlay) != nullptr) {
        scenario(entry);
        continue;
      }
      Names inner = names;
      if (is_named) inner.push_back(entry.key);
      stream_beside_ = stream;
      value(entry.value, *child, inner);
      if (is_of(shape, "sweep")) swept(entry.value);
    }
  }

  /// The values of a sweep are those of the paths that it sets.
  void swept(const Node& variable) {
    const Node* set = find(variable, "set");
    const Node* values = find(variable, "values");
    if (set == nullptr || values == nullptr) return;
    const std::string& path =
        set->kind == Node::Kind::list && !set->items.empty() ? set->items[0].text : set->text;
    Names names;
    const Shape* shape = &study_shape();
    for (std::size_t begin = 0; shape != nullptr && begin <= path.size();) {
      const std::size_t end = std::min(path.find('.', begin), path.size());
      const Shape* child = shape->child(path.substr(begin, end - begin));
      if (child != nullptr && child == shape->any.get()) names.push_back(path.substr(begin, end - begin));
      shape = child;
      begin = end + 1;
    }
    if (shape == nullptr) return;
    for (const Node& item : values->items) value(item, *shape, names);
    for (const auto& entry : values->entries) value(entry.value, *shape, names);
  }

  void scenario(const Node::Entry& entry) {
    const Node* with = find(entry.value, "with");
    if (kind_.pattern == "scenarios" && with != nullptr)
      for (const Node& item : with->items)
        if (item.text == from_) renamed.push_back({&item, nullptr, to_});
    overlay_ = &entry.value;
    value(entry.value, study_shape(), {});
    overlay_ = nullptr;
  }

  [[nodiscard]] bool is_within(const Names& names) const {
    return names.size() >= kind_.within.size() &&
           std::equal(kind_.within.begin(), kind_.within.end(), names.begin());
  }

  /// Whether a name here, on which the key table looks as one of this kind, is that of the thing renamed.
  bool refers(const Shape& shape, const Names& names, const Mark& mark) {
    if (!any_refers(shape, kind_.pattern)) return false;
    if (kind_.pattern == "pathways.*") return pathway_here(shape, names) == kind_.within[0];
    if (kind_.pattern != "streams.*.priorities") return true;
    const std::string stream = is_of_a_stream(shape) ? names[0] : stream_beside_;
    if (!stream.empty()) return stream == kind_.within[0];
    if (other_stream_has_it()) {
      meant_of_others.push_back(&mark);
      return false;
    }
    return true;
  }

  static bool is_of_a_stream(const Shape& shape) {
    return std::string_view{shape.rows.front()->path}.starts_with("streams.");
  }

  /// Of a step's `next` the pathway that it stands in; of a stream's key the stream's.
  [[nodiscard]] std::string pathway_here(const Shape& shape, const Names& names) const {
    return is_of_a_stream(shape) ? pathway_of(names[0]) : names[0];
  }
  [[nodiscard]] std::string pathway_of(const std::string& stream) const {
    for (const Node* study : {overlay_, &study_}) {
      const Node* streams = study == nullptr ? nullptr : find(*study, "streams");
      const Node* own = streams == nullptr ? nullptr : find(*streams, stream);
      const Node* pathway = own == nullptr ? nullptr : find(*own, "pathway");
      if (pathway != nullptr) return pathway->text;
    }
    return "";
  }

  [[nodiscard]] bool other_stream_has_it() const {
    const Node* streams = find(study_, "streams");
    if (streams == nullptr) return false;
    return std::any_of(streams->entries.begin(), streams->entries.end(), [&](const Node::Entry& stream) {
      const Node* priorities = find(stream.value, "priorities");
      return stream.key != kind_.within[0] && priorities != nullptr && find(*priorities, from_) != nullptr;
    });
  }

  /// A path with the new name where it leads through the thing renamed; none where it does not.
  std::optional<std::string> renamed_path(const std::string& path, const Mark& mark) {
    const Shape* shape = &study_shape();
    Names names;
    std::string result;
    bool is_changed = false;
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('.', begin), path.size());
      std::string name = path.substr(begin, end - begin);
      const Shape* child = shape == nullptr ? nullptr : shape->child(name);
      const bool is_named = child != nullptr && child == shape->any.get();
      if (is_named) names.push_back(name);
      const Names above{names.begin(), names.end() - (is_named ? 1 : 0)};
      const bool is_it = is_named && name == from_ &&
                         ((is_of(*shape, kind_.pattern) && is_within(above)) || refers(*shape, above, mark));
      if (is_it) is_changed = true;
      result += (begin == 0 ? "" : ".") + (is_it ? to_ : name);
      shape = child;
      begin = end + 1;
    }
    return is_changed ? std::optional{result} : std::nullopt;
  }

  const Node& study_;
  Kind kind_;
  std::string from_, to_;
  const Node* overlay_ = nullptr;
  std::string stream_beside_;  // of a target or a choice: the stream that it is about
};

/// What the path leads to, as the key table refers to it; none where nothing has a name of its own there.
std::optional<Kind> kind_of(const Way& way, const Node& there, std::string& name) {
  const Shape& last = *way.shapes.back();
  const std::size_t count = way.steps.size();
  const Shape* above = way.shapes[count - 1];
  if (way.in_scenario && &last == &study_shape()) {  // a scenario's own map has the study's shape
    name = way.steps.back().name;
    return Kind{"scenarios", {}};
  }
  if (is_of(last, "staff.*.role") && there.kind != Node::Kind::scalar) return std::nullopt;
  if (is_of(last, "staff.*.role") || is_of(last, "staff.*.role[]")) return Kind{"staff.*.role", {}};
  if (is_of(last, "sites[]")) return Kind{"sites", {}};
  if (above == nullptr || above->rows.empty() || way.steps.back().item > 0 || above->any.get() != &last)
    return std::nullopt;
  const bool is_of_something_else = std::any_of(above->rows.begin(), above->rows.end(), [](const Key* key) {
    return key->refers_to[0] != '\0' || key->choices[0] != '\0';
  });
  if (is_of_something_else || has_paths(*above)) return std::nullopt;
  Kind kind{pattern_of(*above->rows.front()), {}};
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const bool is_named = way.shapes[i] != nullptr && way.shapes[i]->any.get() == way.shapes[i + 1];
    if (is_named) kind.within.push_back(way.steps[i].name);
  }
  name = way.steps.back().name;
  return kind;
}

/// The same quotes around the new text.
std::string with_its_quotes(std::string_view written, const std::string& text) {
  const char first = written.empty() ? ' ' : written.front();
  if (first == '"') return in_quotes(text);
  return first == '\'' ? "'" + text + "'" : text;
}

void rename_in(Node& node, const std::map<std::size_t, std::string>& values,
               const std::map<std::size_t, std::string>& keys) {
  if (node.kind == Node::Kind::scalar) {
    const auto found = values.find(node.begin);
    if (found != values.end()) node.text = found->second;
  }
  for (Node& item : node.items) rename_in(item, values, keys);
  for (auto& entry : node.entries) {
    const auto found = keys.find(entry.begin);
    if (found != keys.end()) entry.key = found->second;
    rename_in(entry.value, values, keys);
  }
}

}  // namespace

Planned plan_rename(const Document& document, const Node& rows, const Way& way, const std::string& name) {
  if (!is_name(name))
    return tl::unexpected{
        fmt::format("{} is no name; expected letters, digits, - and _, at most 64", shown_text(name))};
  const Node& there = node_at(document.root, way.steps, way.steps.size());
  std::string from = there.text;
  const bool has_shape = way.shapes.back() != nullptr;
  const std::optional<Kind> kind = has_shape ? kind_of(way, there, from) : std::nullopt;
  if (!kind)
    return tl::unexpected{way.path +
                          " gives nothing a name; expected a post, role, site, stream, priority, "
                          "pathway, step, appointment or scenario, where it gets its name"};
  PlannedChange planned{{}, document.root, ""};
  if (from == name) return planned;
  Renamer renamer{rows, *kind, from, name};
  renamer.walk();
  if (!renamer.taken.empty())
    return tl::unexpected{fmt::format("{} is there already ({})", name, line_of(*renamer.taken.front()))};
  if (!renamer.meant_of_others.empty())
    return tl::unexpected{
        fmt::format("{} is what another stream calls a priority too, and {} means both: rename it by hand",
                    from, line_of(*renamer.meant_of_others.front()))};
  std::map<std::size_t, std::string> values, keys;
  for (const Renamed& one : renamer.renamed) {
    const Mark& mark = one.entry != nullptr ? one.entry->mark : one.value->mark;
    if (mark.file != document.file)
      return tl::unexpected{fmt::format("{} also stands in {}, line {}: rename it by hand, there and here",
                                        from, mark.file, mark.line)};
    const std::size_t begin = one.entry != nullptr ? one.entry->begin : one.value->begin;
    const std::size_t end = one.entry != nullptr ? one.entry->end : one.value->end;
    (one.entry != nullptr ? keys : values)[begin] = one.text;
    planned.changes.push_back(
        {begin, end, with_its_quotes(std::string_view{document.text}.substr(begin, end - begin), one.text)});
  }
  std::sort(planned.changes.begin(), planned.changes.end(),
            [](const TextChange& a, const TextChange& b) { return a.from < b.from; });
  rename_in(planned.expected, values, keys);
  std::vector<PathStep> steps = way.steps;
  if (keys.size() + values.size() > 0 && steps.back().item == 0 && there.text != from)
    steps.back().name = name;
  planned.selected = path_text(steps, steps.size());
  return planned;
}

}  // namespace headroom::editing
