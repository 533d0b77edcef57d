// Patches merged by the key table's rules, chains of `with`, and the leaves that a scenario changes.

#include "study/overlays/overlay.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "study/keys/checked_tree.hpp"
#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

bool is_replaced_whole(const Shape* shape) { return shape != nullptr && shape->says(&Key::replaced_whole); }

const Shape* child_of(const Shape* shape, const std::string& key) {
  return shape == nullptr ? nullptr : shape->child(key);
}

bool removes(const Node& node) { return node.kind == Node::Kind::null && !node.text.empty(); }

/// A new value has nothing to remove: nulls in its maps say nothing.
Node without_nulls(const Node& node, const Shape* shape) {
  if (node.kind != Node::Kind::map || is_replaced_whole(shape)) return node;
  Node result = node;
  result.entries.clear();
  for (const auto& entry : node.entries) {
    if (removes(entry.value)) continue;
    result.entries.push_back({entry.key, entry.mark, without_nulls(entry.value, child_of(shape, entry.key))});
  }
  return result;
}

/// A bare rate of sickness is short for {rate}.
bool is_short_form(const Node& node, const Shape* shape) {
  return shape != nullptr && shape->segment == "sickness" && node.kind == Node::Kind::scalar;
}

Node in_full(const Node& node) {
  Node map;
  map.kind = Node::Kind::map;
  map.mark = node.mark;
  map.entries.push_back({"rate", node.mark, node});
  return map;
}

bool counts_all_at_once(const Node& waiting) {
  return find(waiting, "count") != nullptr || find(waiting, "longest") != nullptr;
}

/// Whether the patch writes the same thing in another form, so that the two cannot mix.
bool is_other_form(const Node& target, const Node& patch, const Shape* shape) {
  if (shape == nullptr || shape->segment != "waiting") return false;
  return !patch.entries.empty() && counts_all_at_once(target) != counts_all_at_once(patch);
}

/// The source of referrals is one of two: a new one takes the place of the old.
void drop_old_source(Node& target, const Node& patch, const Shape* shape) {
  if (shape == nullptr || shape->segment != "referrals") return;
  for (const auto& [given, other] : {std::pair{"per_week", "csv"}, std::pair{"csv", "per_week"}}) {
    const Node* source = find(patch, given);
    if (source == nullptr || removes(*source)) continue;
    const std::string name = other;
    std::erase_if(target.entries, [&](const Node::Entry& entry) { return entry.key == name; });
  }
}

void merge_into(Node& target, const Node& patch, const Shape* shape);

void merge_entries(Node& target, const Node& patch, const Shape* shape) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < target.entries.size(); ++i) places.emplace(target.entries[i].key, i);
  std::set<std::string> removed;
  for (const auto& entry : patch.entries) {
    const auto place = places.find(entry.key);
    if (removes(entry.value)) {
      removed.insert(entry.key);
    } else if (place != places.end()) {
      merge_into(target.entries[place->second].value, entry.value, child_of(shape, entry.key));
    } else {
      const Shape* child = child_of(shape, entry.key);
      target.entries.push_back({entry.key, entry.mark, without_nulls(entry.value, child)});
    }
  }
  if (removed.empty()) return;
  std::erase_if(target.entries, [&](const Node::Entry& entry) { return removed.contains(entry.key); });
}

void merge_into(Node& target, const Node& patch, const Shape* shape) {
  if (is_short_form(patch, shape)) return merge_into(target, in_full(patch), shape);
  if (is_short_form(target, shape)) target = in_full(target);
  const bool both_maps = patch.kind == Node::Kind::map && target.kind == Node::Kind::map;
  if (!both_maps || is_replaced_whole(shape) || is_other_form(target, patch, shape)) {
    target = without_nulls(patch, shape);
    return;
  }
  drop_old_source(target, patch, shape);
  merge_entries(target, patch, shape);
}

/// Takes what no scenario may touch out of a patch, and says so.
void take_out_fixed(Node& patch, const Shape& shape, const std::string& path, const std::string& scenario,
                    Problems& problems) {
  if (patch.kind != Node::Kind::map) return;
  std::vector<Node::Entry> kept;
  for (auto& entry : patch.entries) {
    const Shape* child = shape.child(entry.key);
    const std::string entry_path = path_to(path, shown_text(entry.key));
    if (child != nullptr && child->says(&Key::fixed)) {
      problems.push_back({entry.mark, entry_path, shown(entry.value),
                          "no such key in a scenario: it is the same in all of them", scenario});
      continue;
    }
    if (child != nullptr) take_out_fixed(entry.value, *child, entry_path, scenario, problems);
    kept.push_back(std::move(entry));
  }
  patch.entries = std::move(kept);
}

