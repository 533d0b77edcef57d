// Changes of a text: what stands in the place of which bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// Of the bytes [from, to) of a text.
struct TextChange {
  std::size_t from = 0, to = 0;
  std::string insert;
  friend bool operator==(const TextChange&, const TextChange&) = default;
};
/// By place; none overlaps another.
using TextChanges = std::vector<TextChange>;

[[nodiscard]] std::string changed_text(std::string_view text, const TextChanges& changes);

/// What turns the changed text back into this one.
[[nodiscard]] TextChanges undone(std::string_view text, const TextChanges& changes);

/// One set of changes that does what `first` and then, of the text so changed, `second` does.
[[nodiscard]] TextChanges one_after_another(const TextChanges& first, const TextChanges& second);

/// What the text lost or got, line by line as `diff -u` prints it; `name` is the file's.
[[nodiscard]] std::string unified_diff(std::string_view text, const TextChanges& changes,
                                       const std::string& name);

}  // namespace headroom
