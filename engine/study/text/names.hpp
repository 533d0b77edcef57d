// Names that a study refers to things by, and the nearest right one for a wrong one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headroom::reading {

/// Letters, digits, - and _, 1 to 64 of them.
/// Names by which things are referred to, found in one step however many there are.
class NameIndex {
 public:
  explicit NameIndex(std::vector<std::string> names);
  /// The first thing of this name.
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& name) const;
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> positions_;
};

[[nodiscard]] bool is_name(std::string_view text);

/// `a.b.c` as a, b, c.
[[nodiscard]] std::vector<std::string> path_names(std::string_view path);

/// `streams.routine`; at the top the key alone.
[[nodiscard]] std::string path_to(const std::string& path, const std::string& key);

/// Edits that turn one text into the other: insert, delete, replace, or swap two neighbours.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);

/// `one of minutes, by, mode`; a long list is cut, and of one name only that is said.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names);

/// What should have been written where `written` is none of `names`:
/// `one of minutes, by, mode (nearest: minutes)`, the nearest always shown.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names, std::string_view written);

/// `a, b and c`.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace headroom::reading
