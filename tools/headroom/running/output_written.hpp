// The exit code once all that was printed has really been written.
#pragma once

#include <string>

namespace headroom {

/// What was printed reaches its reader only as the streams are flushed, and an answer that could not be
/// written down is no answer: a full disk or a closed pipe is a failure, said once. `exit_code`, or that of a
/// failure. `stands` is what the command has written all the same, a file or a folder: it is whole, and the
/// sentence says so.
[[nodiscard]] int with_output_written(int exit_code, const std::string& stands = "");

}  // namespace headroom
