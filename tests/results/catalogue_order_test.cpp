// The order of datasets, by which shards and parts know them: what comes is added at the end.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

/// In the order in which programs have written them. A new dataset is added at the end, here as in the
/// catalogue (a metric by `kLaterMetrics`): anywhere else, a shard of an earlier program would be read as
/// what it is not.
const std::vector<std::string> kOrder{"weekly/referrals",
                                      "weekly/first_seen",
                                      "weekly/treated",
                                      "weekly/discharged",
                                      "weekly/removed",
                                      "weekly/did_not_attend",
                                      "weekly/cancelled_by_patient",
                                      "weekly/cancelled_by_service",
                                      "weekly/waiting",
                                      "weekly/unbooked",
                                      "weekly/clocks_running",
                                      "weekly/over_target",
                                      "weekly/follow_ups_overdue",
                                      "weekly/caseload",
                                      "weekly/wait_first_p50",
                                      "weekly/wait_first_p92",
                                      "weekly/contracted",
                                      "weekly/dcc_opened",
                                      "weekly/dcc_booked",
                                      "weekly/dcc_attended",
                                      "weekly/dcc_unused",
                                      "weekly/lost_leave",
                                      "weekly/lost_public_holiday",
                                      "weekly/lost_study",
                                      "weekly/lost_sickness",
                                      "weekly/lost_absent",
                                      "weekly/lost_vacancy",
                                      "weekly/bank",
                                      "weekly/overtime",
                                      "weekly/planned_hours",
                                      "weekly/delivered_hours",
                                      "weekly/protected_hours_used",
                                      "waits/first",
                                      "waits/treatment",
                                      "waits/waiting_end",
                                      "daily/below_minimum",
                                      "summary/in_time",
                                      "summary/in_time_by_priority",
                                      "summary/wait_first_mean",
                                      "summary/wait_first_mean_by_priority",
                                      "summary/wait_first_median",
                                      "summary/wait_first_median_by_priority",
                                      "summary/wait_first_p92",
                                      "summary/wait_first_p92_by_priority",
                                      "summary/wait_first_p95",
                                      "summary/wait_first_p95_by_priority",
                                      "summary/wait_treatment_mean",
                                      "summary/wait_treatment_mean_by_priority",
                                      "summary/wait_treatment_p92",
                                      "summary/wait_treatment_p92_by_priority",
                                      "summary/waiting_end",
                                      "summary/waiting_end_by_priority",
                                      "summary/within_target",
                                      "summary/within_target_by_priority",
                                      "summary/within_target_waiting",
                                      "summary/within_target_waiting_by_priority",
                                      "summary/wait_after_cancellation",
                                      "summary/wait_after_cancellation_by_priority",
                                      "summary/utilisation",
                                      "summary/dcc_hours_opened",
                                      "summary/dcc_hours_booked",
                                      "summary/days_below_minimum",
                                      "summary/cancelled_by_service",
                                      "summary/covered_by_colleagues",
                                      "summary/covered_by_protected_time",
                                      "summary/covered_by_bank",
                                      "summary/protected_hours_lost",
                                      "summary/protected_hours_lost_share",
                                      "summary/leadership_hours_lost",
                                      "summary/other_spa_hours_lost",
                                      "summary/other_ar_hours_lost",
                                      "summary/leadership_hours_planned",
                                      "summary/leadership_hours_lost_share",
                                      "summary/leadership_hours_lost_per_lead",
                                      "summary/leave_over_cap_days",
                                      "summary/overtime_hours",
                                      "summary/bank_hours",
                                      "summary/load_spread",
                                      "summary/cost",
                                      "summary/cost_per_treated",
                                      "summary/planned_hours_by_category",
                                      "summary/delivered_hours_by_category",
                                      "summary/hours_by_cause",
                                      "summary/protected_hours_used_by_activity",
                                      "summary/in_time_end",
                                      "summary/in_time_end_by_priority",
                                      "summary/waiting_start",
                                      "summary/week_under_target"};

TEST(CatalogueOrder, IsThatInWhichDatasetsCame) {
  std::vector<std::string> now;
  for (const Dataset& dataset : catalogue()) now.push_back(dataset.path(Keep::replications));
  EXPECT_EQ(now, kOrder);
}

}  // namespace
}  // namespace headroom
