// What `explain --unknown` answers: how much of a spread is not knowing, in words and in tables.
#pragma once

#include <string>
#include <vector>

#include "experiment/unknown_parts.hpp"
#include "report/words/table.hpp"

namespace headroom {

/// The answer in words, stream by stream the share in time and the mean wait: how much of the spread is what
/// is not known, what knowing each group alone would do, the most useful first, and of which nothing was
/// seen. Then the same of the difference from the baseline.
[[nodiscard]] std::vector<std::string> unknown_in_words(const UnknownParts& parts);

/// By stream, figure and group; how to read it below.
[[nodiscard]] std::vector<Table> unknown_tables(const UnknownParts& parts);

/// Full numbers, a row a stream, figure and group.
[[nodiscard]] Table unknown_rows(const UnknownParts& parts);

}  // namespace headroom
