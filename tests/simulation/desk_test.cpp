// Work at the desk before a patient is seen, followed by hand.

#include <gtest/gtest.h>

#include "simulation/sick_days.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// One referral on each weekday, at an even pace. Administrators "admin" triage in ten minutes; then "a",
/// with so many slots a day, sees the patient.
Service triaged(double slots_a_day, int weeks) {
  Service service = one_step_clinic(slots_a_day, weeks);
  service.roles = {"clinician", "admin"};
  service.appointments.push_back(appointment("triage", 10, {RoleId{1}}));
  service.appointments[1].mode = Mode::desk;
  service.pathways[0].steps = {step("triage", 1, 0, {to(1)}), step("see", 0, 0, {discharge()})};
  service.posts.push_back(post("admin", {RoleId{1}}));
  service.posts[1].has_job_plan = false;
  service.streams[0].referrals_per_week = 5;
  service.streams[0].day_counts = DayCounts::steady;
  return service;
}

TEST(Desk, IsDoneTheSameDayAndSeesNobody) {
  OneRun run{triaged(2, 2)};
  // Referred and triaged today, booked today for the next clinic day: a wait of 1, Friday's of 3.
  EXPECT_EQ(run.first_waits(), (Waits{{1, 8}, {3, 1}}));
  for (std::size_t week : {0U, 1U}) {
    EXPECT_EQ(run.weekly(StreamSeries::referrals, week), 5);
    EXPECT_EQ(run.weekly(StreamSeries::first_seen, week), week == 0 ? 4 : 5);
    EXPECT_EQ(run.weekly(StreamSeries::waiting, week), 1);
    EXPECT_EQ(run.weekly(StreamSeries::unbooked, week), 0);
    EXPECT_FLOAT_EQ(static_cast<float>(run.weekly(PostSeries::dcc_booked, week, 1)), 50 / 60.0F);
    EXPECT_EQ(run.weekly(PostSeries::dcc_booked, week, 0), week == 0 ? 4 : 5);
    EXPECT_EQ(run.weekly(StreamSeries::did_not_attend, week), 0);
    EXPECT_EQ(run.weekly(StreamSeries::treated, week), 0);
  }
  EXPECT_EQ(run.seen().ledger.appointments.attended, 10 + 9);
  EXPECT_EQ(run.booked(1, "admin"), 10);
}

TEST(Desk, TakesNoNoticeOfTheNotice) {
  Service service = triaged(2, 2);
  service.streams[0].priorities[0].notice = calendar_days(3);
  OneRun run{service};
  // Triaged on the day of referral, seen three days later: days 4 and 5 (11 and 12). Wednesday's and
  // Thursday's are seen on day 8, which is then full, and Friday's on day 9.
  EXPECT_EQ(run.first_waits(), (Waits{{3, 4}, {4, 2}, {5, 1}}));
}

TEST(Desk, BookedForLaterLeavesThePatientUnbooked) {
  Service service = triaged(2, 3);
  service.posts[1].days = WeekdaySet{false, true, false, false, false, false, false};  // Tuesdays
  service.posts[1].roles = {RoleId{1}};
  OneRun run{service};
  // Tuesdays are days 2, 9 and 16. Referred on Monday: booked for day 2, which is triaged before Tuesday's
  // referral,seen at once at the desk, as there is time. Seen by "a" on Wednesday: waits of 2 and 1. From
  // then on 7 and 6 (of Wednesday and Thursday, on Wednesday), 6 and 3 (of Friday and Monday, on Thursday)
  // and 3 (of Tuesday, on Friday).
  EXPECT_EQ(run.weekly(StreamSeries::waiting, 0), 3);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), 3);  // at a desk next Tuesday is no appointment
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0), 2);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 1), 5);
  EXPECT_EQ(run.weekly(StreamSeries::caseload, 1), 3);
  EXPECT_EQ(run.booked(2, "admin"), 20);
  EXPECT_EQ(run.booked(9, "admin"), 50);
  for (std::size_t week : {1U, 2U}) {
    // Day 10: of Wednesday and Thursday; day 11: of Friday and Monday; day 12: of Tuesday.
    EXPECT_EQ(run.booked(10 + 7 * (static_cast<int>(week) - 1), "a"), 120);
    EXPECT_EQ(run.booked(11 + 7 * (static_cast<int>(week) - 1), "a"), 120);
    EXPECT_EQ(run.booked(12 + 7 * (static_cast<int>(week) - 1), "a"), 60);
  }
  EXPECT_EQ(run.first_waits(), (Waits{{1, 1}, {2, 1}, {7, 2}, {6, 4}, {3, 4}}));
}

TEST(Desk, CannotBeMissed) {
  Service service = triaged(2, 2);
  for (Appointment& a : service.appointments) a.dna = 1;
  service.booking.rebook_after_dna = 0;
  OneRun run{service};
  EXPECT_EQ(run.total(StreamSeries::did_not_attend), 9);  // who came through the desk was not there
  EXPECT_EQ(run.total(StreamSeries::first_seen), 0);
  EXPECT_EQ(run.weekly(StreamSeries::waiting, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 1), 0);
}

