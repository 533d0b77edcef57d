// Every metric of one made-up replication is what adding up by hand gives.

#include "results/metrics/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "base/ensure.hpp"
#include "results/example.hpp"
#include "results/metrics/cost.hpp"
#include "results/metrics/stretches.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

std::size_t index_of(std::string_view name) {
  return static_cast<std::size_t>(find_metric(name) - metrics().data());
}

double overall(const Summary& summary, std::string_view name) { return summary.overall[index_of(name)]; }
const std::vector<double>& by_stream(const Summary& s, std::string_view name) {
  return s.by_stream[index_of(name)];
}
const std::vector<double>& by_priority(const Summary& s, std::string_view name) {
  return s.by_priority[index_of(name)];
}

/// Service and what was seen of it, to be changed by a test.
struct SeenService {
  Service service = example::service();
  Observations observations = example::nothing_seen(service);

  [[nodiscard]] Summary summary() const { return summarise({observations, service}); }
  void wait_first(std::size_t stream_priority, std::size_t days, std::uint32_t patients) {
    observations.waits_first[stream_priority * kWaitDays + days] += patients;
    observations.totals[stream_priority].first_count += patients;
    observations.totals[stream_priority].first_days += static_cast<std::int64_t>(days) * patients;
  }
};

TEST(MetricCatalogue, NamesEveryMetricOfTheResultFileOnce) {
  std::vector<std::string> names;
  for (const Metric& m : metrics()) names.emplace_back(m.name);
  EXPECT_THAT(names, testing::UnorderedElementsAre(
                         "in_time", "in_time_end", "waiting_start", "week_under_target", "within_target",
                         "within_target_waiting", "wait_first_mean", "wait_first_median", "wait_first_p92",
                         "wait_first_p95", "wait_treatment_mean", "wait_treatment_p92", "waiting_end",
                         "wait_after_cancellation", "utilisation", "dcc_hours_opened", "dcc_hours_booked",
                         "protected_hours_lost", "protected_hours_lost_share", "leadership_hours_lost",
                         "other_spa_hours_lost", "other_ar_hours_lost", "leadership_hours_planned",
                         "leadership_hours_lost_share", "leadership_hours_lost_per_lead",
                         "days_below_minimum", "covered_by_colleagues", "covered_by_protected_time",
                         "covered_by_bank", "leave_over_cap_days", "cancelled_by_service", "overtime_hours",
                         "bank_hours", "cost", "cost_per_treated", "load_spread"));
}

TEST(MetricCatalogue, KnowsWhatIsPossible) {
  for (const Metric& m : metrics()) {
    EXPECT_GE(m.possible.lowest, 0) << m.name;
    EXPECT_EQ(m.possible.highest == 1, m.units == "share") << m.name;
    EXPECT_LT(m.possible.lowest, m.possible.highest) << m.name;
  }
  EXPECT_TRUE(find_metric("in_time")->is_share_of_patients());
  EXPECT_FALSE(find_metric("utilisation")->is_share_of_patients());
  EXPECT_FALSE(find_metric("wait_first_mean")->is_share_of_patients());
}

TEST(MetricCatalogue, GivesEveryMetricExactlyOneFormulaAUnitAndAMeaning) {
  for (const Metric& m : metrics()) {
    EXPECT_EQ((m.of_replication != nullptr) + (m.of_patients != nullptr) + (m.of_stream != nullptr), 1)
        << m.name;
    EXPECT_FALSE(m.units.empty() || m.long_name.empty()) << m.name;
  }
}

TEST(MetricCatalogue, KnowsNothingOfOtherNames) { EXPECT_EQ(find_metric("in_tim"), nullptr); }

TEST(SeriesCatalogue, NamesEverySeriesOnce) {
  std::set<std::string_view> names;
  for (std::size_t s = 0; s < kStreamSeries; ++s) names.insert(info(static_cast<StreamSeries>(s)).name);
  for (std::size_t s = 0; s < kPostSeries; ++s) names.insert(info(static_cast<PostSeries>(s)).name);
  for (std::size_t s = 0; s < kCategorySeries; ++s) names.insert(info(static_cast<CategorySeries>(s)).name);
  EXPECT_EQ(names.size(), kStreamSeries + kPostSeries + kCategorySeries);
  EXPECT_EQ(info(StreamSeries::wait_first_p92).name, "wait_first_p92");
  EXPECT_EQ(info(StreamSeries::over_target).name, "over_target");
  EXPECT_EQ(info(PostSeries::dcc_unused).name, "dcc_unused");
  EXPECT_EQ(info(PostSeries::overtime).name, "overtime");
  EXPECT_EQ(info(CategorySeries::protected_hours_used).name, "protected_hours_used");
}

