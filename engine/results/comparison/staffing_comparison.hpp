// Whether leave and sickness are covered, and who pays for it.
// That is what the hours went into, what was planned and delivered, what was taken from protected time, and
// on which days too few were on duty.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "results/comparison/compared.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "service/post.hpp"
#include "simulation/observations.hpp"

namespace headroom {

/// Hours of all posts over the period.
struct ComparedHours {
  std::string_view name, long_name;
  Direction direction = Direction::lower_is_better;
  std::vector<ComparedScenario> scenarios;  ///< by position in Results::scenarios
};

/// Hours of the posts with a job plan over the period.
struct ComparedCategory {
  Category category = Category::dcc;
  std::vector<ComparedScenario> planned, delivered;
};

/// Protected hours taken to see patients; 0 in a scenario whose cover may not take them.
struct ComparedProtectedUse {
  std::string post, category, activity, pillar, reason;  ///< "-" for no activity and no pillar
  std::vector<ComparedScenario> scenarios;
};

struct WorstDay {
  Date date;
  std::string role;
  /// By scenario: share of replications below minimum, with Wilson's 95% interval; nothing counted where the
  /// scenario has no rule for the role.
  std::vector<Estimate> below;
};

struct ComparedProtectedTime {
  /// By activity and reason; empty where no cover may use any.
  std::vector<ComparedProtectedUse> protected_uses;
  std::vector<ComparedProtectedUse> protected_uses_in_all;  ///< by category and reason alone, the rest empty
};

inline constexpr std::size_t kWorstDays = 10;

// Each part by itself, for whoever shows no more than that.

/// Contracted, delivered, then the rest of kHoursByCause.
[[nodiscard]] std::vector<ComparedHours> compare_hours(const Results& results, std::size_t baseline);
/// Empty where the result does not hold them.
[[nodiscard]] std::vector<ComparedCategory> compare_categories(const Results& results, std::size_t baseline);
[[nodiscard]] ComparedProtectedTime compare_protected_time(const Results& results, std::size_t baseline);
/// At most kWorstDays, worst first: ranked by the baseline's share, then by the greatest of any scenario,
/// then by date; those below minimum in no replication of any scenario are left out.
[[nodiscard]] std::vector<WorstDay> compare_worst_days(const Results& results, std::size_t baseline);

/// All of these.
struct StaffingComparison {
  std::vector<ComparedHours> hours;
  std::vector<ComparedCategory> categories;
  ComparedProtectedTime protected_time;
  std::vector<WorstDay> worst_days;
};
[[nodiscard]] StaffingComparison compare_staffing(const Results& results, std::size_t baseline);

}  // namespace headroom
