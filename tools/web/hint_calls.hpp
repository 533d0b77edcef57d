// Completion and hover of the text of a study.
#pragma once

#include "web/message.hpp"

namespace headroom::web {

/// `asked`: {study, files, file, offset}, attachments the bytes of `files`; the offset in bytes of the text
/// of `file`. The answers are those of editing/hints_json.hpp; {} for a file that is not the study.
[[nodiscard]] Message complete_call(const Message& asked);
[[nodiscard]] Message hover_call(const Message& asked);

}  // namespace headroom::web
