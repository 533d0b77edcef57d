// Pathways followed by hand: when follow-ups are due, what not attending does, which clock stops when.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Seen on Monday; fitted, which stops the clock, after 9.5 days (10: half is rounded up); reviewed a week
/// later.
Service device_clinic(ClockKind clock) {
  Service service = one_step_clinic(4, 5);
  service.appointments = {appointment("assess", 60, {RoleId{0}}), appointment("fit", 30, {RoleId{0}}),
                          appointment("review", 30, {RoleId{0}})};
  service.pathways[0].steps = {step("assess", 0, 0, {to(1)}), step("fit", 1, 9.5, {to(2)}),
                               step("review", 2, 7, {discharge()})};
  service.pathways[0].steps[1].stops_clock = true;
  service.streams[0].clock = clock;
  service.streams[0].priorities[0].target = calendar_days(40);
  wait_at_start(service, 0, 0, 1, 60);  // has waited 30 days
  return service;
}

TEST(Pathway, SeesFollowUpsWhenTheyAreDue) {
  OneRun run{device_clinic(ClockKind::first)};
  EXPECT_EQ(run.booked(1), 60);
  EXPECT_EQ(run.booked(11), 30);  // Thursday of the second week
  EXPECT_EQ(run.booked(18), 30);
  EXPECT_EQ(run.total(PostSeries::dcc_booked), 2);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0), 1);
  EXPECT_EQ(run.weekly(StreamSeries::treated, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::discharged, 2), 1);
  EXPECT_EQ(run.total(StreamSeries::treated), 1);
  EXPECT_EQ(run.weekly(StreamSeries::caseload, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::caseload, 2), 0);
  EXPECT_EQ(only_wait(run.first_waits()), 30);
  EXPECT_EQ(only_wait(run.treatment_waits()), 40);
}

// Waited 30 days on day 1; the last 13 of 14 weeks begin on day 8.
TEST(Pathway, CountsTargetDatesOfTheLastThirteenWeeksApart) {
  const auto run_with = [](int target) {
    Service service = one_step_clinic(4, 14);
    service.streams[0].priorities[0].target = calendar_days(target);
    wait_at_start(service, 0, 0, 1, 60);
    return OneRun{service};
  };
  const OneRun in_the_first_week = run_with(36), at_the_end = run_with(37);
  EXPECT_EQ(in_the_first_week.totals().in_time_of, 1);
  EXPECT_EQ(in_the_first_week.totals().in_time_end_of, 0);
  EXPECT_EQ(at_the_end.totals().in_time_end_of, 1);
  EXPECT_EQ(at_the_end.totals().in_time_end, 1);
}

TEST(Pathway, CountsTheListAsTheFirstReportedDayBegins) {
  Service service = one_step_clinic(1, 6);
  wait_at_start(service, 0, 0, 20, 60);
  EXPECT_EQ(OneRun{service}.seen().waiting_start[0], 20);
  service.calendar.warm_up_weeks = 2;  // of one a day, five days a week
  EXPECT_EQ(OneRun{service}.seen().waiting_start[0], 10);
}

TEST(Pathway, HoldsTheTargetAgainstTheClockThatIsNamed) {
  OneRun first{device_clinic(ClockKind::first)};
  // Target date: day 1 - 30 + 40 = 11. The clock stops on day 1 and never runs at a week's end.
  EXPECT_EQ(first.totals().in_time, 1);
  EXPECT_EQ(first.totals().in_time_of, 1);
  EXPECT_EQ(first.totals().running, 0);
  // Against treatment it stops on day 11, the target date itself: in time, inclusive.
  OneRun treatment{device_clinic(ClockKind::treatment)};
  EXPECT_EQ(treatment.totals().in_time, 1);
  EXPECT_EQ(treatment.totals().in_time_of, 1);
  EXPECT_EQ(treatment.totals().running, 1);  // at the end of the first week
  EXPECT_EQ(treatment.totals().running_within, 1);
  Service late = device_clinic(ClockKind::treatment);
  late.streams[0].priorities[0].target = calendar_days(39);
  OneRun missed{late};
  EXPECT_EQ(missed.totals().in_time, 0);
  EXPECT_EQ(missed.totals().in_time_of, 1);
  EXPECT_EQ(missed.totals().within_target, 0);
  EXPECT_EQ(missed.totals().within_target_of, 1);
}

TEST(Pathway, CountsTheClockAsOverTargetOnlyAfterTheTargetDate) {
  Service service = device_clinic(ClockKind::treatment);
  // The first week ends on day 7, 36 days after the clock started.
  service.streams[0].priorities[0].target = calendar_days(36);
  EXPECT_EQ((OneRun{service}.weekly(StreamSeries::over_target, 0)), 0);
  service.streams[0].priorities[0].target = calendar_days(35);
  EXPECT_EQ((OneRun{service}.weekly(StreamSeries::over_target, 0)), 1);
  EXPECT_EQ((OneRun{service}.weekly(StreamSeries::clocks_running, 0)), 1);
  EXPECT_EQ((OneRun{service}.weekly(StreamSeries::clocks_running, 1)), 0);
  EXPECT_EQ((OneRun{service}.weekly(StreamSeries::over_target, 1)), 0);
}

TEST(Pathway, EndsTheWaitForTreatmentWithADecisionNotToTreat) {
  Service service = device_clinic(ClockKind::treatment);
  service.pathways[0].steps[0].next = {discharge()};
  OneRun run{service};
  EXPECT_EQ(run.total(StreamSeries::treated), 0);
  EXPECT_EQ(run.total(StreamSeries::discharged), 1);
  EXPECT_EQ(only_wait(run.treatment_waits()), 30);
  EXPECT_EQ(run.totals().within_target_of, 1);
  EXPECT_EQ(run.totals().in_time_of, 1);
  EXPECT_EQ(run.totals().in_time, 1);
}

