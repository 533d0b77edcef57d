// Everything that a result holds as tidy tables, with the names that they may have.
#pragma once

#include <vector>

#include "report/export/data_table.hpp"
#include "report/page/page_input.hpp"
#include "results/specification.hpp"

namespace headroom {

/// Everything that a result holds, tidy. The input's `shown` are the scenarios that are exported, with their
/// services; of a study that cannot be read the tables that need it are left out. The results must outlive
/// the tables.
[[nodiscard]] std::vector<DataTable> export_tables(const PageInput& input);
/// The names of all tables that any result may have.
[[nodiscard]] const std::vector<std::string>& table_names();

// The parts, each a table of it.

[[nodiscard]] DataTable about_table(const PageInput& input);
[[nodiscard]] DataTable scenario_table(const PageInput& input);
/// As `compare` says it: levels and paired differences with 95% intervals.
[[nodiscard]] DataTable comparison_table(const PageInput& input);
/// Post by post, of every scenario.
[[nodiscard]] DataTable posts_table(const PageInput& input);
/// WTE, then hours a week and a year, each in all and by category.
void add_hours(DataRow& row, const ContractedHours& hours);
/// The distribution over replications by week: a row for each scenario, stream (or post), week and statistic.
[[nodiscard]] DataTable stream_bands_table(const PageInput& input);
[[nodiscard]] DataTable post_bands_table(const PageInput& input);
[[nodiscard]] DataTable below_minimum_table(const PageInput& input);

}  // namespace headroom
