// Quantiles over replications, and the ranking of scenarios.
#pragma once

#include <vector>

#include "report/words/table.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

/// One table for every headline metric, a row for each stream and scenario: P5, P50 and P95, each with its
/// interval; a side that so few replications leave open is shown as –.
[[nodiscard]] std::vector<Table> quantile_tables(const Comparison& comparison);
/// Full numbers: a row for each metric, stream and scenario, `coverage` being that of each interval.
[[nodiscard]] Table quantile_rows(const Comparison& comparison);

/// One table for every headline metric and stream, the best scenario first: its rank, the ranks that the data
/// allow, and its mean with interval. Of more than `most` scenarios each table has the best, and the
/// baseline.
[[nodiscard]] std::vector<Table> ranking_tables(const Comparison& comparison, std::size_t most);
[[nodiscard]] Table ranking_rows(const Comparison& comparison);

}  // namespace headroom
