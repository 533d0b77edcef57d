// What is drawn set path by path, and the others of a whole moved in proportion.

#include "study/unknowns/with_draw.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "study/unknowns/number_at.hpp"

namespace headroom::reading {
namespace {

std::ptrdiff_t wildcards(const Unknown& unknown) {
  return std::count(unknown.path.begin(), unknown.path.end(), '*');
}

const Overlay* part_named(const std::vector<const Overlay*>& chain, const std::string& name) {
  const auto found =
      std::find_if(chain.begin(), chain.end(), [&](const Overlay* part) { return part->name == name; });
  return found == chain.end() ? nullptr : *found;
}

/// Whether what a scenario of the chain changes at the path is what the chain comes to.
bool is_last_word(const std::vector<const Overlay*>& chain, const Overlay& scenario, std::string_view path) {
  const auto after = std::find(chain.begin(), chain.end(), &scenario) + 1;
  return std::none_of(after, chain.end(), [&](const Overlay* part) { return is_set_by(part->patch, path); });
}

class Drawing {
 public:
  Drawing(Node& tree, const std::vector<const Overlay*>& chain) : tree_{tree}, chain_{chain} {}

  void set(const std::vector<UnknownAt>& all, const Draw& draw) {
    std::map<std::string, std::vector<std::string>> drawn_of;  // by the map of a set that makes one whole
    std::map<std::string, Whole> wholes;
    for (const auto& [path, unknown] : all) {
      const auto here = number_at(tree_, path);
      if (!here || !applies(*unknown, path)) continue;
      if (auto whole = whole_of(tree_, path)) {
        drawn_of[whole->path].push_back(path);
        before_[path] = here->value;
        wholes.emplace(whole->path, std::move(*whole));
      }
      put(path, moved(*unknown, drawn_value(*unknown, draw), here->value));
    }
    for (const auto& [map, drawn] : drawn_of) move_others(wholes.at(map), drawn);
  }

  [[nodiscard]] Problems problems() && { return std::move(problems_); }

 private:
  void put(const std::string& path, double value) {
    if (auto problem = set_number(tree_, path, value)) problems_.push_back(std::move(*problem));
  }

  [[nodiscard]] bool applies(const Unknown& unknown, const std::string& path) const {
    if (unknown.scenario.empty()) return !is_replaced_by(chain_, path);
    const Overlay* of = part_named(chain_, unknown.scenario);
    return of != nullptr && is_last_word(chain_, *of, path);
  }

  /// The whole stays what it is.
  void move_others(const Whole& whole, const std::vector<std::string>& drawn) {
    double now = 0, then = 0;
    for (const std::string& path : drawn) {
      now += number_at(tree_, path)->value;
      then += before_.at(path);
    }
    for (const std::string& other : whole.others) {
      if (std::find(drawn.begin(), drawn.end(), other) != drawn.end()) continue;
      const double value = number_at(tree_, other)->value;
      if (value > 0) put(other, value * (whole.sum - now) / (whole.sum - then));
    }
  }

  Node& tree_;
  const std::vector<const Overlay*>& chain_;
  std::map<std::string, double> before_;
  Problems problems_;
};

}  // namespace

std::vector<UnknownAt> unknowns_in(const Node& tree, std::span<const Unknown> unknowns) {
  std::vector<UnknownAt> all;
  std::map<std::string, std::size_t> places;
  for (const Unknown& unknown : unknowns) {
    for (std::string& path : paths_matching(tree, unknown.path)) {
      const auto [place, is_new] = places.try_emplace(path, all.size());
      if (is_new) {
        all.push_back({std::move(path), &unknown});
      } else if (wildcards(unknown) < wildcards(*all[place->second].unknown)) {
        all[place->second].unknown = &unknown;
      }
    }
  }
  return all;
}

bool is_set_by(const Node& patch, std::string_view path) {
  const Node* node = &patch;
  for (const std::string& name : path_names(path)) {
    if (node->kind == Node::Kind::scalar) return true;  // in short
    node = find(*node, name);
    if (node == nullptr) return false;
  }
  return true;
}

bool is_replaced_by(const std::vector<const Overlay*>& chain, std::string_view path) {
  const std::vector<std::string> names = path_names(path);
  for (const Overlay* overlay : chain) {
    const Node* node = &overlay->patch;
    const Shape* shape = &study_shape();
    for (std::size_t i = 0; i + 1 < names.size() && node != nullptr && shape != nullptr; ++i) {
      node = find(*node, names[i]);
      shape = shape->child(names[i]);
      if (node != nullptr && shape != nullptr && shape->says(&Key::replaced_whole)) return true;
    }
  }
  return false;
}

Problems set_draw(Node& tree, const std::vector<const Overlay*>& chain, std::span<const Unknown> unknowns,
                  const Draw& draw) {
  if (draw.number == 0) return {};
  const auto of_changes = std::find_if(unknowns.begin(), unknowns.end(),
                                       [](const Unknown& unknown) { return !unknown.scenario.empty(); });
  Drawing drawing{tree, chain};
  drawing.set(unknowns_in(tree, {unknowns.begin(), of_changes}), draw);
  for (auto unknown = of_changes; unknown != unknowns.end(); ++unknown)
    drawing.set(unknowns_in(tree, {unknown, 1}), draw);
  return std::move(drawing).problems();
}

}  // namespace headroom::reading
