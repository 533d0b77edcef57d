#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "study/study.hpp"

namespace headroom {

/// Whether a name matches a pattern of `*` (any characters) and `?` (one character).
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view name);

/// The scenarios whose names match any of the globs, in the order of the study, the baseline always among
/// them; all of them where there are no globs. A glob that matches nothing is an error, said in a sentence.
[[nodiscard]] tl::expected<std::vector<Scenario>, std::string> chosen_scenarios(
    std::vector<Scenario> scenarios, const std::vector<std::string>& globs);

}  // namespace headroom
