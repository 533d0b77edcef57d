// What `check` says of scenarios, sweep, experiment and sizing.
#pragma once

#include <string>
#include <vector>

#include "experiment/screening.hpp"
#include "report/words/table.hpp"
#include "study/study.hpp"

namespace headroom {

/// Scenarios made by the sweep; they come last.
[[nodiscard]] std::size_t swept_scenarios(const Study& study);

/// Scenarios that are shown one by one: those written, and of the sweep the first, up to 20 in all.
[[nodiscard]] std::size_t shown_scenarios(const Study& study);

/// How many replications each scenario gets and what decides it, in a phrase a line.
[[nodiscard]] std::vector<std::string> experiment_in_words(const Study& study);

/// `in_time of gp at least 92%, in 90% of the replications`.
[[nodiscard]] std::string target_text(const SizingTarget& target);

[[nodiscard]] std::size_t choices_of(const Sizing& sizing);

[[nodiscard]] Table scenarios_table(const Study& study);
/// What is not known, a row a path; without rows where everything is taken as it is written.
[[nodiscard]] Table unknowns_table(const Study& study);
/// Of `screened_numbers`, those without a range, at most five.
[[nodiscard]] Table unsure_table(const Screening& screened);
/// How the draws are shared out, as a study writes it.
[[nodiscard]] std::string draws_text(const DrawRule& rule);
[[nodiscard]] Table sweep_table(const Study& study);   ///< without rows where there is none
[[nodiscard]] Table sizing_table(const Study& study);  ///< the same

}  // namespace headroom
