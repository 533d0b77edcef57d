// Mistakes in a study printed on stderr, and the exit code that goes with them.
#pragma once

#include "base/problem.hpp"

namespace headroom {

/// Prints problems on stderr, one a line, at most 50 and then how many more there are.
/// Returns 2, the exit code for wrong input.
int report_problems(const Problems& problems);

}  // namespace headroom
