// Cover by colleagues, by the bank or not at all, minute by minute.
// Everybody's clinic: four slots of an hour a day, as in `half_day_clinic`.

#include <gtest/gtest.h>

#include "simulation/sick_days.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// "a" is off on day 1 only. Six wait, 6 to 1 days: on the eve "a" gets 6, 4 and 2, "b" 5, 3 and 1.
Service six_wait() {
  Service service = half_day_clinic(2, 1);
  fall_ill(service, 1, 0.1, {0});
  wait_in_order(service, 0, 6);
  return service;
}

TEST(Cover, IsCancellingWhereNothingElseIsSaid) {
  OneRun run = run_with(six_wait(), {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{0, 0, 0, 3}));
  EXPECT_EQ(run.booked(1, "a"), 0);
  EXPECT_EQ(run.booked(1, "b"), 180);
  // Cancelled before others and from tomorrow on: 6, 4 and 2 are seen on day 2 after a day more.
  EXPECT_EQ(run.first_waits(), (Waits{{1, 1}, {3, 2}, {5, 2}, {7, 1}}));
  EXPECT_EQ(run.booked(2), 180);
  EXPECT_EQ(run.total(StreamSeries::cancelled_by_service), 3);
  EXPECT_EQ(run.totals().after_cancellation_count, 3);
  EXPECT_EQ(run.totals().after_cancellation_days, 3);
  const Ledger::Appointments& a = run.seen().ledger.appointments;
  EXPECT_EQ(a.booked_at_start, 6);
  EXPECT_EQ(a.made, 3);
  EXPECT_EQ(a.attended, 6);
}

TEST(Cover, ByColleaguesFillsTheirFreeMinutesOfTheDay) {
  Service service = six_wait();
  service.cover.order = {CoverBy::colleagues, CoverBy::cancel};
  OneRun run = run_with(service, {{"a", 1, 1}});
  // "b" has one slot left, for who has waited longest.
  EXPECT_EQ(covered(run), (Covered{1, 0, 0, 2}));
  EXPECT_EQ(run.booked(1, "a"), 0);
  EXPECT_EQ(run.booked(1, "b"), 240);
  EXPECT_EQ(run.first_waits(), (Waits{{1, 1}, {3, 2}, {5, 2}, {6, 1}}));
  EXPECT_EQ(run.booked(2), 120);
  EXPECT_EQ(run.totals().after_cancellation_count, 2);
  EXPECT_EQ(run.seen().ledger.appointments.made, 2);  // what is covered remains the appointment it was
  EXPECT_EQ(run.total(PostSeries::lost_sickness, 0), 8);
  // While "a" is off no day of theirs takes bookings, so that the two of day 2 are with "b".
  EXPECT_EQ(run.total(PostSeries::dcc_booked, 1), 4 + 2);
  EXPECT_EQ(run.total(PostSeries::bank, 0), 0);
}

TEST(Cover, WantsTheWholeAppointment) {
  // Two of 90 minutes with each of the two: an hour is left of the four.
  Service service = six_wait();
  service.streams[0].waiting = {};
  wait_in_order(service, 0, 4);
  service.appointments[0].minutes = Minutes{90};
  service.appointments.push_back(appointment("short", 30, {RoleId{0}}));
  service.cover.order = {CoverBy::colleagues};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 2}));
  service.appointments[0].minutes = Minutes{80};  // two hours and forty minutes, and eighty minutes
  service.appointments[1].minutes = Minutes{40};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{1, 0, 0, 1}));
}

TEST(Cover, IsNotSoughtAfterCancellingAndEndsWithItAnyhow) {
  Service service = six_wait();
  service.cover.order = {CoverBy::cancel, CoverBy::colleagues};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 3}));
  service.cover.order = {CoverBy::colleagues};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{1, 0, 0, 2}));
}

