// The mistakes that first hands make in YAML, recognised where a parser stops.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace headroom {

/// What people save instead of plain text without meaning to: a Word or Excel file, rich text, UTF-16. Or a
/// result file, where a study is wanted.
[[nodiscard]] std::optional<Problem> other_kind_of_file(std::string_view text, const std::string& file);

/// Where a parser of YAML stopped, on the given line (from 1): the mistake that first hands make there, if it
/// is one that is known; its own line may be the one before.
[[nodiscard]] std::optional<Problem> known_slip(std::string_view text, const std::string& file, int line);

}  // namespace headroom
