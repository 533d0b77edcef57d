// What becomes of the time that job plans set aside (SPA and AR), and who may lose it.
#pragma once

#include <array>
#include <string>

#include "results/metrics/metrics.hpp"

namespace headroom {

/// SPA and AR.
[[nodiscard]] bool is_protected(Category category);

[[nodiscard]] double protected_hours_lost(const Observed& r);
[[nodiscard]] double protected_hours_lost_share(const Observed& r);  ///< undefined where none was planned

/// Hours of all posts with a job plan over the period, by Category: what the plans say, and what was done.
using HoursByCategory = std::array<double, kCategories>;
[[nodiscard]] HoursByCategory hours_by_category(const Observed& r, CategorySeries series);

/// Whether the service's cover takes protected time at all, and the post has time of this protected category.
[[nodiscard]] bool cover_may_use(const Service& service, const Post& post, Category category);

/// "POST/CATEGORY/ACTIVITY/PILLAR", with "-" where there is no activity or no pillar. Worked example:
/// lead/spa/audit/education.
[[nodiscard]] std::string protected_label(const Post& post, Category category,
                                          std::optional<std::uint32_t> activity);

}  // namespace headroom
