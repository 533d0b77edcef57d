// What `compare` answers about waits and cost: a sentence for each scenario, tables, full numbers.
#pragma once

#include <string>
#include <vector>

#include "report/words/figure_text.hpp"
#include "report/words/table.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

/// The answer in words, one line for each scenario: what it does to the first metric that is defined. Several
/// streams are sorted into better, worse, no clear difference and the same.
/// Of the baseline's leading figure, stream by stream, how much of its spread is what is not known; nothing
/// where nothing was drawn.
[[nodiscard]] std::vector<std::string> unknown_in_the_spread(const Comparison& comparison);
[[nodiscard]] std::vector<std::string> answer_in_words(const Comparison& comparison);

/// One table for every headline metric, scenarios down, with units, intervals and how to read them. Figures
/// that are defined in no scenario are named in a note instead.
[[nodiscard]] std::vector<Table> compare_tables(const Comparison& comparison);

/// Every figure in one table of full numbers, a row for each metric, stream and scenario; undefined is empty.
/// For staffing, rows of hours and days follow, see `add_staffing_rows`.
[[nodiscard]] Table compare_rows(const Comparison& comparison);

}  // namespace headroom
