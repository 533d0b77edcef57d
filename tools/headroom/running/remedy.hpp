// What to do about a mistake in a study, where its own line does not say.
#pragma once

#include <string>

#include "base/problem.hpp"

namespace headroom {

/// What a first hand at it should do, where the problem itself does not say; empty where there is nothing to
/// add.
[[nodiscard]] std::string remedy_for(const Problem& problem);

}  // namespace headroom
