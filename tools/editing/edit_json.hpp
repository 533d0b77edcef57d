// Edits as JSON, for whoever holds a study's text and applies the changes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "editing/edit_study.hpp"

namespace headroom {

/// `{changes: [{from, to, insert}], select: {from, to}}`: changes in bytes of the text given, the selection
/// in those of the text edited.
[[nodiscard]] nlohmann::ordered_json edit_json(const EditedStudy& edited);

/// The same of `[{op, path, value}]`: op is set, add, remove, rename or rows, value a text as in
/// EditOperation, which a removal has not. `{refused: SENTENCE}` where nothing is changed.
[[nodiscard]] nlohmann::ordered_json edit_json(std::string_view text, const std::string& file,
                                               const nlohmann::ordered_json& operations,
                                               const FileSource& files);

}  // namespace headroom
