#pragma once

#include <vector>

#include "report/table.hpp"
#include "results/specification.hpp"

namespace headroom {

/// A row for each post and one for all together: WTE, contracted hours a week by category and a year, pay.
[[nodiscard]] Table specification_table(const std::vector<SpecifiedPost>& posts);

/// The same added up by role and band.
[[nodiscard]] Table specification_by_band(const std::vector<SpecifiedPost>& posts);

/// Hours a year by category, a row for each post and one for all together.
[[nodiscard]] Table specification_by_year(const std::vector<SpecifiedPost>& posts);

}  // namespace headroom
