// What the study leaves out and was filled in, as a table with sources.
#pragma once

#include "report/words/table.hpp"
#include "study/study.hpp"

namespace headroom {

/// What the study does not say and was filled in, each with its source or the word "assumption". The same of
/// many things is one line.
[[nodiscard]] Table assumptions_table(const Study& study);

}  // namespace headroom
