// A table of a spreadsheet as operations on the entries that its rows are about.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "editing/edit_study.hpp"
#include "editing/study_path.hpp"

namespace headroom::editing {

/// What the rows of an operation's table change and add in the map at the way's end, row by row, by name:
/// nothing is removed. Else a sentence that says what is wrong with the table.
[[nodiscard]] tl::expected<std::vector<EditOperation>, std::string> pasted_rows(const Node& root,
                                                                                const Way& way,
                                                                                const EditOperation& rows);

}  // namespace headroom::editing