/// The keys that only a scenario has.
const Shape& own_shape() { return *study_shape().child("scenarios")->any; }

class OverlayReader {
 public:
  explicit OverlayReader(const Node& scenarios) : scenarios_{scenarios} {
    for (const auto& entry : scenarios.entries) names_.push_back(entry.key);
    if (find(scenarios, "baseline") == nullptr) names_.insert(names_.begin(), "baseline");
  }

  Overlay read(const Node::Entry& entry) {
    Overlay overlay{entry.key, entry.mark, "", {}, entry.value};
    auto& entries = overlay.patch.entries;
    for (const auto& part : entries) {
      if (part.key == "about") read_about(part.value, overlay);
      if (part.key == "with") read_with(part.value, overlay);
      if (part.key == "is") read_kind(part.value, overlay);
      if (part.key == "uncertainty") read_uncertainty(part.value, overlay);
    }
    std::erase_if(entries, [](const Node::Entry& part) { return is_own_key(part.key); });
    take_out_unknown(overlay);
    take_out_fixed(overlay.patch, study_shape(), "", overlay.name, problems);
    return overlay;
  }

  /// A scenario that leads back to itself could never be applied.
  void refuse_cycles(std::vector<Overlay>& overlays) {
    std::map<std::string, Overlay*> by_name;
    for (auto& overlay : overlays) by_name[overlay.name] = &overlay;
    std::map<std::string, int> state;  // 1: under way, 2: done
    for (auto& overlay : overlays) visit(overlay, by_name, state);
  }

  Problems problems;

 private:
  void problem(const Node& at, const Overlay& overlay, const std::string& key, const std::string& expected) {
    problems.push_back({at.mark, "scenarios." + overlay.name + '.' + key, shown(at), expected, {}});
  }

  void read_about(const Node& value, Overlay& overlay) {
    if (value.kind != Node::Kind::scalar) return problem(value, overlay, "about", "text");
    overlay.about = value.text;
  }

  static bool is_own_key(const std::string& key) {
    const auto own = own_shape().child_names();
    return std::find(own.begin(), own.end(), key) != own.end();
  }

  void read_kind(const Node& value, Overlay& overlay) {
    const auto kind = value.kind == Node::Kind::scalar ? find_word<ScenarioKind>(value.text) : std::nullopt;
    if (!kind) return problem(value, overlay, "is", expected_text(*own_shape().child("is")));
    if (*kind == ScenarioKind::event && overlay.name == "baseline")
      return problem(value, overlay, "is", "no kind: the baseline is the service as it is");
    overlay.kind = *kind;
  }

  void read_uncertainty(const Node& value, Overlay& overlay) {
    const CheckedTree checked =
        check_value(value, *own_shape().child("uncertainty"), "scenarios." + overlay.name + ".uncertainty");
    problems.insert(problems.end(), checked.problems.begin(), checked.problems.end());
    if (checked.problems.empty()) overlay.uncertainty = value;
  }

  void read_with(const Node& value, Overlay& overlay) {
    if (value.kind != Node::Kind::list) return problem(value, overlay, "with", "a list of scenarios");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      const Node& item = value.items[i];
      const bool known = item.kind == Node::Kind::scalar && item.text != overlay.name &&
                         std::find(names_.begin(), names_.end(), item.text) != names_.end();
      if (known) {
        overlay.with.push_back(item.text);
        continue;
      }
      auto others = names_;
      std::erase(others, overlay.name);
      problem(item, overlay, "with[" + std::to_string(i + 1) + ']', one_of(others, item.text));
    }
  }

  void take_out_unknown(Overlay& overlay) {
    std::vector<std::string> names = own_shape().child_names();
    for (const auto& child : study_shape().children) {
      if (!child->rows.front()->fixed) names.push_back(child->segment);
    }
    std::erase_if(overlay.patch.entries, [&](const Node::Entry& part) {
      if (study_shape().child(part.key) != nullptr) return false;
      problems.push_back({part.mark,
                          "scenarios." + overlay.name + '.' + shown_text(part.key),
                          "not a key here",
                          one_of(names, part.key),
                          {}});
      return true;
    });
  }

  void visit(Overlay& overlay, const std::map<std::string, Overlay*>& by_name,
             std::map<std::string, int>& state, int depth = 0) {
    constexpr int kDeepest = 100;
    int& mine = state[overlay.name];
    if (mine == 2) return;
    mine = 1;
    for (const auto& name : overlay.with) {
      const auto next = by_name.find(name);
      if (next == by_name.end()) continue;
      if (depth >= kDeepest || state[name] == 1) {
        const Node* entry = find(scenarios_, overlay.name);
        const Node* with = entry == nullptr ? nullptr : find(*entry, "with");
        if (with != nullptr) problem(*with, overlay, "with", "scenarios that do not lead back to this one");
        overlay.with.clear();
        break;
      }
      visit(*next->second, by_name, state, depth + 1);
    }
    state[overlay.name] = 2;
  }

  const Node& scenarios_;
  std::vector<std::string> names_;
};

