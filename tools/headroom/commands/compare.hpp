// What `compare` prints is printed at the end of a run too.
#pragma once

#include "answers/compare_question.hpp"

namespace headroom {

/// The value is the exit code.
int compare(const CompareOptions& options);

}  // namespace headroom
