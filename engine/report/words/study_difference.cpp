// The trees of the studies walked side by side, as deep as they are maps or lists of one length.

#include "report/words/study_difference.hpp"

#include <algorithm>
#include <utility>

namespace headroom {
namespace {

using Nodes = std::vector<const Node*>;  // by study; null: not there

bool all_are(const Nodes& nodes, Node::Kind kind) {
  return std::all_of(nodes.begin(), nodes.end(),
                     [kind](const Node* node) { return node != nullptr && node->kind == kind; });
}

bool one_length(const Nodes& nodes) {
  return std::all_of(nodes.begin(), nodes.end(),
                     [&](const Node* node) { return node->items.size() == nodes.front()->items.size(); });
}

/// The keys of all maps, in order of appearance.
std::vector<std::string> keys(const Nodes& maps) {
  std::vector<std::string> all;
  for (const Node* map : maps) {
    for (const Node::Entry& entry : map->entries) {
      if (std::find(all.begin(), all.end(), entry.key) == all.end()) all.push_back(entry.key);
    }
  }
  return all;
}

class Differences {
 public:
  void look_at(const std::string& path, const Nodes& nodes) {
    if (all_are(nodes, Node::Kind::map)) {
      for (const std::string& key : keys(nodes)) {
        Nodes values;
        for (const Node* map : nodes) values.push_back(find(*map, key));
        look_at(path.empty() ? key : path + '.' + key, values);
      }
    } else if (all_are(nodes, Node::Kind::list) && one_length(nodes)) {
      for (std::size_t i = 0; i < nodes.front()->items.size(); ++i) {
        Nodes values;
        for (const Node* list : nodes) values.push_back(&list->items[i]);
        look_at(path + '[' + std::to_string(i) + ']', values);
      }
    } else {
      hold_against(path, nodes);
    }
  }
  std::vector<StudyDifference> take() { return std::move(all_); }

 private:
  void hold_against(const std::string& path, const Nodes& nodes) {
    StudyDifference difference{path, {}};
    for (const Node* node : nodes)
      difference.values.push_back(node != nullptr ? std::optional{flow_text(*node)} : std::nullopt);
    const auto& values = difference.values;
    if (std::any_of(values.begin(), values.end(), [&](const auto& v) { return v != values.front(); }))
      all_.push_back(std::move(difference));
  }

  std::vector<StudyDifference> all_;
};

}  // namespace

std::vector<StudyDifference> studies_differ(const std::vector<Node>& studies) {
  if (studies.empty()) return {};
  Nodes roots;
  for (const Node& study : studies) roots.push_back(&study);
  Differences differences;
  differences.look_at("", roots);
  return differences.take();
}

}  // namespace headroom
