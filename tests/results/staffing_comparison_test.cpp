// The comparison about staffing takes labels apart, ranks days and is silent on what a file lacks.

#include "results/comparison/staffing_comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "results/datasets/samples.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

const double kNone = std::nan("");

/// Baseline and another, two replications, one week, two roles; every hour 0 unless a test says so.
Samples staffing_samples() {
  Samples s;
  s.scenarios = {"baseline", "other"};
  s.replications = 2;
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  for (const HoursCause& cause : kHoursByCause)
    s.values["hours/" + std::string{series_of(cause)}].assign(4, 0);
  s.values["hours/delivered_hours"].assign(4, 0);
  s.values["summary/planned_hours_by_category"].assign(4 * kCategories, 0);
  s.values["summary/delivered_hours_by_category"].assign(4 * kCategories, 0);
  s.roles = {"orthotist", "support"};
  s.values["daily/below_minimum"].assign(2 * 7 * 2, kNone);
  return s;
}

const ComparedHours& row(const StaffingComparison& staffing, std::string_view name) {
  for (const ComparedHours& hours : staffing.hours) {
    if (hours.name == name) return hours;
  }
  throw std::out_of_range{std::string{name}};
}

TEST(StaffingComparison, ComparesHoursByCause) {
  Samples s = staffing_samples();
  s.values["hours/lost_sickness"] = {10, 20, 14, 26};
  s.values["hours/delivered_hours"] = {100, 90, 96, 84};
  const StaffingComparison staffing = compare_staffing(results_of(s), 0);
  EXPECT_EQ(row(staffing, "sickness").scenarios[0].level.mean, 15);
  EXPECT_EQ(row(staffing, "sickness").scenarios[1].change->difference.mean, 5);
  EXPECT_EQ(row(staffing, "sickness").scenarios[1].change->p_better, 0);
  EXPECT_EQ(row(staffing, "delivered").scenarios[1].change->difference.mean, -5);
  EXPECT_EQ(row(staffing, "delivered").scenarios[1].change->p_better, 0);
  EXPECT_FALSE(row(staffing, "sickness").scenarios[0].change.has_value());
  EXPECT_EQ(staffing.hours[0].name, "contracted");
  EXPECT_EQ(staffing.hours[1].name, "delivered");
  EXPECT_EQ(staffing.hours.back().name, kNotPlanned);
}

TEST(StaffingComparison, SetsPlannedAgainstDeliveredByCategory) {
  Samples s = staffing_samples();
  s.values["summary/planned_hours_by_category"][(1 * 2 + 0) * kCategories + 2] = 8;
  s.values["summary/delivered_hours_by_category"][(1 * 2 + 1) * kCategories + 2] = 6;
  const StaffingComparison staffing = compare_staffing(results_of(s), 0);
  ASSERT_EQ(staffing.categories.size(), kCategories);
  EXPECT_EQ(staffing.categories[2].category, Category::ar);
  EXPECT_EQ(staffing.categories[2].planned[1].level.mean, 4);
  EXPECT_EQ(staffing.categories[2].delivered[1].level.mean, 3);
  EXPECT_EQ(staffing.categories[2].delivered[0].level.mean, 0);
}

TEST(StaffingComparison, TakesLabelsOfProtectedTimeApart) {
  Samples s = staffing_samples();
  s.activities = {"lead/spa/-/-", "lead/spa/audit/and/more/education", "lead/ar/board/leadership"};
  s.reasons = {"sickness"};
  s.values["summary/protected_hours_used_by_activity"] = {
      1, 2, 4, 3, 2, 6, kNone, kNone, kNone, kNone, kNone, kNone};  // the other's cover may use none
  const StaffingComparison staffing = compare_staffing(results_of(s), 0);
  ASSERT_EQ(staffing.protected_time.protected_uses.size(), 3u);
  EXPECT_EQ(staffing.protected_time.protected_uses[1].post, "lead");
  EXPECT_EQ(staffing.protected_time.protected_uses[1].category, "spa");
  EXPECT_EQ(staffing.protected_time.protected_uses[1].activity, "audit/and/more");
  EXPECT_EQ(staffing.protected_time.protected_uses[1].pillar, "education");
  EXPECT_EQ(staffing.protected_time.protected_uses[1].reason, "sickness");
  EXPECT_EQ(staffing.protected_time.protected_uses[0].activity, "-");
  EXPECT_EQ(staffing.protected_time.protected_uses[2].scenarios[0].level.mean, 5);
  ASSERT_EQ(staffing.protected_time.protected_uses_in_all.size(), 2u);
  EXPECT_EQ(staffing.protected_time.protected_uses_in_all[0].category, "spa");
  EXPECT_EQ(staffing.protected_time.protected_uses_in_all[0].scenarios[0].level.mean, 4);  // 1 + 2 and 3 + 2
  EXPECT_EQ(staffing.protected_time.protected_uses_in_all[0].scenarios[1].level.mean, 0);
  EXPECT_EQ(staffing.protected_time.protected_uses_in_all[0].scenarios[1].change->difference.mean, -4);
}

