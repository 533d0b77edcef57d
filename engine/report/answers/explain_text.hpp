// What `explain` answers: the effect of each cause on every stream, in words and in tables.
#pragma once

#include <string>
#include <vector>

#include "experiment/explain.hpp"
#include "report/words/table.hpp"

namespace headroom {

/// The answer in words, one for each stream: where it stands, what switching each cause off does to the share
/// in time (to the mean wait where nobody has a target date), the greatest effect first, and what is left
/// with all of them off: the balance of capacity and demand.
[[nodiscard]] std::vector<std::string> explain_in_words(const Explanation& explanation);

/// Waits by stream, then use of the clinic hours; a row for each cause; how to read them below.
[[nodiscard]] std::vector<Table> explain_tables(const Explanation& explanation);

}  // namespace headroom
