// The sections of the report page, one subject a file.
// What a result does not hold, or what is not defined, is said instead of shown empty.
#pragma once

#include "report/page/page.hpp"
#include "report/page/page_input.hpp"

namespace headroom {

/// The question and the answer in a paragraph of plain words, then each scenario in a sentence.
[[nodiscard]] Section answer_section(const PageInput& input);
/// What each scenario changes, and its headline figures beside one another.
[[nodiscard]] Section scenarios_section(const PageInput& input);
/// Waiting lists and waits week by week, with the bands in which 50% and 90% of replications lie.
[[nodiscard]] Section waits_section(const PageInput& input);
/// Paired differences to the baseline.
[[nodiscard]] Section differences_section(const PageInput& input);
/// The share of running clocks within target, week by week: 1 − over_target / clocks_running.
[[nodiscard]] Section standards_section(const PageInput& input);
/// Cost against the leading figure of waits, and which scenarios no other beats in both.
[[nodiscard]] Section cost_section(const PageInput& input);
/// Hours needed against hours there are, by role: closed form, with what the simulation opened and booked.
[[nodiscard]] Section demand_section(const PageInput& input);
/// Where the contracted hours of each post go.
[[nodiscard]] Section hours_section(const PageInput& input);
/// Days with fewer on duty than the minimum.
[[nodiscard]] Section minimum_section(const PageInput& input);
/// Protected hours that were taken to see patients.
[[nodiscard]] Section protected_section(const PageInput& input);
/// How evenly the work lies on the posts.
[[nodiscard]] Section load_section(const PageInput& input);
/// What the study writes and what was filled in, each with its source or the word "assumption".
[[nodiscard]] Section assumptions_section(const PageInput& input);
/// How the figures were made, as the STRESS-DES checklist asks.
[[nodiscard]] Section method_section(const PageInput& input);
/// Posts, hours, cost and the waits that they buy, of the scenario at a position in `PageInput::shown`.
[[nodiscard]] Section specification_section(const PageInput& input, std::size_t shown);

/// The order of the page; those of the choices follow, then the assumptions and the method.
inline constexpr Section (*kPageSections[])(const PageInput&) = {
    answer_section,      scenarios_section, waits_section, standards_section,
    differences_section, demand_section,    hours_section, minimum_section,
    protected_section,   load_section,      cost_section};

}  // namespace headroom
