// Leadership time lost, said with what it is a part of, over which time, and what that is for one lead.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "results/comparison/comparison.hpp"

namespace headroom {

/// "a year" of a period of 52 weeks, else "in 78 weeks".
[[nodiscard]] std::string over_weeks(std::size_t weeks);

/// The level of an overall metric in one scenario; nothing counted where the comparison or the file lacks it.
[[nodiscard]] Estimate level_of(const Comparison& comparison, MetricId metric, std::size_t scenario);

/// Whether the file says what leadership is planned; those of earlier versions do not.
[[nodiscard]] bool knows_planned_leadership(const Comparison& comparison, std::size_t scenario);

/// "of 1,768 planned leadership hours a year".
[[nodiscard]] std::string of_planned_leadership(const Comparison& comparison, std::size_t scenario);
/// "3%, 0.25 a lead a week", in hours; nothing where none is planned.
[[nodiscard]] std::string leadership_shares(const Comparison& comparison, std::size_t scenario);

}  // namespace headroom