TEST(Desk, MayTurnSomebodyAway) {
  for (const ClockKind clock : {ClockKind::first, ClockKind::treatment}) {
    Service service = triaged(2, 2);
    service.pathways[0].steps[0].next = {discharge()};
    service.pathways[0].steps[1].stops_clock = true;
    service.streams[0].clock = clock;
    service.streams[0].priorities[0].target = calendar_days(3);
    OneRun run{service};
    EXPECT_EQ(run.total(StreamSeries::discharged), 10);
    EXPECT_EQ(run.total(StreamSeries::first_seen), 0);
    EXPECT_EQ(run.total(StreamSeries::treated), 0);
    EXPECT_EQ(run.weekly(StreamSeries::waiting, 1), 0);
    EXPECT_EQ(run.weekly(StreamSeries::unbooked, 1), 0);
    EXPECT_EQ(run.weekly(StreamSeries::over_target, 1), 0);
    EXPECT_EQ(run.totals().first_count, 0);
    // Nobody completed a wait for a first appointment; for treatment it is the decision not to treat, today.
    EXPECT_EQ(run.totals().in_time_of, clock == ClockKind::first ? 0 : 9);  // referred by day 11
    EXPECT_EQ(run.totals().in_time, run.totals().in_time_of);
    EXPECT_EQ(run.treatment_waits(), (Waits{{0, 10}}));
  }
}

TEST(Desk, HasBeenPassedByThoseWhoWaitAtTheStart) {
  Service service = triaged(2, 1);
  service.streams[0].referrals_per_week = 0;
  wait_at_start(service, 0, 0, 4, 4);
  OneRun run{service};
  EXPECT_EQ(run.total(PostSeries::dcc_booked, 1), 0);
  EXPECT_EQ(run.booked(1, "a"), 120);
  EXPECT_EQ(run.booked(2, "a"), 120);
  EXPECT_EQ(run.total(StreamSeries::first_seen), 4);
}

TEST(Desk, LeadsThoseWhoWaitToTheFirstAppointmentThatMostComeTo) {
  // triage -> ask 60%, see 25%, phone 15%; ask -> triage. Whoever waits has come to see, however long it
  // took.
  Service service = triaged(2, 1);
  service.streams[0].referrals_per_week = 0;
  service.appointments.push_back(appointment("call", 20, {RoleId{0}}));
  service.pathways[0].steps = {step("triage", 1, 0, {to(1, 0.6), to(2, 0.25), to(3, 0.15)}),
                               step("ask", 1, 0, {to(0)}), step("see", 0, 0, {discharge()}),
                               step("phone", 2, 0, {discharge()})};
  wait_at_start(service, 0, 0, 2, 2);
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 120);
  EXPECT_EQ(run.total(PostSeries::dcc_booked, 1), 0);
  // Where all is desk work they wait for the first of it.
  for (Step& s : service.pathways[0].steps) s.appointment = AppointmentId{1};
  service.pathways[0].steps[0].next = {to(1)};
  service.pathways[0].steps[1].next = {discharge()};
  OneRun desk{service};
  EXPECT_EQ(desk.booked(1, "admin"), 40);
}

TEST(Desk, OfFollowUpsIsNoVisit) {
  // Seen on Monday; an order is written at the desk a week later, and a fitting is due a week after that.
  Service service = triaged(2, 4);
  service.streams[0].referrals_per_week = 0;
  service.pathways[0].steps = {step("see", 0, 0, {to(1)}), step("order", 1, 7, {to(2)}),
                               step("fit", 0, 7, {discharge()})};
  service.pathways[0].steps[2].stops_clock = true;
  wait_at_start(service, 0, 0, 1, 1);
  OneRun run{service};
  EXPECT_EQ(run.first_waits(), (Waits{{1, 1}}));
  EXPECT_EQ(run.booked(8, "admin"), 10);
  EXPECT_EQ(run.booked(15, "a"), 60);
  EXPECT_EQ(run.treatment_waits(), (Waits{{15, 1}}));
  EXPECT_EQ(run.weekly(StreamSeries::follow_ups_overdue, 1), 0);
  EXPECT_EQ(run.weekly(StreamSeries::caseload, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::caseload, 2), 0);
}

// Referrals on Wednesdays, and two triage on Tuesdays: day 9. "admin", with more time, is to do it and is
// off.
TEST(Desk, IsCoveredLikeAnyWork) {
  Service service = triaged(2, 2);
  service.posts[1].days = WeekdaySet{false, true, false, false, false, false, false};
  service.posts.push_back(post("spare", {RoleId{1}}, {0.5}));
  service.posts[2].days = service.posts[1].days;
  service.streams[0].referrals_per_week = 1;
  service.streams[0].weekdays = {0, 0, 1, 0, 0, 0, 0};
  fall_ill(service, 1, 0.1, {1});
  OneRun cancelled = run_with(service, {{"admin", 9, 9}});
  EXPECT_EQ(covered(cancelled), (Covered{0, 0, 0, 0}));  // no patient's appointment
  EXPECT_EQ(cancelled.total(StreamSeries::cancelled_by_service, 0), 0);
  EXPECT_EQ(cancelled.seen().ledger.appointments.cancelled_by_service, 1);
  EXPECT_EQ(cancelled.weekly(StreamSeries::waiting, 1), 2);
  EXPECT_EQ(cancelled.weekly(StreamSeries::unbooked, 1), 2);  // each counts once
  EXPECT_EQ(cancelled.booked(9), 0);                          // again next Tuesday
  service.cover.order = {CoverBy::colleagues};
  OneRun helped = run_with(service, {{"admin", 9, 9}});
  EXPECT_EQ(covered(helped), (Covered{1, 0, 0, 0}));
  EXPECT_EQ(helped.booked(9, "spare"), 10);
  EXPECT_EQ(helped.booked(10, "a"), 60);
  EXPECT_EQ(helped.weekly(StreamSeries::waiting, 1), 1);
}

}  // namespace
}  // namespace headroom
