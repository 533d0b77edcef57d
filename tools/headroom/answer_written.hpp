#pragma once

#include <string>

namespace headroom {

/// An answer that could not be written down is no answer: a full disk or a closed pipe is a failure, which is
/// said once. `stands`: a file or folder that is there and whole all the same.
[[nodiscard]] int with_answer_written(int exit_code, const std::string& stands = {});

}  // namespace headroom
