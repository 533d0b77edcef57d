// The warning that so few replications may lack a bad year, where a share of patients is the answer.
#pragma once

#include <string>

#include "results/comparison/comparison.hpp"

namespace headroom {

/// What no interval can know, where the answer is a share of patients: n replications need not hold a future
/// that comes once in N or more seldom (missable_share at 95%, N = ⌈1/u⌉), and a future in which nobody is in
/// time would take the mean down by more than its interval does. Said of the figure, of those of the leading
/// metric, that it would take farthest below its interval; empty where the intervals reach that far, where
/// the leading metric is something else, and of one replication. Worked example: 50 replications -> "One bad
/// year in 18 may be missing: …", since (1 − 1/18)^50 = 5.7% and (1 − 1/17)^50 = 4.8%.
[[nodiscard]] std::string missing_year_text(const Comparison& comparison);

}  // namespace headroom
