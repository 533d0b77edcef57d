// Where the default of a key comes from: a public source, or the word "assumption".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// A place of the key table, whatever the study calls its things and whichever scenario changes them. Worked
/// examples: appointments.review.mode -> appointments.*.mode, staff.lead.sessions[2].day ->
/// staff.*.sessions[].day, scenarios.winter.absence.study_days -> absence.study_days.
[[nodiscard]] std::string without_names(const std::string& path);

/// Where the default of a key comes from: a public source, or "assumption" and what it was held against. The
/// path as `without_names` makes it.
[[nodiscard]] std::string_view source_of_default(std::string_view path);

/// The paths of which `source_of_default` says more than "assumption".
[[nodiscard]] std::vector<std::string_view> sourced_defaults();

}  // namespace headroom