// gp urgent waited 5, 5, 9 days, gp routine 40: means 19/3 and 40, together 59/4.
TEST(Summary, TakesWaitsByPriorityAndPooledOverTheStream) {
  SeenService seen;
  seen.wait_first(0, 5, 2);
  seen.wait_first(0, 9, 1);
  seen.wait_first(1, 40, 1);
  const Summary s = seen.summary();
  EXPECT_DOUBLE_EQ(by_priority(s, "wait_first_mean")[0], 19.0 / 3);
  EXPECT_DOUBLE_EQ(by_priority(s, "wait_first_mean")[1], 40);
  EXPECT_DOUBLE_EQ(by_stream(s, "wait_first_mean")[0], 14.75);
  EXPECT_EQ(by_stream(s, "wait_first_median")[0], 5);
  EXPECT_EQ(by_stream(s, "wait_first_p92")[0], 40);
  EXPECT_EQ(by_priority(s, "wait_first_median")[0], 5);
  EXPECT_EQ(by_priority(s, "wait_first_p95")[0], 9);
}

TEST(Summary, LeavesTheWaitsOfAStreamNobodyWasSeenInUndefined) {
  SeenService seen;
  seen.wait_first(0, 5, 2);
  const Summary s = seen.summary();
  for (const char* name : {"wait_first_mean", "wait_first_median", "wait_first_p92", "wait_first_p95",
                           "wait_treatment_mean", "wait_treatment_p92", "in_time", "within_target",
                           "within_target_waiting", "wait_after_cancellation"}) {
    EXPECT_TRUE(std::isnan(by_stream(s, name)[1])) << name;
  }
  EXPECT_EQ(by_stream(s, "waiting_end")[1], 0);
}

TEST(Summary, DividesWhatWasInTimeByWhatWasDue) {
  SeenService seen;
  auto& totals = seen.observations.totals;
  totals[0].in_time = 3;
  totals[0].in_time_of = 4;
  totals[1].in_time = 1;
  totals[1].in_time_of = 6;
  totals[0].in_time_end = 1;
  totals[0].in_time_end_of = 2;
  totals[1].in_time_end_of = 3;
  totals[2].within_target = 1;
  totals[2].within_target_of = 2;
  totals[0].running_within = 7;
  totals[0].running = 8;
  totals[1].after_cancellation_count = 2;
  totals[1].after_cancellation_days = 9;
  totals[0].waiting_end = 5;
  totals[1].waiting_end = 6;
  const Summary s = seen.summary();
  EXPECT_DOUBLE_EQ(by_priority(s, "in_time")[0], 0.75);
  EXPECT_DOUBLE_EQ(by_stream(s, "in_time")[0], 0.4);
  EXPECT_DOUBLE_EQ(by_priority(s, "in_time_end")[0], 0.5);
  EXPECT_DOUBLE_EQ(by_stream(s, "in_time_end")[0], 0.2);
  EXPECT_DOUBLE_EQ(by_stream(s, "within_target")[1], 0.5);
  EXPECT_DOUBLE_EQ(by_stream(s, "within_target_waiting")[0], 0.875);
  EXPECT_DOUBLE_EQ(by_stream(s, "wait_after_cancellation")[0], 4.5);
  EXPECT_EQ(by_stream(s, "waiting_end")[0], 11);
}

/// What `week_under_target` says of these week-ends, where the standard is met by a list of 10 on average:
/// 5 a week, a target of 2 weeks, and 1 − e⁻¹ in time.
double week_under_ten(const std::vector<float>& waiting) {
  Service service = example::service();
  service.calendar.weeks = static_cast<int>(waiting.size());
  service.streams.resize(1);
  Stream& gp = service.streams[0];
  gp.referrals_per_week = 5;
  gp.standard = 1 - std::exp(-1.0);
  for (Priority& priority : gp.priorities) priority.target = {14};
  Observations seen = example::nothing_seen(service);
  for (std::size_t week = 0; week < waiting.size(); ++week)
    seen.by_stream[seen.at(StreamSeries::waiting, week, 0)] = waiting[week];
  const Summary summary = summarise({seen, service});
  EXPECT_TRUE(summary.by_priority[metric_position(MetricId::week_under_target)].empty());
  return by_stream(summary, "week_under_target")[0];
}

