// A whole text file, or the problem that names it.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "reading/plain_file.hpp"

namespace headroom {

/// The whole file, or a problem that names it where it is missing, closed to us, no file, or larger than a
/// study can be (16 MB). Throws FileFailure where the disk fails: that is nobody's mistake.
[[nodiscard]] Result<std::string> read_text_file(const std::string& path, Pipes pipes = Pipes::refused);

}  // namespace headroom
