// Drafts as one line of text, no longer than a person reads.

#include "study/hints/described.hpp"

#include <algorithm>

#include "study/hints/places.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kMostPaths = 4;
constexpr std::size_t kEnough = 160;  // bytes, after which nothing is added

void append(const Draft& draft, std::size_t index, bool with_brackets, std::string& text) {
  const DraftNode& node = draft.nodes[index];
  if (text.size() > kEnough) return;
  if (node.kind == DraftKind::scalar) text += shown_text(node.text);
  if (node.kind != DraftKind::list && node.kind != DraftKind::map) return;
  const bool is_list = node.kind == DraftKind::list;
  if (with_brackets) text += is_list ? '[' : '{';
  bool is_first = true;
  for (const std::size_t child : node.children) {
    if (text.size() > kEnough) break;
    if (!is_first) text += ", ";
    is_first = false;
    if (!draft.nodes[child].is_item) text += shown_text(draft.nodes[child].key) + ": ";
    append(draft, child, true, text);
  }
  if (text.size() > kEnough) {
    if (!text.ends_with("…")) text += ", …";
    return;
  }
  if (with_brackets) text += is_list ? ']' : '}';
}

}  // namespace

std::string flow_words(const Draft& draft, std::size_t node) {
  std::string text;
  append(draft, node, true, text);
  return text;
}

std::string described(const Draft& draft, const std::vector<std::size_t>& nodes) {
  const Places places{draft};
  if (nodes.size() == 1) {
    std::string text;
    append(draft, nodes.front(), false, text);
    return places.of(nodes.front()).path + (text.empty() ? "" : ": ") + text;
  }
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < std::min(nodes.size(), kMostPaths); ++i)
    paths.push_back(places.of(nodes[i]).path);
  if (nodes.size() > kMostPaths) paths.push_back(count_text(nodes.size() - kMostPaths) + " more");
  return listed(paths);
}

}  // namespace headroom::reading
