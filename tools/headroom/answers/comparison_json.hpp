// Parts of a comparison as JSON; NaN and what is not there are null.
#pragma once

#include <vector>

#include "json.hpp"
#include "report/words/study_difference.hpp"
#include "results/comparison/comparison.hpp"
#include "results/comparison/deciding.hpp"
#include "results/comparison/week_bands.hpp"

namespace headroom {

/// {mean, low, high, replications, difference, difference_low, difference_high, p_better} of means, and of
/// futures {median, p5, p95, chance, chance_low, chance_high, chance_of, difference_median, difference_p5,
/// difference_p95, better, same, worse, difference_chance, difference_chance_low, difference_chance_high}.
[[nodiscard]] Json scenario_json(const ComparedScenario& scenario);
/// {scenarios: {NAME: scenario_json}}.
[[nodiscard]] Json by_scenario(const Comparison& comparison, const std::vector<ComparedScenario>& scenarios);

/// {hours, planned_delivered, protected_hours_used, covered, worst_days} of a comparison about staffing.
[[nodiscard]] Json staffing_json(const Comparison& comparison);

[[nodiscard]] Json selection_json(const FoundBest& best);

/// Everything of a comparison: {title, baseline, scenarios, priority, replications, start, weeks, confidence,
/// files, studies_differ, metrics}, of several files `pairing`, of one in which the best was looked for
/// `selection` {procedure, best, sure, probability, left, replications}, where it is known what decides the
/// baseline's answer `decides` {causes: {replications, metrics}, numbers: {replications, moved[], metrics}},
/// and where asked for `quantiles`,
/// `ranking` or the parts of staffing_json.
[[nodiscard]] Json comparison_json(const Comparison& comparison,
                                   const std::vector<StudyDifference>& studies_differ,
                                   const std::optional<Deciding>& decides = {});

/// {title, scenarios, replications, files, by_week: {series, units, long_name, scenarios.X.streams.S or
/// .posts.P.{weeks, mean, p5, p25, p50, p75, p95}}}, each a list over the weeks.
[[nodiscard]] Json weeks_json(const Comparison& headline, const Results& results, const WeekBands& bands);

/// One document to stdout. A name in a file need not be valid UTF-8; the output always is.
void print_json(const Json& document);

}  // namespace headroom