// Three holders, "a" and "b" off on day 1. Routine patients wait 6 to 1 days with a target of 20, urgent ones
// 3 to 1 days with one of 200: by target date a gets r6, r3, u3, b r5, r2, u2 and c r4, r1, u1. Cover goes by
// priority, then target date, whoever is off.
TEST(Cover, GoesByPriorityThenTargetDateWhoeverIsOff) {
  for (int slots = 3; slots <= 7; ++slots) {
    Service service = half_day_clinic(3, 1);
    service.streams[0].priorities = {priority("urgent", 0.5, 200), priority("routine", 0.5, 20)};
    wait_in_order(service, 0, 3);
    wait_in_order(service, 1, 6);
    fall_ill(service, 1, 0.1, {0, 1});
    service.cover.order = {CoverBy::colleagues};
    service.full_time_hours = Hours{10.0 * slots};
    OneRun run = run_with(service, {{"a", 1, 1}, {"b", 1, 1}});
    const int free = std::min(6, slots - 3);
    EXPECT_EQ(covered(run), (Covered{free, 0, 0, 6 - free}));
    // In this order of cover; who is left is booked with "c", by target date, from day 2 on.
    std::vector<std::pair<int, int>> stranded{{0, 3}, {0, 2}, {1, 6}, {1, 5}, {1, 3}, {1, 2}};
    std::array<Waits, 2> waits{Waits{{1, 1}}, Waits{{1, 1}, {4, 1}}};
    for (int i = 0; i < free; ++i) {
      const auto [rank, days] = stranded[static_cast<std::size_t>(i)];
      ++waits[static_cast<std::size_t>(rank)][days];
    }
    stranded.erase(stranded.begin(), stranded.begin() + free);
    std::stable_partition(stranded.begin(), stranded.end(), [](auto who) { return who.first == 1; });
    for (std::size_t i = 0; i < stranded.size(); ++i) {
      const auto [rank, days] = stranded[i];
      ++waits[static_cast<std::size_t>(rank)][days + 1 + static_cast<int>(i) / slots];
    }
    EXPECT_EQ(run.first_waits(0), waits[0]) << slots;
    EXPECT_EQ(run.first_waits(1), waits[1]) << slots;
  }
}

/// "a" alone sees the patients of the north on day 1 and is off; on the eve "b" is no help, or cannot be.
/// Four wait.
Service north_and_south() {
  Service service = half_day_clinic(2, 1);
  service.sites = {"north", "south"};
  service.streams[0].sites = {SiteId{0}};
  service.posts[0].sites_on.fill({SiteId{0}});
  service.posts[1].plan = {1, 0, 0, 0};
  fall_ill(service, 1, 0.1, {0});
  service.cover.order = {CoverBy::colleagues};
  wait_in_order(service, 0, 4);
  return service;
}

Session monday_session(int minutes) {
  Session made;
  made.day = Weekday::monday;
  made.start_minute = 540;
  made.length = Minutes{minutes};
  made.starting = kMonday;
  return made;
}

TEST(Cover, AsksOnlyThoseWhoMaySeeThePatientThere) {
  // Whoever could be asked takes half of the four on the eve, and covers the others: two of them.
  const auto helped = [](const Service& service) {
    OneRun run = run_with(service, {{"a", 1, 1}});
    EXPECT_EQ(run.booked(1, "a"), 0);
    EXPECT_EQ(run.booked(1, "b"), run.seen().covered[0] > 0 ? 240 : 0);
    return covered(run);
  };
  constexpr Covered kHelped{2, 0, 0, 0}, kNotHelped{0, 0, 0, 4};
  Service service = north_and_south();
  service.posts[1].plan = {0.5, 0.25, 0.25, 0};
  EXPECT_EQ(helped(service), kHelped);  // bound to no site
  service.posts[1].sites_on.fill({SiteId{1}, SiteId{0}});
  EXPECT_EQ(helped(service), kHelped);
  service.posts[1].sites_on[0] = {SiteId{1}};
  EXPECT_EQ(helped(service), kNotHelped);
  service.streams[0].sites = {};
  EXPECT_EQ(helped(service), kHelped);
  service.streams[0].sites = {SiteId{0}, SiteId{1}};
  EXPECT_EQ(helped(service), kHelped);
  service.roles.push_back("other");
  service.posts[1].roles = {RoleId{1}};
  EXPECT_EQ(helped(service), kNotHelped);
}

