// The service specification as tables: posts and bands with WTE, hours by category and pay.
#pragma once

#include <vector>

#include "report/words/table.hpp"
#include "results/specification.hpp"

namespace headroom {

/// A row for each post and one for all together, their sum: WTE, contracted hours a week by category and a
/// year, pay, all averaged over the period; where a post is not the same all the time, what it is in post
/// beside it.
[[nodiscard]] Table specification_table(const std::vector<SpecifiedPost>& posts);

/// The same added up by role and band.
[[nodiscard]] Table specification_by_band(const std::vector<SpecifiedPost>& posts);

/// Hours a year by category, a row for each post and one for all together.
[[nodiscard]] Table specification_by_year(const std::vector<SpecifiedPost>& posts);

}  // namespace headroom
