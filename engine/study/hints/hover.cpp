// Lines about a place: its key, what stands there, what is assumed within, what it refers to.

#include "study/hints/hover.hpp"

#include <algorithm>

#include "study/hints/described.hpp"
#include "study/hints/draft.hpp"
#include "study/hints/key_words.hpp"
#include "study/hints/places.hpp"

namespace headroom {
namespace {

using namespace reading;
/// What is not written within a map, each with what is taken instead.
std::string assumed_within(const Draft& draft, std::size_t map, const Place& place) {
  if (place.in_overlay || place.in_random || draft.nodes[map].kind != DraftKind::map) return "";
  std::string text;
  for (const auto& child : place.shape->children) {
    const auto value = default_words(*child);
    if (!value || *value == "none" || draft.entry(map, child->segment)) continue;
    text += (text.empty() ? "" : "; ") + child->segment + ' ' + *value;
  }
  return text.empty() ? "" : "\nNot written, so assumed: " + text + '.';
}

/// Names of the study that the key or its value may be.
std::string pattern_for(const Places& places, const Draft::Found& at, const Draft& draft) {
  const std::size_t map = draft.nodes[at.node].parent;
  const Shape* shape = at.at_key ? places.of(map).shape : places.of(at.node).shape;
  if (shape == nullptr) return "";
  for (const Key* row : shape->rows) {
    if (row->refers_to[0] != '\0' && (row->type == Type::map) == at.at_key) return row->refers_to;
  }
  return "";
}

std::string referred_to(const Places& places, const Draft& draft, const Draft::Found& at) {
  const std::string pattern = pattern_for(places, at, draft);
  if (pattern.empty()) return "";
  const std::string& name = at.at_key ? draft.nodes[at.node].key : draft.nodes[at.node].text;
  for (const auto& found : places.names(pattern, at.node)) {
    if (found.text == name && found.nodes != std::vector{at.node})
      return "\nRefers to " + described(draft, found.nodes) + '.';
  }
  return "";
}

std::string word_said(const Shape& shape, const std::string& value) {
  for (const Word& word : words_of(shape)) {
    if (word.written == value && !word.said.empty()) return '\n' + value + ": " + word.said + '.';
  }
  return "";
}

std::string said_in_study(const Places& places, const Draft& draft, std::size_t node, const Place& place) {
  if (!place.in_overlay) return "";
  if (const auto base = places.in_study(node)) return "\nIn the study: " + flow_words(draft, *base) + '.';
  return place.in_random ? "" : "\nThe study does not write it.";
}

}  // namespace

std::optional<Hover> hover(std::string_view text, std::size_t offset) {
  const Draft draft = draft_of(text);
  if (draft.is_comment(offset)) return std::nullopt;
  const auto at = draft.find(offset);
  if (!at) return std::nullopt;
  const DraftNode& node = draft.nodes[at->node];
  if (at->at_key && !node.has_colon) return std::nullopt;
  const Places places{draft};
  const Place place = places.of(at->node);
  if (place.shape == nullptr || at->node == 0) return std::nullopt;
  std::string lines = about_key(place);
  if (node.kind == DraftKind::scalar) lines += "\nWritten: " + flow_words(draft, at->node) + '.';
  lines += assumed_within(draft, at->node, place) + said_in_study(places, draft, at->node, place);
  if (node.kind == DraftKind::scalar) lines += word_said(*place.shape, node.text);
  lines += referred_to(places, draft, *at);
  const Span span = at->at_key ? node.key_at : node.value_at;
  return Hover{span.begin, span.end, place.path, lines};
}

}  // namespace headroom
