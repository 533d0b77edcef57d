// A key before the value that begins where it does; a warning where its path leads, first in its scenario.

#include "web/places.hpp"

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
  const Mark top{file_, 1, 1};
  Mark place = nearest_place(root_, top, path);
  if (const std::string_view name = scenario_of(message); !name.empty()) {
    const std::string scenario = "scenarios." + std::string{name};
    const Mark own = nearest_place(root_, top, scenario + '.' + path);
    if (place == top || own != nearest_place(root_, top, scenario))
      place = own;  // else it says nothing of this
  }
  return at(place);
}

}  // namespace headroom::web
