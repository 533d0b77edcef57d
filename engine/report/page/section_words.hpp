// What several sections of the page say, each said in one way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/page/page_input.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

/// Hours that show with one decimal.
inline constexpr double kLeastHoursShown = 0.05;
inline constexpr std::size_t kWeeksBetweenRows = 4;  ///< of a table by week

/// The scenarios that have charts of their own: the baseline is at 0.
[[nodiscard]] Results shown_results(const PageInput& input);
/// "baseline", the name of the scenario at this position of `shown`.
[[nodiscard]] const std::string& shown_name(const PageInput& input, std::size_t shown);

/// The scenario at this position of `shown`; null where the study is not readable or makes none of this name.
[[nodiscard]] const Scenario* scenario_of(const PageInput& input, std::size_t shown);
/// What a sizing chose has a scenario of its own name, which the study does not list.
[[nodiscard]] bool is_choice(const PageInput& input, std::size_t shown);
/// Whether the page is of a result of `size`.
[[nodiscard]] bool is_sized(const PageInput& input);
/// "staff.band-6.wte: 2.0; staff.new.from: 2027-10-01": what a scenario changes; empty for the study as
/// written.
[[nodiscard]] std::string changes_of(const Scenario& scenario);
/// The stream of that scenario; null where there is no such scenario, or it lacks the stream.
[[nodiscard]] const Stream* stream_of(const PageInput& input, std::size_t shown, const std::string& name);

/// The one target of all its patients in calendar days; none where they differ or count working days.
[[nodiscard]] std::optional<int> one_target_days(const Stream& stream);

/// "92%", to the last digit that the study writes.
[[nodiscard]] std::string standard_text(const Stream& stream);

/// Whether the standard is met, as far as the interval tells; one replication does not tell.
enum class Met { yes, no, too_close, not_known };
[[nodiscard]] Met met(const Estimate& share, double standard);
[[nodiscard]] std::string met_text(Met met);

/// "the baseline", or the scenario's name where it is another.
[[nodiscard]] std::string the_baseline(const std::string& name);
/// What a title calls the figure: "share in time", "mean wait to the first appointment".
[[nodiscard]] std::string short_name(const ComparedFigure& figure);

/// Of levels alone: "In brackets: 95% skewness-corrected t intervals over 100 replications."; of one
/// replication, that there are none.
[[nodiscard]] std::string levels_text(const Comparison& comparison);

/// "Charts are of the baseline and the best 12 of the other 999 scenarios, …"; empty where all are shown.
[[nodiscard]] std::string shown_text(const PageInput& input);

/// A section that has nothing to show, and why.
[[nodiscard]] std::string without_study_text();

}  // namespace headroom