TEST(StaffingComparison, IsSilentOnWhatTheResultDoesNotHold) {
  Samples s = staffing_samples();
  s.values["summary/planned_hours_by_category"].clear();
  s.values["summary/delivered_hours_by_category"].clear();
  const StaffingComparison staffing = compare_staffing(results_of(s), 0);
  EXPECT_TRUE(staffing.categories.empty());
  EXPECT_TRUE(staffing.protected_time.protected_uses.empty());
  EXPECT_TRUE(staffing.protected_time.protected_uses_in_all.empty());
  EXPECT_TRUE(staffing.worst_days.empty());
}

TEST(StaffingComparison, TakesHoursThatNoScenarioHoldsForUnknownAndNotForNone) {
  Samples s = staffing_samples();
  s.activities = {"lead/spa/-/-"};
  s.reasons = {"sickness"};
  s.values["summary/protected_hours_used_by_activity"] = {1, 3, kNone, kNone};
  EXPECT_EQ(compare_staffing(results_of(s), 0).protected_time.protected_uses_in_all.size(), 1u);
  s.values["summary/protected_hours_used_by_activity"].clear();
  const StaffingComparison staffing = compare_staffing(results_of(s), 0);
  EXPECT_TRUE(staffing.protected_time.protected_uses.empty());
  EXPECT_TRUE(staffing.protected_time.protected_uses_in_all.empty());
}

// Of 10 replications, day 2: 5 of the baseline (Wilson 0.2366 to 0.7634); day 4: 2 and 9; day 1: none and 10.
TEST(StaffingComparison, RanksDaysByTheBaselineThenByTheOthers) {
  Samples s = staffing_samples();
  s.replications = 10;
  for (auto& [name, values] : s.values) {
    if (name.starts_with("hours/")) values.assign(20, 0);
  }
  s.values["summary/planned_hours_by_category"].clear();
  for (std::size_t day = 0; day < 7; ++day) {
    s.values["daily/below_minimum"][day * 2] = 0;       // the baseline has a rule for orthotists alone,
    s.values["daily/below_minimum"][14 + day * 2] = 0;  // the other for both
    s.values["daily/below_minimum"][14 + day * 2 + 1] = 0;
  }
  s.values["daily/below_minimum"][2 * 2] = 0.5;
  s.values["daily/below_minimum"][4 * 2] = static_cast<double>(0.2f);  // as the file holds it
  s.values["daily/below_minimum"][14 + 4 * 2] = static_cast<double>(0.9f);
  s.values["daily/below_minimum"][14 + 1 * 2 + 1] = 1;
  const std::vector<WorstDay> days = compare_staffing(results_of(s), 0).worst_days;
  ASSERT_EQ(days.size(), 3u);
  EXPECT_EQ(days[0].date, (Date{2026, 4, 3}));
  EXPECT_EQ(days[0].role, "orthotist");
  EXPECT_NEAR(days[0].below[0].low, 0.2366, 1e-4);
  EXPECT_NEAR(days[0].below[0].high, 0.7634, 1e-4);
  EXPECT_EQ(days[1].date, (Date{2026, 4, 5}));
  EXPECT_DOUBLE_EQ(days[1].below[1].mean, 0.9);
  EXPECT_EQ(days[2].role, "support");
  EXPECT_EQ(days[2].below[0].replications, 0u);
  EXPECT_EQ(days[2].below[1].mean, 1);
  EXPECT_EQ(compare_staffing(results_of(s), 1).worst_days[0].role, "support");
}

TEST(StaffingComparison, NamesTenDaysAtMost) {
  Samples s = staffing_samples();
  for (double& share : s.values["daily/below_minimum"]) share = 0.5;
  const std::vector<WorstDay> days = compare_staffing(results_of(s), 0).worst_days;
  ASSERT_EQ(days.size(), 10u);
  EXPECT_EQ(days[0].date, (Date{2026, 4, 1}));
  EXPECT_EQ(days[9].date, (Date{2026, 4, 5}));
}

}  // namespace
}  // namespace headroom
