// Bands over replications week by week, as tables for a screen and as full numbers.
#pragma once

#include <string>
#include <vector>

#include "report/words/table.hpp"
#include "results/comparison/week_bands.hpp"

namespace headroom {

/// A table for each scenario and stream (or post), a row for each week: mean, P5, P25, P50, P75 and P95 over
/// replications.
[[nodiscard]] std::vector<Table> week_tables(const Results& results, const WeekBands& bands);

/// All of them in one table of full numbers; undefined is empty.
[[nodiscard]] Table week_rows(const Results& results, const WeekBands& bands);

/// The stream or post that a band is of.
[[nodiscard]] const std::string& name_of(const Results& results, const WeekBands& bands,
                                         const WeekBand& band);
/// The first day of each of its weeks.
[[nodiscard]] std::vector<Date> weeks_of(const Results& results, const WeekBand& band);

}  // namespace headroom
