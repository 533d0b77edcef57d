// The frame around an answer made from result files, which names them where they do not hold together.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace headroom {

/// Makes an answer from results at these paths: the exit code of `answer`, or 1 after a sentence that names
/// the files where one of them turns out not to hold together. A file's figures can be forged so that no
/// check of the file alone finds it; what then breaks is no promise of ours.
[[nodiscard]] int answer_from(const std::vector<std::string>& paths, const std::function<int()>& answer);

}  // namespace headroom