TEST(Cover, AsksOnlyInSessionsForTheStream) {
  Service service = north_and_south();
  service.streams.push_back(stream("others", 0));
  service.posts[1].sessions = {monday_session(240)};
  service.posts[1].sessions[0].streams = {StreamId{1}};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 4}));
  service.posts[1].sessions[0].site = SiteId{1};
  service.posts[1].sessions[0].streams = {};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 4}));
  service.posts[1].outside_sessions = true;  // four of Monday's eight hours are outside the session
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{2, 0, 0, 0}));
  service.posts[1].outside_sessions = false;
  service.posts[1].sessions[0].site = SiteId{0};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{2, 0, 0, 0}));
}

TEST(Cover, PrefersTheRoleNamedFirstToMoreFreeMinutes) {
  // Seniors "a" and "c" before junior "b", who has all of the day free.
  Service service = half_day_clinic(3, 1);
  service.roles = {"senior", "junior"};
  service.appointments[0].by = {RoleId{0}, RoleId{1}};
  service.posts[1].roles = {RoleId{1}};
  fall_ill(service, 1, 0.1, {0});
  service.cover.order = {CoverBy::colleagues};
  wait_in_order(service, 0, 6);  // "a" three, "c" three
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{3, 0, 0, 0}));
  EXPECT_EQ(run.booked(1, "c"), 240);
  EXPECT_EQ(run.booked(1, "b"), 120);
}

/// One patient, seen on Monday by "a", the only one there, and due for a review on Tuesday, for which "a" has
/// them again under continuity; "b", with more time, starts on Tuesday.
Service review_with(Continuity continuity) {
  Service service = half_day_clinic(2, 2);
  service.appointments.push_back(appointment("review", 60, {RoleId{0}}));
  service.pathways[0].steps = {step("see", 0, 0, {to(1)}), step("review", 1, 1, {discharge()})};
  service.posts[1].from = kMonday + Days{1};
  service.posts[1].plan = {1, 0, 0, 0};
  service.booking.continuity = continuity;
  service.cover.order = {CoverBy::colleagues};
  fall_ill(service, 1, 0.1, {0});
  wait_in_order(service, 0, 1);
  return service;
}

TEST(Cover, LeavesPatientsToWhoeverHasToSeeThem) {
  OneRun prefers = run_with(review_with(Continuity::prefer), {{"a", 2, 2}});
  EXPECT_EQ(covered(prefers), (Covered{1, 0, 0, 0}));
  EXPECT_EQ(prefers.booked(2, "b"), 60);
  OneRun requires_it = run_with(review_with(Continuity::require), {{"a", 2, 2}});
  EXPECT_EQ(covered(requires_it), (Covered{0, 0, 0, 1}));
  EXPECT_EQ(requires_it.booked(2, "b"), 0);
  EXPECT_EQ(requires_it.booked(4, "a"), 60);  // "a" is back on day 3, and booked again from that day's run on
  EXPECT_EQ(requires_it.total(StreamSeries::discharged), 1);
}

TEST(Cover, PrefersWhoeverSawThePatientLast) {
  // "a" sees on Monday, is off on Tuesday, "b" covers Tuesday's review; the next one, on Wednesday, is with
  // "b" again under continuity, although "c", with all of the day, has more time.
  Service service = review_with(Continuity::prefer);
  service.pathways[0].steps[1].next = {to(2)};
  service.pathways[0].steps.push_back(step("again", 1, 1, {discharge()}));
  service.posts.push_back(post("c", {RoleId{0}}));
  service.posts[2].from = kMonday + Days{2};
  service.posts[1].plan = {0.6, 0.2, 0.2, 0};
  OneRun run = run_with(service, {{"a", 2, 2}});
  EXPECT_EQ(run.booked(2, "b"), 60);
  EXPECT_EQ(run.booked(3, "b"), 60);
  EXPECT_EQ(run.booked(3, "c"), 0);
}

