// Values as messages name them: on one line, cut where they are long.

#include "study/text/tree.hpp"

#include <algorithm>
#include <charconv>

#include "base/characters.hpp"

namespace headroom {
namespace {

constexpr std::size_t kShown = 60;  // characters of a value in a message

std::string quoted_text(const std::string& text) { return '"' + text + '"'; }

std::string scalar_text(const Node& node) { return node.quoted ? quoted_text(node.text) : node.text; }

/// Line breaks and control characters would break a line of output; long texts would fill the screen.
std::string one_short_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  text = printable(text);
  if (text.size() <= kShown) return text;
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
    --cut;  // between whole characters
  return text.substr(0, cut) + "…";
}

/// Whether a list or map can be shown as it is written.
bool is_short(const Node& node) {
  constexpr std::size_t kMostItems = 16;
  const auto is_plain = [](const Node& item) {
    return item.kind == Node::Kind::scalar && item.text.size() < kShown &&
           one_short_line(item.text) == item.text;
  };
  if (node.items.size() + node.entries.size() > kMostItems) return false;
  return std::all_of(node.items.begin(), node.items.end(), is_plain) &&
         std::all_of(
             node.entries.begin(), node.entries.end(),
             [&](const Node::Entry& entry) { return entry.key.size() < kShown && is_plain(entry.value); }) &&
         flow_text(node).size() <= kShown;
}

/// What stands between the commas that are not within brackets.
std::vector<std::string_view> flow_parts(std::string_view inside) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    const char c = i == inside.size() ? ',' : inside[i];
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (c != ',' || depth > 0) continue;
    if (i > begin) parts.push_back(inside.substr(begin, i - begin));
    begin = std::min(i + 2, inside.size());
  }
  return parts;
}

}  // namespace

const Node* find(const Node& map, std::string_view key) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [&](const Node::Entry& entry) { return entry.key == key; });
  return found == map.entries.end() ? nullptr : &found->value;
}

Mark nearest_place(const Node& root, const Mark& otherwise, std::string_view path) {
  const Node* node = &root;
  Mark place = otherwise;
  while (!path.empty()) {
    const std::string_view step = path.substr(0, path.find_first_of(".[", 1));
    path.remove_prefix(step.size());
    if (step.front() == '[') {
      std::size_t item = 0;
      std::from_chars(step.data() + 1, step.data() + step.size(), item);
      if (item == 0 || item > node->items.size()) break;
      node = &node->items[item - 1];
      place = node->mark;
      continue;
    }
    const std::string_view key = step.front() == '.' ? step.substr(1) : step;
    const auto entry = std::find_if(node->entries.begin(), node->entries.end(),
                                    [&](const Node::Entry& one) { return one.key == key; });
    if (entry == node->entries.end()) break;
    node = &entry->value;
    place = entry->mark;
  }
  return place;
}

bool says_the_same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.quoted != b.quoted) return false;
  const auto same_entry = [](const Node::Entry& one, const Node::Entry& other) {
    return one.key == other.key && says_the_same(one.value, other.value);
  };
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), says_the_same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return node.text.empty() ? "empty" : "null";
    case Node::Kind::scalar:
      return one_short_line(scalar_text(node));
    case Node::Kind::list:
      if (node.items.empty()) return "an empty list";
      return is_short(node) ? flow_text(node) : "a list";
    case Node::Kind::map:
      if (node.entries.empty()) return "an empty map";
      return is_short(node) ? flow_text(node) : "a map";
  }
  return "";
}

std::string shown_text(const std::string& text) { return one_short_line(text); }

std::string flow_text(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return scalar_text(node);
    case Node::Kind::list:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + flow_text(item);
      return '[' + text + ']';
    case Node::Kind::map:
      for (const Node::Entry& entry : node.entries) {
        text += (text.empty() ? "" : ", ") + entry.key + ": " + flow_text(entry.value);
      }
      return '{' + text + '}';
  }
  return text;
}

Node flow_node(std::string_view text) {
  Node node;
  const char first = text.empty() ? ' ' : text.front();
  if (first != '[' && first != '{') {
    node.kind = Node::Kind::scalar;
    node.text = text;
    return node;
  }
  node.kind = first == '[' ? Node::Kind::list : Node::Kind::map;
  for (const std::string_view part : flow_parts(text.substr(1, text.size() - 2))) {
    if (node.kind == Node::Kind::list) {
      node.items.push_back(flow_node(part));
    } else {
      const std::size_t colon = part.find(": ");
      node.entries.push_back({std::string{part.substr(0, colon)}, {}, flow_node(part.substr(colon + 2))});
    }
  }
  return node;
}

std::size_t node_count(const Node& node) {
  std::size_t count = 1;
  for (const Node& item : node.items) count += node_count(item);
  for (const Node::Entry& entry : node.entries) count += node_count(entry.value);
  return count;
}

}  // namespace headroom
