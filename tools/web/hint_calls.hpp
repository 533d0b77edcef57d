// Completion, hover and edits of the text of a study.
#pragma once

#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// `asked`: {study, files, file, offset}, attachments the bytes of `files`; the offset in bytes of the text
/// of `file`. The answers are those of editing/hints_json.hpp; {} for a file that is not the study.
[[nodiscard]] Message complete_call(const Message& asked);
[[nodiscard]] Message hover_call(const Message& asked);

/// `asked`: {version, study, files, ops: [{op, path, value}]}, attachments the bytes of `files`. The answer
/// is that of editing/edit_json.hpp, {changes, select} or {refused}, with the version.
[[nodiscard]] Message edit_call(const Message& asked, const WorkFolder& folder);

}  // namespace headroom::web
