// Scenarios chosen by globs, in the order of the study.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "study/study.hpp"

namespace headroom {

/// Whether a name matches a pattern of `*` (any characters) and `?` (one character).
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view name);

/// The names, and how many more there are than fit a line or two.
[[nodiscard]] std::string names_of(const Scenarios& scenarios);

/// Positions of those whose names match; that none does is an error, said in a sentence.
[[nodiscard]] tl::expected<std::vector<std::size_t>, std::string> matching_scenarios(
    const Scenarios& scenarios, const std::string& glob);

/// The scenarios whose names match any of the globs, in the order of the study, the baseline always among
/// them; all of them where there are no globs. A glob that matches nothing is an error, said in a sentence.
[[nodiscard]] tl::expected<Scenarios, std::string> chosen_scenarios(const Scenarios& scenarios,
                                                                    const std::vector<std::string>& globs);

}  // namespace headroom
