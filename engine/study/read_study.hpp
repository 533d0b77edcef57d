// From a study's tree to checked values, with all that is wrong with it, and the schema of the file.
#pragma once

#include "base/problem.hpp"
#include "study/study.hpp"
#include "study/text/tree.hpp"

namespace headroom {

/// So that hostile input fails fast: a scenario takes about half a second a million values to check.
struct ReadingLimits {
  std::size_t values_times_scenarios = 10'000'000;      ///< of those written
  std::size_t values_times_combinations = 100'000'000;  ///< of the sweep: 100,000 of a study of 1,000 values
};

/// Reads and checks a whole study: overlays, `like`, defaults, checks. All mistakes at once, in file order.
[[nodiscard]] Result<Study> read_study(const Node& root, const ReadingLimits& limits = {});

/// The JSON Schema (draft 2020-12) of the study file, made from the key table.
[[nodiscard]] std::string study_schema();

}  // namespace headroom