TEST(WeekUnderTarget, IsTheFirstOfFourWeeksAtOrBelowIt) {
  EXPECT_EQ(week_under_ten({12, 9, 9, 9, 11, 9, 10, 3, 10, 10}), 6);
  EXPECT_EQ(week_under_ten({9, 9, 9, 9, 30, 30}), 1);
  EXPECT_EQ(week_under_ten({30, 9, 9, 9, 9}), 2);
}

TEST(WeekUnderTarget, IsUndefinedWhereItNeverComes) {
  EXPECT_TRUE(std::isnan(week_under_ten({12, 12, 9, 9, 9})));
  EXPECT_TRUE(std::isnan(week_under_ten({11, 11, 11, 11, 11})));
}

TEST(WeekUnderTarget, IsUndefinedWithoutATargetList) {
  Service service = example::service();
  service.calendar.weeks = 6;
  for (Stream& stream : service.streams) stream.standard = 1;
  EXPECT_TRUE(
      std::isnan(by_stream(summarise({example::nothing_seen(service), service}), "week_under_target")[0]));
}

TEST(Summary, TakesTreatmentFromItsOwnWaits) {
  SeenService seen;
  seen.observations.waits_treatment[1 * kWaitDays + 60] = 3;
  seen.observations.totals[1].treatment_count = 3;
  seen.observations.totals[1].treatment_days = 181;
  const Summary s = seen.summary();
  EXPECT_DOUBLE_EQ(by_stream(s, "wait_treatment_mean")[0], 181.0 / 3);
  EXPECT_EQ(by_stream(s, "wait_treatment_p92")[0], 60);
  EXPECT_TRUE(std::isnan(by_stream(s, "wait_first_mean")[0]));
}

// Opened 600 and 300 minutes, 100 lost to sickness; booked 450 and 150: (450 + 150) / (500 + 300) = 0.75;
// by holder 0.9 and 0.5, so the spread is 0.9 / 0.7.
TEST(Summary, CountsUsedHoursAgainstThoseOpenedLessSickness) {
  SeenService seen;
  auto& holders = seen.observations.holders;
  holders[0].opened = 600;
  holders[0].opened_lost_sick = 100;
  holders[0].booked = 450;
  holders[1].opened = 300;
  holders[1].booked = 150;
  const Summary s = seen.summary();
  EXPECT_DOUBLE_EQ(overall(s, "utilisation"), 0.75);
  EXPECT_DOUBLE_EQ(overall(s, "dcc_hours_opened"), 15);
  EXPECT_DOUBLE_EQ(overall(s, "dcc_hours_booked"), 10);
  EXPECT_NEAR(overall(s, "load_spread"), 0.9 / 0.7, 1e-12);
}

TEST(Summary, LeavesHoldersWithoutOpenedHoursOutOfTheSpread) {
  SeenService seen;
  seen.observations.holders[0].opened = 600;
  seen.observations.holders[0].booked = 300;
  EXPECT_DOUBLE_EQ(overall(seen.summary(), "load_spread"), 1);
  EXPECT_TRUE(std::isnan(overall(SeenService{}.summary(), "load_spread")));
  EXPECT_TRUE(std::isnan(overall(SeenService{}.summary(), "utilisation")));
}

TEST(Summary, AddsUpWeeklySeriesOverStreamsAndPosts) {
  SeenService seen;
  Observations& o = seen.observations;
  o.by_stream[o.at(StreamSeries::cancelled_by_service, 0, 0)] = 3;
  o.by_stream[o.at(StreamSeries::cancelled_by_service, 1, 1)] = 4;
  o.by_post[o.at(PostSeries::overtime, 1, 0)] = 2.5f;
  o.by_post[o.at(PostSeries::bank, 0, 0)] = 1.5f;
  o.by_post[o.at(PostSeries::bank, 1, 1)] = 2;
  const Summary s = seen.summary();
  EXPECT_EQ(overall(s, "cancelled_by_service"), 7);
  EXPECT_EQ(overall(s, "overtime_hours"), 2.5);
  EXPECT_EQ(overall(s, "bank_hours"), 3.5);
}

TEST(Summary, CountsWhoTookOverAppointmentsOfThoseOff) {
  SeenService seen;
  seen.observations.covered = {7, 5, 3, 2};
  const Summary s = seen.summary();
  EXPECT_EQ(overall(s, "covered_by_colleagues"), 7);
  EXPECT_EQ(overall(s, "covered_by_protected_time"), 5);
  EXPECT_EQ(overall(s, "covered_by_bank"), 3);
}