TEST(Pathway, TreatsNobodyTwice) {
  Service service = device_clinic(ClockKind::first);
  service.pathways[0].steps[2].next = {to(1, 0.5), discharge(0.5)};
  wait_at_start(service, 0, 0, 15, 60);
  OneRun run{service};
  EXPECT_EQ(run.total(StreamSeries::treated), 16);
  EXPECT_GT(run.total(PostSeries::dcc_booked), 16 * 1.0 + 32 * 0.5);  // some were fitted again
}

TEST(Pathway, ListsFollowUpsAsOverdueAfterDueAndWithin) {
  Service service = one_step_clinic(1, 3);
  service.pathways[0].steps = {step("see", 0, 0, {to(1)}), step("again", 0, 1, {discharge()})};
  service.pathways[0].steps[1].within = calendar_days(5);  // due on day 2, on time to day 7
  service.streams[0].priorities[0].horizon_days = 14;
  wait_at_start(service, 0, 0, 30, 60);
  // The eve books ten patients for the days to 12: no follow-up fits in the first week.
  OneRun run{service};
  EXPECT_EQ(run.weekly(StreamSeries::follow_ups_overdue, 0), 0);  // the first is due on day 2, to day 7
  // By the end of day 14 the follow-ups of days 1 to 5 (on time to day 7 … 11) and that of day 8 (to day 14)
  // … day 8's is not yet overdue; nobody had a second appointment before day 15.
  EXPECT_EQ(run.weekly(StreamSeries::follow_ups_overdue, 1), 5);
}

/// Nobody ever attends.
Service absentees(int rebook) {
  Service service = one_step_clinic(1, 2);
  service.appointments[0].dna = 1;
  service.booking.rebook_after_dna = rebook;
  service.streams[0].priorities[0].target = calendar_days(35);
  wait_at_start(service, 0, 0, 1, 60);
  return service;
}

TEST(NotAttending, IsRebookedSoOftenAndThenDischarged) {
  for (int rebook : {0, 1, 3}) {
    OneRun run{absentees(rebook)};
    EXPECT_EQ(run.total(StreamSeries::did_not_attend), rebook + 1);
    EXPECT_EQ(run.total(PostSeries::dcc_booked), rebook + 1);
    EXPECT_EQ(run.total(PostSeries::dcc_attended), 0);
    EXPECT_EQ(run.total(StreamSeries::discharged), 1);
    EXPECT_EQ(run.total(StreamSeries::first_seen), 0);
    EXPECT_EQ(run.weekly(StreamSeries::waiting, 0), 0);
    EXPECT_EQ(run.weekly(StreamSeries::caseload, 0), 0);
    EXPECT_TRUE(run.first_waits().empty());
    EXPECT_TRUE(run.treatment_waits().empty());
    // The target date, day 6, lies in the period, but a clock that was nullified counts nowhere.
    EXPECT_EQ(run.totals().in_time_of, 0);
    EXPECT_EQ(run.totals().within_target_of, 0);
  }
}

TEST(NotAttending, KeepsThePlaceInTheOrder) {
  Service service = one_step_clinic(1, 1);
  service.appointments.push_back(appointment("missed", 60, {RoleId{0}}, 1.0));
  service.pathways.push_back({"missed", {step("see", 1, 0, {discharge()})}});
  service.streams.push_back(stream("missed", 0, 1));
  for (Stream& s : service.streams) s.priorities[0].horizon_days = 1;
  wait_at_start(service, 0, 0, 3, 60);   // have waited 10, 30 and 50 days
  wait_at_start(service, 1, 0, 1, 200);  // has waited 100
  OneRun run{service};
  // Monday and Tuesday go to the one who is not there; the others are seen on Wednesday, Thursday and Friday.
  EXPECT_EQ(run.first_waits(), (Waits{{52, 1}, {33, 1}, {14, 1}}));
}

TEST(NotAttending, DischargesFollowUpsWithTheirWaitForTreatmentEnded) {
  Service service = device_clinic(ClockKind::treatment);
  service.appointments[1].dna = 1;
  service.booking.rebook_after_dna = 0;
  OneRun run{service};
  EXPECT_EQ(run.total(StreamSeries::treated), 0);
  EXPECT_EQ(only_wait(run.first_waits()), 30);
  EXPECT_EQ(only_wait(run.treatment_waits()), 40);  // the decision not to treat falls on day 11
}

TEST(Reporting, LeavesTheWarmUpOutButCountsTargetsThatComeAfterIt) {
  Service service = daily_clinic(5, 1, 2);
  service.calendar.warm_up_weeks = 2;
  service.streams[0].priorities[0].target = calendar_days(14);
  OneRun run{service};
  double arrived = 0;  // all of them, day by day, as the calendar and the draws say
  const ReplicationDraws draws{1, 0};
  const PoissonInversion count{1.0};
  std::vector<int> by_day;
  for (int day = -13; day <= 14; ++day) {
    const Date date = kMonday + Days{day - 1};
    const Entity who = entity(name_key("all"), static_cast<std::uint32_t>(date.days_since_1970()), 0);
    by_day.push_back(count(draws.uniform(Purpose::referral_count, who, 0)));
    if (day >= 1) arrived += by_day.back();
  }
  EXPECT_EQ(run.total(StreamSeries::referrals), arrived);
  // Everybody is seen within a few days; targets in the period are those of the warm-up's referrals.
  int warm_up = 0;
  for (std::size_t i = 0; i < 14; ++i) warm_up += by_day[i];
  EXPECT_EQ(run.totals().in_time_of, warm_up);
  EXPECT_EQ(run.totals().in_time, warm_up);
}

}  // namespace
}  // namespace headroom
