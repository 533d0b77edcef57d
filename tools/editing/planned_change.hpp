// An operation as changes of the text, and what the text must say after them.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "editing/layout.hpp"
#include "editing/new_value.hpp"
#include "editing/study_path.hpp"
#include "editing/text_change.hpp"

namespace headroom::editing {

struct PlannedChange {
  TextChanges changes;
  Node expected;           ///< the tree of the changed text, if all is right
  std::string selected{};  ///< the path of what is new, in the changed text; empty: what was removed
};
/// Or a sentence that says why not.
using Planned = tl::expected<PlannedChange, std::string>;

/// How many lines a new value may take. On one it is set anew, which fits where its own lines do not.
enum class ValueLines { as_written, one };

/// The value of what is there replaced; or, of what is not there, the entry added, with the maps that lead to
/// it.
[[nodiscard]] Planned plan_set(const Document& document, const Way& way, const std::string& yaml,
                               ValueLines lines);

/// The entry added where it is not there yet; in a list as its n-th item, with what stood there behind it.
[[nodiscard]] Planned plan_add(const Document& document, const Way& way, const std::string& yaml,
                               ValueLines lines);

/// An entry or item with its own comments: to its right, and directly above it in its column.
[[nodiscard]] Planned plan_remove(const Document& document, const Way& way);

/// A name, wherever the study has it. `rows`: the study with the rows of files, where it may be too.
[[nodiscard]] Planned plan_rename(const Document& document, const Node& rows, const Way& way,
                                  const std::string& name);

/// Behind the colon of the key or the dash of the item to which the first `count` steps lead: where its value
/// may begin. Without them, where it begins.
[[nodiscard]] std::size_t value_place(const Document& document, const std::vector<PathStep>& steps,
                                      std::size_t count);

/// Comments to the right of what changed keep their column, as far as there is room.
[[nodiscard]] TextChanges with_comments_in_place(const Layout& layout, TextChanges changes);

}  // namespace headroom::editing