// "a" and "b" have two slots a day. "b" is off when the run begins, to day 9, so that twenty patients are
// booked with "a" on days 1 to 5 and 8 to 12; "a" is off on days 3 to 12, of which day 10 is the eighth.
TEST(Cover, OfAllRemainingDaysComesOnTheEighth) {
  Service service = one_step_clinic(2, 4);
  service.posts.push_back(post("b", {RoleId{0}}));
  wait_in_order(service, 0, 20);
  fall_ill(service, 10, 0.2, {0, 1});
  const std::vector<Off> off{{"a", 3, 12}, {"b", 0, 9}};
  for (const bool helps : {true, false}) {
    service.cover.order = {helps ? CoverBy::colleagues : CoverBy::cancel};
    OneRun run = run_with(service, off);
    // Days 3, 4, 5, 8 and 9 find nobody. On day 10 "b" is back, and free on days 10, 11 and 12.
    EXPECT_EQ(covered(run), helps ? (Covered{6, 0, 0, 10}) : (Covered{0, 0, 0, 16}));
    EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 0), 6);
    EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 1), helps ? 4 : 10);
    for (Day day : {1, 2}) EXPECT_EQ(run.booked(day, "a"), 120);
    for (Day day : {3, 4, 5, 8, 9}) EXPECT_EQ(run.booked(day), 0);
    EXPECT_EQ(run.booked(10, "b"), helps ? 120 : 0);
    // The run of day 10 books the cancelled with "b" alone: from day 11, or when the covered leave room.
    for (Day day : {11, 12}) EXPECT_EQ(run.booked(day, "b"), 120);
    for (Day day : {15, 16, 17, 18, 19}) EXPECT_EQ(run.booked(day, "b"), 120);
    EXPECT_EQ(run.booked(22, "b"), helps ? 0 : 120);
    for (Day day = 3; day <= 28; ++day) EXPECT_EQ(run.booked(day, "a"), 0);
  }
}

// The bank: the whole appointment, within the week's hours, which are in the week of the post that is off.

TEST(Bank, WorksItsHoursOfTheWeek) {
  Service service = half_day_clinic(2, 2);
  fall_ill(service, 1, 0.1, {0, 1});
  wait_in_order(service, 0, 20);  // eight a day on days 1 and 2, four on day 3
  service.cover.order = {CoverBy::bank, CoverBy::cancel};
  for (const auto& [hours, calls] :
       std::vector<std::pair<double, int>>{{0, 0}, {2.99, 2}, {3, 3}, {5.5, 5}}) {
    service.cover.bank = Bank{Hours{hours}, std::nullopt};
    // "a" is off on Monday, "b" on Tuesday: four appointments each.
    OneRun run = run_with(service, {{"a", 1, 1}, {"b", 2, 2}});
    EXPECT_EQ(covered(run), (Covered{0, 0, calls, 8 - calls})) << hours;
    EXPECT_EQ(run.weekly(PostSeries::bank, 0, 0), std::min(calls, 4)) << hours;
    EXPECT_EQ(run.weekly(PostSeries::bank, 0, 1), std::max(0, calls - 4)) << hours;
    EXPECT_EQ(run.weekly(PostSeries::bank, 1, 0) + run.weekly(PostSeries::bank, 1, 1), 0);
    EXPECT_EQ(run.booked(1), 240);  // bank hours are in nobody's diary
    EXPECT_EQ(run.total(StreamSeries::first_seen), 20);
  }
}

TEST(Bank, HasItsHoursAnewEachWeekFromTheFirstSimulatedDay) {
  Service service = half_day_clinic(1, 3);
  fall_ill(service, 4, 0.2, {0});
  wait_in_order(service, 0, 40);  // four a day to day 12
  service.cover.order = {CoverBy::bank};
  service.cover.bank = Bank{Hours{5}, std::nullopt};
  OneRun run = run_with(service, {{"a", 5, 8}});  // Friday to Monday
  EXPECT_EQ(covered(run), (Covered{0, 0, 8, 0}));
  EXPECT_EQ(run.weekly(PostSeries::bank, 0), 4);
  EXPECT_EQ(run.weekly(PostSeries::bank, 1), 4);
}

TEST(Bank, IsNotCalledWithoutHours) {
  Service service = six_wait();
  service.cover.order = {CoverBy::bank};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 3}));
}