/// Each overlay once, where it first comes: scenarios that share a part do not multiply it.
void append_chain(const std::vector<Overlay>& overlays, const Overlay& overlay,
                  std::set<const Overlay*>& seen, std::vector<const Overlay*>& chain) {
  if (!seen.insert(&overlay).second) return;
  for (const auto& name : overlay.with) {
    const auto next =
        std::find_if(overlays.begin(), overlays.end(), [&](const Overlay& o) { return o.name == name; });
    if (next != overlays.end()) append_chain(overlays, *next, seen, chain);
  }
  chain.push_back(&overlay);
}

/// The leaves of patches that follow one another; a later one of the same path takes its place.
struct Changes {
  std::vector<Change> all;
  std::unordered_map<std::string, std::size_t> places;
};

void append_changes(const Node& patch, const Shape* shape, const std::string& path, Changes& changes) {
  if (patch.kind == Node::Kind::map && !patch.entries.empty() && !is_replaced_whole(shape)) {
    for (const auto& entry : patch.entries) {
      append_changes(entry.value, child_of(shape, entry.key), path_to(path, entry.key), changes);
    }
    return;
  }
  const std::string value = removes(patch) ? "removed" : flow_text(patch);
  const auto [place, is_new] = changes.places.emplace(path, changes.all.size());
  if (is_new) {
    changes.all.push_back({path, value});
  } else {
    changes.all[place->second].value = value;
  }
}

void append_removals_of_nothing(const Node* study, const Node& patch, const Shape* shape,
                                const std::string& path, std::vector<std::string>& found) {
  if (is_replaced_whole(shape)) return;
  for (const auto& entry : patch.entries) {
    const Node* there = study == nullptr ? nullptr : find(*study, entry.key);
    const std::string entry_path = path_to(path, entry.key);
    if (removes(entry.value) && there == nullptr) found.push_back(entry_path);
    if (entry.value.kind == Node::Kind::map) {
      append_removals_of_nothing(there, entry.value, child_of(shape, entry.key), entry_path, found);
    }
  }
}

bool has_mark(const Node& node, const Mark& mark) {
  if (node.mark == mark) return true;
  for (const auto& item : node.items) {
    if (has_mark(item, mark)) return true;
  }
  for (const auto& entry : node.entries) {
    if (entry.mark == mark || has_mark(entry.value, mark)) return true;
  }
  return false;
}

}  // namespace

Overlays read_overlays(const Node& root) {
  Overlays result;
  static const Node kNoScenarios{};
  const Node* scenarios = find(root, "scenarios");
  if (scenarios == nullptr || scenarios->kind != Node::Kind::map) scenarios = &kNoScenarios;
  OverlayReader reader{*scenarios};
  Overlay baseline;
  baseline.name = "baseline";
  baseline.mark = root.mark;
  baseline.patch.kind = Node::Kind::map;
  result.overlays.push_back(baseline);
  for (const auto& entry : scenarios->entries) {
    if (entry.value.kind != Node::Kind::map || !is_name(entry.key)) continue;  // the key table has said so
    if (entry.key == "baseline") {
      result.overlays.front() = reader.read(entry);
    } else {
      result.overlays.push_back(reader.read(entry));
    }
  }
  reader.refuse_cycles(result.overlays);
  result.problems = std::move(reader.problems);
  return result;
}

std::vector<const Overlay*> chain_of(const std::vector<Overlay>& overlays, std::size_t scenario) {
  std::vector<const Overlay*> chain;
  std::set<const Overlay*> seen;
  append_chain(overlays, overlays[scenario], seen, chain);
  return chain;
}

Node merged(Node study, const Node& patch) {
  merge_into(study, patch, &study_shape());
  return study;
}

std::vector<Change> changes_of(const std::vector<const Overlay*>& chain) {
  Changes changes;
  for (const Overlay* overlay : chain) {
    if (!overlay->patch.entries.empty()) append_changes(overlay->patch, &study_shape(), "", changes);
  }
  return std::move(changes.all);
}

std::vector<std::string> removals_of_nothing(const Node& study, const Node& patch) {
  std::vector<std::string> found;
  append_removals_of_nothing(&study, patch, &study_shape(), "", found);
  return found;
}

bool is_written_in(const Overlay& overlay, const Mark& mark) { return has_mark(overlay.patch, mark); }

}  // namespace headroom::reading
