// Figures as people read them: rounded, with units and intervals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/words/table.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

inline constexpr const char* kNoFigure = "–";

/// Digits without a unit: shares in per cent, money in whole pounds, small figures with a decimal.
[[nodiscard]] std::string digits(double value, std::string_view units);
[[nodiscard]] std::string signed_digits(double value, std::string_view units);
/// "92.1%", "4,310 hours", "£1,204,300", "63.2 days"; "–" where it is not defined.
[[nodiscard]] std::string value_text(double value, std::string_view units);
/// Grouped in thousands, without a minus before nothing but noughts.
[[nodiscard]] std::string number(double value, int decimals);
/// "92.5%", "92%"
[[nodiscard]] std::string short_percent(double share);

/// None where there is nothing to say: one replication, or the same value in all of them but for the last
/// digits of a sum.
[[nodiscard]] bool has_interval(const Estimate& e);
/// An interval that leaves out 0, be it of no width; never of one replication.
[[nodiscard]] bool is_clear(const Estimate& difference);
/// Whether a change is shown to be better (true) or worse by the chance of the standard alone; none of fewer
/// futures than a chance is said of.
[[nodiscard]] std::optional<bool> is_better_by_chance(const ComparedScenario& scenario);
/// " (83.0 to 84.6)", or nothing.
[[nodiscard]] std::string interval(const Estimate& e, std::string_view units);
[[nodiscard]] std::string with_interval(const Estimate& e, std::string_view units);
[[nodiscard]] std::string signed_interval(const Estimate& e, std::string_view units);
/// Of a difference: both ends on the same side of nought as sizes, else with their signs.
[[nodiscard]] std::string change_interval(const Estimate& e, std::string_view units);

/// "%", "ratio", "days": what stands above a column of digits.
[[nodiscard]] std::string heading_unit(std::string_view units);
[[nodiscard]] bool defined_somewhere(const ComparedFigure& figure);

[[nodiscard]] std::string percent_of_replications(double share);

/// In how many replications a scenario is better than the baseline, ties half: "76%". Where the mean
/// difference points the other way, "76%, by less": the replications in which it is worse are fewer but
/// differ by more, and decide the mean; or "24%, by more". "–" where it is not known.
[[nodiscard]] std::string better_in(const PairedDifference& change, const ComparedFigure& figure);
/// What "by less" and "by more" say, where better_in says one of them of any figure; else empty.
[[nodiscard]] std::string by_less_note(const std::vector<ComparedFigure>& figures);

[[nodiscard]] std::string capitalised(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);
/// "104 weeks from 2026-04-01".
[[nodiscard]] std::string period_text(std::size_t weeks, Date start);
/// "Orthotics: 104 weeks from 2026-04-01", or the period alone where there is no title.
[[nodiscard]] std::string about_text(const Comparison& comparison);

/// Whether a difference is shown as nothing but noughts and yet is not 0.
[[nodiscard]] bool is_slight(double difference, std::string_view units);
/// What every slight difference is less than: "0.05 points", "£0.50", "0.05 days".
[[nodiscard]] std::string least_shown(std::string_view units);

/// A row of full numbers: the key, then mean, low, high and replications, and with a difference that, its
/// interval and the share of replications that are better. Undefined is empty.
[[nodiscard]] std::vector<std::string> full_row(std::vector<std::string> key, const ComparedScenario& figure);

/// How wide tables and sentences may be on a screen.
inline constexpr std::size_t kScreenColumns = 120;

/// Lines of at most so many columns, those after the first indented.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t columns);
/// What stands above and below a table in such lines; the table itself is as wide as it is.
[[nodiscard]] Table wrapped(Table table, std::size_t columns);

}  // namespace headroom
