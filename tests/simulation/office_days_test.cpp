// Bookings are made on office days, whenever the clinics are.
// Day 1 is a Monday.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

constexpr WeekdaySet kMondays{true, false, false, false, false, false, false};
constexpr WeekdaySet kTuesdays{false, true, false, false, false, false, false};

/// Six slots on Mondays, for five or six referrals a week.
Service monday_clinic(double referrals) {
  Service service = one_step_clinic(6, 104);
  service.full_time_hours = Hours{6};
  service.streams[0].referrals_per_week = referrals;
  return service;
}

void expect_the_same_waits(const Service& one, const Service& other) {
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    const OneRun first{one, one, 1, replication}, second{other, other, 1, replication};
    EXPECT_GT(first.totals().first_count, 300);
    EXPECT_EQ(first.first_waits(), second.first_waits());
    EXPECT_EQ(first.waits_so_far(), second.waits_so_far());
    for (std::size_t week = 0; week < 104; ++week) {
      EXPECT_EQ(first.weekly(StreamSeries::unbooked, week), second.weekly(StreamSeries::unbooked, week));
      EXPECT_EQ(first.weekly(StreamSeries::first_seen, week), second.weekly(StreamSeries::first_seen, week));
    }
  }
}

TEST(OfficeDays, MakeAWeeklyClinicTheSameWhicheverWayItIsDescribed) {
  for (const int horizon : {1, 3, 7, 42}) {
    Service by_calendar = monday_clinic(5);
    by_calendar.streams[0].priorities[0].horizon_days = horizon;
    by_calendar.appointments[0].dna = 0.1;
    Service by_post = by_calendar;
    by_calendar.calendar.clinic_days = kMondays;
    by_post.posts[0].days = kMondays;
    SCOPED_TRACE(horizon);
    expect_the_same_waits(by_calendar, by_post);
  }
}

TEST(OfficeDays, MakeAWeeklyClinicTheSameWithBankHolidaysAndClosures) {
  Service by_calendar = monday_clinic(4);
  by_calendar.calendar.bank_holidays = Division::england_and_wales;
  for (int day = 0; day < 14; ++day) by_calendar.calendar.closed.push_back(Date{2026, 8, 3} + Days{day});
  by_calendar.posts[0].annual_leave_days = 27;
  Service by_post = by_calendar;
  by_calendar.calendar.clinic_days = kMondays;
  by_post.posts[0].days = kMondays;
  expect_the_same_waits(by_calendar, by_post);
}

TEST(OfficeDays, BookNothingOnOtherDays) {
  // Somebody is referred every day; bookings are made on Tuesdays, after that day's referrals, for a clinic
  // with room on every day: the seven of a week wait 7, 6, … 1 days.
  Service service = daily_clinic(8, 1, 4);
  service.streams[0].day_counts = DayCounts::steady;
  service.booking.office_days = kTuesdays;
  OneRun run{service};
  const Waits expected{{1, 4}, {2, 4}, {3, 3}, {4, 3}, {5, 3}, {6, 3}, {7, 3}};
  EXPECT_EQ(run.first_waits(), expected);
  for (Day day = 1; day <= 28;
       ++day)  // all on Wednesdays: those of Monday and Tuesday at first, then of a week
    EXPECT_EQ(run.booked(day), day == 3 ? 120 : day % 7 == 3 ? 420 : 0) << day;
  for (std::size_t week = 0; week < 4; ++week) EXPECT_EQ(run.weekly(StreamSeries::unbooked, week), 5);
}

TEST(OfficeDays, AreNoneWhereTheServiceIsClosedUnlessOpened) {
  Service service = daily_clinic(8, 1, 3);
  service.streams[0].day_counts = DayCounts::steady;
  service.booking.office_days = kTuesdays;
  service.calendar.closed = {kMonday + Days{8}};  // day 9
  OneRun closed{service};
  EXPECT_EQ(closed.booked(10), 0);
  EXPECT_EQ(closed.booked(17), 14 * 60 - 6 * 60);  // eight, the rest a day later
  EXPECT_EQ(closed.booked(18), 6 * 60);
  service.calendar.open = service.calendar.closed;
  OneRun open{service};
  EXPECT_EQ(open.booked(10), 7 * 60);
}

