// A study's text while it is being written: maps, lists and scalars with their bytes, as far as they go.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::reading {

/// Bytes of a text, `end` behind the last.
struct Span {
  std::size_t begin = 0, end = 0;
  /// Whether the offset lies in it or right behind it, where somebody writes on.
  [[nodiscard]] constexpr bool touches(std::size_t offset) const { return begin <= offset && offset <= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

enum class DraftKind {
  open,  ///< nothing stands there yet
  scalar,
  list,
  map
};

struct DraftNode {
  DraftKind kind = DraftKind::open;
  std::size_t parent = 0;             ///< the root is its own
  std::vector<std::size_t> children;  ///< entries of a map, items of a list

  bool is_item = false;  ///< of a list: it has no key
  std::string key;
  Span key_at;             ///< with its quotes
  bool has_colon = false;  ///< without one the key is still being written, or is no key

  std::string text;  ///< of a scalar, without quotes
  Span value_at;     ///< of a scalar or of what stands in brackets
  /// Of what stands in lines of its own: the column of its keys or dashes; of a scalar that may yet become
  /// the first key of a map, its own.
  std::optional<std::size_t> column;
  bool in_brackets = false;  ///< a list or map in one line, as a rule
};

/// What can be made of any text. Unlike the reader it refuses nothing: a key without its colon, a bracket or
/// a quote that nobody has closed yet keep the rest readable. Node 0 is the whole.
struct Draft {
  std::vector<DraftNode> nodes;
  std::vector<Span> comments;  ///< from their #

  struct Found {
    std::size_t node = 0;
    bool at_key = false;  ///< else at its value
  };
  /// The key or scalar at the offset.
  [[nodiscard]] std::optional<Found> find(std::size_t offset) const;
  [[nodiscard]] bool is_comment(std::size_t offset) const;
  /// The entry of a map; none where there is none.
  [[nodiscard]] std::optional<std::size_t> entry(std::size_t map, std::string_view key) const;
};

/// At most 200,000 nodes and 60 levels of brackets, beyond which nothing is known of the text. Worked
/// example: "staff:\n  lead: {role: lead, ba" -> a map of staff, a map of lead, a map in brackets of role (a
/// scalar) and of ba (open, without its colon).
[[nodiscard]] Draft draft_of(std::string_view text);

}  // namespace headroom::reading
