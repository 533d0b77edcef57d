#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/page_input.hpp"
#include "results/comparison.hpp"

/// What several sections of the page say.
namespace headroom {

/// The scenarios that have charts of their own: the baseline is at 0.
[[nodiscard]] Results shown_results(const PageInput& input);
/// "baseline", the name of the scenario at this position of `shown`.
[[nodiscard]] const std::string& shown_name(const PageInput& input, std::size_t shown);

/// The stream of the scenario at this position of `shown`; null where the study is not readable or the
/// scenario lacks it.
[[nodiscard]] const Stream* stream_of(const PageInput& input, std::size_t shown, const std::string& name);

/// The one target of all its patients in calendar days; none where they differ or count working days.
[[nodiscard]] std::optional<int> one_target_days(const Stream& stream);

/// Whether the standard is met, as far as the interval tells.
enum class Met { yes, no, too_close };
[[nodiscard]] Met met(const Estimate& share, double standard);
[[nodiscard]] std::string met_text(Met met);

/// "Shown: the baseline and the 12 best of 1,000 scenarios by …"; empty where all are shown.
[[nodiscard]] std::string shown_text(const PageInput& input);

/// A section that has nothing to show, and why.
[[nodiscard]] std::string without_study_text();

}  // namespace headroom