TEST(OfficeDays, DoNotStopTheBookingRunOnTheEve) {
  Service service = one_step_clinic(3, 1);
  service.booking.office_days = kTuesdays;
  wait_at_start(service, 0, 0, 5, 100);
  OneRun run{service};
  EXPECT_EQ(run.booked(1), 180);
  EXPECT_EQ(run.booked(2), 120);
}

TEST(OfficeDays, DoNotStopSameDayOffersOnClinicDays) {
  Service service = daily_clinic(8, 1, 2);
  service.streams[0].day_counts = DayCounts::steady;
  service.streams[0].priorities[0].notice = calendar_days(0);
  service.booking.office_days = kTuesdays;
  OneRun run{service};
  EXPECT_EQ(run.first_waits(), (Waits{{0, 14}}));
}

TEST(OfficeDays, AreMondayToFridayAndEveryClinicDayUnlessWritten) {
  Service service = daily_clinic(8, 1, 2);  // seven clinic days
  service.streams[0].day_counts = DayCounts::steady;
  EXPECT_EQ(OneRun{service}.first_waits(), (Waits{{1, 13}}));
  service.calendar.clinic_days = {true, true, true, true, true, false, false};
  service.full_time_hours = Hours{40};
  // Friday's, Saturday's and Sunday's patients on Monday and Tuesday: Saturday's and Sunday's are booked on
  // Monday.
  EXPECT_EQ(OneRun{service}.first_waits(), (Waits{{1, 8}, {2, 1}, {3, 2}}));
}

TEST(OpenDay, IsOneOnWhichThoseWhoMaySeeThePatientOpenMinutes) {
  // "a" sees patients on Mondays only, three a day; "b" does other work on every day. The week ends on a
  // Tuesday: eight wait at the start, three are booked on the eve for the first Monday, day 6, and three on
  // that day for the next, although the clinic is open on Tuesday and Wednesday.
  Service service = one_step_clinic(3, 2);
  service.full_time_hours = Hours{3};
  service.posts[0].days = kMondays;
  service.roles.emplace_back("other");
  service.posts.push_back(post("b", {RoleId{1}}));
  service.streams[0].priorities[0].horizon_days = 2;
  wait_at_start(service, 0, 0, 8, 100);
  service.calendar.start = kMonday + Days{2};
  OneRun run{service};
  EXPECT_EQ(run.booked(6), 180);
  EXPECT_EQ(run.booked(13), 180);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), 2);
}

TEST(OpenDay, IsOneAlsoWhereAllIsBooked) {
  // From Monday's run on the next Monday is full: nobody is booked beyond it until it is in the past.
  Service service = one_step_clinic(3, 2);
  service.full_time_hours = Hours{3};
  service.posts[0].days = kMondays;
  service.streams[0].priorities[0].horizon_days = 2;
  wait_at_start(service, 0, 0, 8, 100);
  OneRun run{service};
  EXPECT_EQ(run.booked(1), 180);
  EXPECT_EQ(run.booked(8), 180);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), 2);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 1), 0);
}

TEST(OpenDay, MayLieWeeksAwayWhereSessionsAreSeldom) {
  Service service = one_step_clinic(3, 12);
  Session clinic;
  clinic.day = Weekday::wednesday;
  clinic.length = Minutes{120};
  clinic.every_weeks = 6;
  clinic.starting = kMonday;
  service.posts[0].sessions = {clinic};  // days 3 and 45, and 87 after the end
  service.streams[0].priorities[0].horizon_days = 7;
  wait_at_start(service, 0, 0, 6, 100);
  OneRun run{service};
  EXPECT_EQ(run.booked(3), 120);
  EXPECT_EQ(run.booked(45), 120);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), 2);   // four in one run each: the eve and day 3
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 11), 0);  // from day 45 on for day 87
}

}  // namespace
}  // namespace headroom