TEST(Summary, AddsUpDaysOfLeaveBeyondTheCapOverHolders) {
  SeenService seen;
  seen.observations.holders[0].leave_over_cap_days = 3;
  seen.observations.holders[1].leave_over_cap_days = 4;
  EXPECT_EQ(overall(seen.summary(), "leave_over_cap_days"), 7);
}

// Administrators have no DCC: their bookable hours would hide how full the clinics are.
TEST(Summary, LeavesPostsWithoutAJobPlanOutOfClinicHours) {
  SeenService seen;
  Observations& o = seen.observations;
  for (HolderMinutes& h : o.holders) {
    h.opened = 600;
    h.booked = 300;
  }
  o.holders[1].booked = 570;
  for (std::size_t p = 0; p < 2; ++p) {
    o.by_category[o.at(CategorySeries::planned_hours, 0, p, 0)] = 30;
    o.by_category[o.at(CategorySeries::planned_hours, 1, p, 2)] = 4;
    o.by_category[o.at(CategorySeries::delivered_hours, 1, p, 0)] = 25;
  }
  seen.service.posts[1].has_job_plan = false;
  const Summary s = seen.summary();
  EXPECT_DOUBLE_EQ(overall(s, "utilisation"), 0.5);
  EXPECT_DOUBLE_EQ(overall(s, "dcc_hours_opened"), 10);
  EXPECT_DOUBLE_EQ(overall(s, "dcc_hours_booked"), 5);
  EXPECT_DOUBLE_EQ(overall(s, "load_spread"), 1);
  EXPECT_THAT(s.planned_by_category, testing::ElementsAre(30, 0, 4, 0));
  EXPECT_THAT(s.delivered_by_category, testing::ElementsAre(25, 0, 0, 0));
  EXPECT_NEAR(overall(s, "cost"), 70'000 * 14 / 365.0 + 350, 1e-9);  // they are paid all the same
}

// lead: 70,000 x 14/365 = 2,684.93; new: 36,500 x 0.5 x 7/365 = 350.
TEST(Cost, IsThatOfTheDaysInPost) {
  SeenService seen;
  EXPECT_NEAR(overall(seen.summary(), "cost"), 70'000 * 14 / 365.0 + 350, 1e-9);
}

TEST(Cost, CountsFirstAndLastDayInPost) {
  Service s = example::service();
  EXPECT_EQ(days_in_post(s.posts[0], s.calendar), Days{14});
  EXPECT_EQ(days_in_post(s.posts[1], s.calendar), Days{7});
  s.posts[1].until = Date{2026, 4, 8};
  EXPECT_EQ(days_in_post(s.posts[1], s.calendar), Days{1});
  s.posts[1].until = Date{2026, 4, 7};
  EXPECT_EQ(days_in_post(s.posts[1], s.calendar), Days{0});
  s.posts[1].from = Date{2027, 1, 1};
  s.posts[1].until = {};
  EXPECT_EQ(days_in_post(s.posts[1], s.calendar), Days{0});
}

// 70,000 / (365/7 x 37.5) = 35.799 an hour.
TEST(Cost, PaysOvertimeAtThePlainRate) {
  SeenService seen;
  const double before = overall(seen.summary(), "cost");
  seen.observations.by_post[seen.observations.at(PostSeries::overtime, 0, 0)] = 10;
  EXPECT_NEAR(overall(seen.summary(), "cost") - before, 10 * 70'000 / (365.0 / 7 * 37.5), 1e-9);
}

TEST(Cost, IsUnknownWhereThatOfAFilledPostIs) {
  SeenService seen;
  seen.service.posts[1].cost_per_year.reset();
  EXPECT_TRUE(std::isnan(overall(seen.summary(), "cost")));
  seen.service.posts[1].wte = 0;
  seen.service.posts[1].holders = {0};
  EXPECT_NEAR(overall(seen.summary(), "cost"), 70'000 * 14 / 365.0, 1e-9);
}

TEST(Cost, OfAPatientTreatedIsUnknownWithoutAny) {
  SeenService seen;
  EXPECT_TRUE(std::isnan(overall(seen.summary(), "cost_per_treated")));
  seen.observations.by_stream[seen.observations.at(StreamSeries::treated, 1, 1)] = 5;
  EXPECT_NEAR(overall(seen.summary(), "cost_per_treated"), (70'000 * 14 / 365.0 + 350) / 5, 1e-9);
}

TEST(Summary, RefusesObservationsOfAnotherShape) {
  SeenService seen;
  seen.observations.totals.pop_back();
  EXPECT_THROW(static_cast<void>(seen.summary()), BrokenPromise);
}

}  // namespace
}  // namespace headroom
