// What a study file says as maps, lists and scalars with their places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace headroom {

/// What a study file says, before anyone knows what it means: maps, lists and scalars with their places.
struct Node {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text;     ///< of a scalar
  bool quoted = false;  ///< of a scalar: written in quotes, so text even where it looks like a number
  Mark mark;            ///< where the value begins
  /// From there to behind it, in bytes of the file's text; of an empty value, where it would stand.
  std::size_t begin = 0, end = 0;
  std::vector<Node> items;  ///< of a list
  struct Entry;
  std::vector<Entry> entries;  ///< of a map, in the order written
};

struct Node::Entry {
  std::string key;
  Mark mark;  ///< where the key begins
  Node value;
  std::size_t begin = 0, end = 0;  ///< of the key, in bytes of the file's text
};

/// The value of a key of a map; null where there is none (or `map` is no map).
[[nodiscard]] const Node* find(const Node& map, std::string_view key);

/// Where a dotted path such as `staff.lead.sessions[2]` leads, as far as it does: the key or, counted from 1,
/// the item that it comes to last; `otherwise` where it does not even begin.
[[nodiscard]] Mark nearest_place(const Node& root, const Mark& otherwise, std::string_view path);

/// Whether both say the same, wherever it stands: kinds, texts, quotes, keys and their order.
[[nodiscard]] bool says_the_same(const Node& a, const Node& b);

/// A value as a message names it: a scalar as written (cut where long), else `a map` or `a list`.
[[nodiscard]] std::string shown(const Node& node);
[[nodiscard]] std::string shown_text(const std::string& text);  ///< on one line, cut where long

/// The whole value on one line, `{fit: 80%, discharge: 20%}`.
[[nodiscard]] std::string flow_text(const Node& node);

/// The value that such a line says; of text of our own, so without quotes.
[[nodiscard]] Node flow_node(std::string_view text);

/// Nodes of a tree, itself included.
[[nodiscard]] std::size_t node_count(const Node& node);

}  // namespace headroom