TEST(Bank, WorksAtTheStandardPace) {
  Service service = half_day_clinic(1, 1);
  service.posts[0].productivity = 0.5;  // two hours for one patient: two a day
  fall_ill(service, 1, 0.1, {0});
  wait_in_order(service, 0, 2);
  service.cover.order = {CoverBy::bank};
  service.cover.bank = Bank{Hours{10}, std::nullopt};
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{0, 0, 2, 0}));
  EXPECT_EQ(run.total(PostSeries::bank), 2);
}

TEST(Bank, ComesBeforeOrAfterColleaguesAsWritten) {
  Service service = six_wait();
  service.cover.bank = Bank{Hours{1}, std::nullopt};
  service.cover.order = {CoverBy::bank, CoverBy::colleagues};
  OneRun bank_first = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(bank_first), (Covered{1, 0, 1, 1}));
  EXPECT_EQ(bank_first.booked(1, "b"), 240);
  service.cover.order = {CoverBy::colleagues, CoverBy::bank};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{1, 0, 1, 1}));
  service.cover.bank = Bank{Hours{3}, std::nullopt};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{1, 0, 2, 0}));
  service.cover.order = {CoverBy::bank, CoverBy::colleagues};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 3, 0}));
}

TEST(CoveredPatients, WhoDoNotComeAreRebookedOrDischargedLikeAnybody) {
  Service service = six_wait();
  service.appointments[0].dna = 1;
  service.booking.rebook_after_dna = 0;
  service.cover.order = {CoverBy::colleagues, CoverBy::bank};
  service.cover.bank = Bank{Hours{1}, std::nullopt};
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{1, 0, 1, 1}));
  EXPECT_EQ(run.booked(1, "b"), 240);  // the minutes are gone all the same
  EXPECT_EQ(run.weekly(PostSeries::dcc_attended, 0, 1), 0);
  EXPECT_EQ(run.total(PostSeries::bank), 1);
  EXPECT_EQ(run.total(StreamSeries::did_not_attend), 6);
  EXPECT_EQ(run.total(StreamSeries::discharged), 6);
  EXPECT_EQ(run.weekly(StreamSeries::waiting, 0), 0);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), 0);
  EXPECT_EQ(run.totals().after_cancellation_count, 0);  // who was cancelled missed the next one, too
  service.booking.rebook_after_dna = 1;
  OneRun again = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(again.total(StreamSeries::did_not_attend), 12);
  // The cancelled one and three who missed with "b" on day 2; the other two on day 3, and the one again.
  EXPECT_EQ(again.booked(2, "b"), 240);
  EXPECT_EQ(again.booked(3), 180);
  EXPECT_EQ(again.weekly(StreamSeries::unbooked, 0), 0);
}

TEST(JobPlanNone, OpensAllHoursAndHasNoTimeToTake) {
  Service service = half_day_clinic(2, 1);
  service.posts[1].has_job_plan = false;
  service.posts[1].plan = {1, 0, 0, 0};
  fall_ill(service, 1, 0.1, {0});
  wait_in_order(service, 0, 13);  // "b", with eight slots, gets most
  service.cover.order = {CoverBy::protected_time};
  service.cover.protected_time_limit = 1;
  OneRun run = run_with(service, {{"a", 1, 1}});
  // "b" has 8 slots and "a" 4 on day 1: all are full, and number 13 is on day 2.
  EXPECT_EQ(covered(run), (Covered{0, 0, 0, 4}));
  EXPECT_TRUE(run.seen().protected_uses.empty());
  EXPECT_EQ(run.weekly(PostSeries::contracted, 0, 1), 40);
  EXPECT_EQ(run.weekly(PostSeries::dcc_opened, 0, 1), 40);
  EXPECT_EQ(run.weekly(PostSeries::dcc_booked, 0, 1) + run.weekly(PostSeries::dcc_unused, 0, 1), 40);
  EXPECT_EQ(hours(run, CategorySeries::delivered_hours, Category::spa, 0, 1), 0);
}

}  // namespace
}  // namespace headroom
