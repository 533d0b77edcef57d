#pragma once

#include "base/problem.hpp"
#include "study/study.hpp"
#include "study/tree.hpp"

namespace headroom {

/// Reads and checks a whole study: overlays, `like`, defaults, checks. All mistakes at once, in file order.
[[nodiscard]] Result<Study> read_study(const Node& root);

/// The JSON Schema (draft 2020-12) of the study file, made from the key table.
[[nodiscard]] std::string study_schema();

}  // namespace headroom
