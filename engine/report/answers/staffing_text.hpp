// "Is our leave and sickness covered?", on one screen.
// All functions: a comparison about staffing.
#pragma once

#include <string>
#include <vector>

#include "report/words/table.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

/// The answer in words, one for each scenario: days below minimum, appointments cancelled, protected hours
/// lost and leadership hours among them; scenarios are held against the baseline.
[[nodiscard]] std::vector<std::string> staffing_in_words(const Comparison& comparison);

/// Where the hours went, what was delivered of the plans, what was taken from protected time, what became of
/// the patients of those off, and the worst days: scenarios side by side, with as much of the uncertainty as
/// fits `columns`; several tables where the scenarios themselves do not fit. What is 0 throughout is left
/// out, and named in a note where it is a cause of lost hours.
[[nodiscard]] std::vector<Table> staffing_tables(const Comparison& comparison, std::size_t columns);

/// Appends to a table of `compare_rows`, under the metric names hours/CAUSE, planned_hours/CATEGORY,
/// delivered_hours/CATEGORY, protected_hours_used/POST/CATEGORY/ACTIVITY/PILLAR/REASON and
/// below_minimum/DATE/ROLE.
void add_staffing_rows(Table& table, const Comparison& comparison);

}  // namespace headroom
