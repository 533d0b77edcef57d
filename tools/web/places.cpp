// A key before the value that begins where it does; a path followed as far as it leads.

#include "web/places.hpp"

#include <algorithm>

namespace headroom::web {
namespace {

/// What of a message may be a path: its first word.
std::string_view first_word(std::string_view message) {
  const std::string_view word = message.substr(0, message.find(' '));
  return word.ends_with(':') ? word.substr(0, word.size() - 1) : word;
}

/// In which scenario alone a message is true: what stands in ` (in scenario NAME)` at its end.
std::string_view scenario_of(std::string_view message) {
  constexpr std::string_view kBefore = " (in scenario ";
  const std::size_t at = message.rfind(kBefore);
  if (at == std::string_view::npos || !message.ends_with(')')) return {};
  const std::string_view name = message.substr(at + kBefore.size());
  return name.substr(0, name.size() - 1);
}

/// The entry whose key the path begins with; names may hold points, so that the longest one counts.
const Node::Entry* entry_of(const Node& map, std::string_view path) {
  const Node::Entry* found = nullptr;
  for (const Node::Entry& entry : map.entries) {
    const bool begins =
        path.starts_with(entry.key) &&
        (path.size() == entry.key.size() || path[entry.key.size()] == '.' || path[entry.key.size()] == '[');
    if (begins && (found == nullptr || entry.key.size() > found->key.size())) found = &entry;
  }
  return found;
}

/// The item that "[2]" names; null where there is none.
const Node* item_of(const Node& list, std::string_view path, std::size_t& length) {
  const std::size_t end = path.find(']');
  if (end == std::string_view::npos || list.kind != Node::Kind::list) return nullptr;
  std::size_t number = 0;
  for (const char digit : path.substr(1, end - 1)) {
    if (digit < '0' || digit > '9' || number > list.items.size()) return nullptr;
    number = 10 * number + static_cast<std::size_t>(digit - '0');
  }
  length = end + 1;
  return number >= 1 && number <= list.items.size() ? &list.items[number - 1] : nullptr;
}

/// Where the path leads, as far as it does; null where it does not begin.
const Mark* mark_of(const Node& root, std::string_view path) {
  const Node* node = &root;
  const Mark* mark = nullptr;
  while (!path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    if (!path.empty() && path.front() == '[') {
      std::size_t length = 0;
      node = item_of(*node, path, length);
      if (node == nullptr) break;
      mark = &node->mark;
      path.remove_prefix(length);
      continue;
    }
    const Node::Entry* entry = entry_of(*node, path);
    if (entry == nullptr) break;
    node = &entry->value;
    mark = &entry->mark;
    path.remove_prefix(entry->key.size());
  }
  return mark;
}

}  // namespace

Places::Places(const Node& root, const std::string& file) : root_{root}, file_{file} { add(root); }

void Places::add(const Node& node) {
  add(node.mark, {node.begin, node.end});
  for (const Node& item : node.items) add(item);
  for (const Node::Entry& entry : node.entries) {
    spans_[{entry.mark.line, entry.mark.column}] = {entry.begin, entry.end};
    add(entry.value);
  }
}

void Places::add(const Mark& mark, Span span) {
  if (mark.file == file_) spans_.emplace(std::pair{mark.line, mark.column}, span);
}

ordered_json Places::at(const Mark& mark) const {
  ordered_json place{
      {"file", mark.file.empty() ? file_ : mark.file}, {"line", mark.line}, {"column", mark.column}};
  const auto found = mark.file == file_ ? spans_.find({mark.line, mark.column}) : spans_.end();
  if (found != spans_.end()) {
    place["from"] = found->second.from;
    place["to"] = found->second.to;
  }
  return place;
}

ordered_json Places::of_message(std::string_view message) const {
  const std::string path{first_word(message)};
  const Mark* mark = nullptr;
  if (const std::string_view scenario = scenario_of(message); !scenario.empty()) {
    const Mark* const own = mark_of(root_, "scenarios." + std::string{scenario});
    mark = mark_of(root_, "scenarios." + std::string{scenario} + "." + path);
    if (mark == own) mark = nullptr;  // it does not speak of this
    if (mark == nullptr && mark_of(root_, path) == nullptr) mark = own;
  }
  if (mark == nullptr) mark = mark_of(root_, path);
  return at(mark == nullptr ? Mark{file_, 1, 1} : *mark);
}

}  // namespace headroom::web
