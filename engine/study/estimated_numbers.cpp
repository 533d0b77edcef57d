// The tree walked for numbers, each once, those that a wider path speaks of left to it.

#include "study/estimated_numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "study/overlays/posts_like_others.hpp"
#include "study/text/names.hpp"
#include "study/unknowns/number_at.hpp"
#include "study/unknowns/read_uncertainty.hpp"

namespace headroom::reading {
namespace {

/// Parts of a study that say how things are, and within them what is counted, agreed or dated.
constexpr std::array<std::string_view, 4> kEstimatedParts{"streams", "appointments", "pathways", "absence"};
constexpr std::array<std::string_view, 4> kKnownParts{"waiting", "standard", "target", "priorities"};
constexpr std::string_view kPace = "productivity";

bool is_estimated(const std::vector<std::string>& names) {
  const auto is_one = [](const auto& of, const std::string& name) {
    return std::find(of.begin(), of.end(), name) != of.end();
  };
  if (names.front() == "staff") return names.back() == kPace;
  return is_one(kEstimatedParts, names.front()) &&
         std::none_of(names.begin(), names.end(),
                      [&](const auto& name) { return is_one(kKnownParts, name); });
}

/// The same key of all that the study names: staff.lead.productivity -> staff.*.productivity.
std::string of_all(const std::string& path) {
  std::vector<std::string> names = path_names(path);
  const bool is_named = names.size() > 2 && names.front() != "absence";
  if (is_named) names[1] = "*";
  std::string all;
  for (const std::string& name : names) all = path_to(all, name);
  return all;
}

bool is_whole(const Key& key) {
  return key.type == Type::whole || key.type == Type::minutes || key.type == Type::weeks;
}

class NumberTaker {
 public:
  explicit NumberTaker(const Node& tree) : tree_{tree} {}

  void take_uncertain(const std::vector<Unknown>& unknowns) {
    for (const Unknown& unknown : unknowns) {
      if (!unknown.scenario.empty()) continue;
      for (const std::string& path : paths_matching(tree_, unknown.path)) seen_.insert(path);
      const auto first = number_at(tree_, paths_matching(tree_, unknown.path).front());
      all_.push_back({unknown, Standing::uncertain, is_whole(*first->key)});
    }
  }

  void take_written(const Node& node, const std::string& at) {
    for (const Node::Entry& entry : node.entries) {
      const std::string path = path_to(at, entry.key);
      if (number_at(tree_, path)) {
        take(path, Standing::stated);
      } else if (entry.value.kind == Node::Kind::map) {
        take_written(entry.value, path);
      }
    }
  }

  void take_assumed(const std::vector<Assumption>& assumed) {
    std::map<std::string, std::size_t> alike;  // by path with a *
    for (const Assumption& one : assumed) ++alike[of_all(one.path)];
    for (const Assumption& one : assumed) {
      const std::string all = of_all(one.path);
      const bool is_of_all =
          alike[all] == paths_matching(tree_, all).size() && are_equal(all) && !is_seen(all);
      take(is_of_all ? all : one.path, Standing::assumed);
    }
  }

  [[nodiscard]] std::vector<EstimatedNumber> all() && { return std::move(all_); }

 private:
  [[nodiscard]] bool are_equal(const std::string& path) const {
    const auto paths = paths_matching(tree_, path);
    const auto first = number_at(tree_, paths.front());
    return first && std::all_of(paths.begin(), paths.end(), [&](const std::string& one) {
             const auto number = number_at(tree_, one);
             return number && number->value == first->value;
           });
  }

  /// Whether any number that the path leads to has been taken, by whatever path.
  [[nodiscard]] bool is_seen(const std::string& path) const {
    const auto paths = paths_matching(tree_, path);
    return std::any_of(paths.begin(), paths.end(),
                       [&](const std::string& one) { return seen_.contains(one); });
  }

  void take(const std::string& path, Standing standing) {
    if (!is_estimated(path_names(path)) || paths_matching(tree_, path).empty()) return;
    const auto paths = paths_matching(tree_, path);
    const auto number = number_at(tree_, paths.front());
    if (!number || is_seen(path)) return;
    Unknown unknown = unknown_number(tree_, path, *number);
    const std::string moves_as =
        unknown.whole.empty() ? path : unknown.whole;  // the others of a whole follow
    if (seen_.insert(moves_as).second) all_.push_back({std::move(unknown), standing, is_whole(*number->key)});
  }

  const Node& tree_;
  std::set<std::string> seen_;
  std::vector<EstimatedNumber> all_;
};

}  // namespace

EstimatedNumbers estimated_numbers(const ScenarioSource& source, const std::vector<Assumption>& assumed) {
  const Node tree = fill_in_posts_like_others(source.study).root;
  NumberTaker numbers{tree};
  numbers.take_uncertain(source.unknowns);
  numbers.take_written(tree, "");
  numbers.take_assumed(assumed);
  return {std::move(numbers).all(), node_count(tree)};
}

}  // namespace headroom::reading
