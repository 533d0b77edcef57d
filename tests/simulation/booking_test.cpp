// Clinics followed by hand: who is seen when and by whom.
// Day 1 is a Monday; the patients are those who wait at the start, whose clocks started on known days, and
// whose first bookings are made on the eve, day 0.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

TEST(Booking, SeesTheLongestWaitingFirstAtSoManyADay) {
  Service service = one_step_clinic(3, 1);
  wait_at_start(service, 0, 0, 10, 100);  // have waited 5, 15, … 95 days
  service.streams[0].priorities[0].target = calendar_days(60);
  OneRun run{service};
  // Three a day: 95 85 75 on Monday, 65 55 45 a day later, 35 25 15 two days later, 5 three days later.
  const Waits expected{{95, 1}, {85, 1}, {75, 1}, {66, 1}, {56, 1},
                       {46, 1}, {37, 1}, {27, 1}, {17, 1}, {8, 1}};
  EXPECT_EQ(run.first_waits(), expected);
  EXPECT_EQ(run.totals().first_days, 512);
  EXPECT_EQ(run.weekly(StreamSeries::wait_first_p50, 0), 46);  // the fifth of ten
  EXPECT_EQ(run.weekly(StreamSeries::wait_first_p92, 0), 95);  // the tenth: 9.2 rounded up
  // Target dates are day 1 - waited + 60: only that of the patient who had waited 55 (day 6) is in the week.
  EXPECT_EQ(run.totals().in_time_of, 1);
  EXPECT_EQ(run.totals().in_time, 1);
  EXPECT_EQ(run.totals().within_target_of, 10);
  EXPECT_EQ(run.totals().within_target, 6);  // 56 46 37 27 17 8
  EXPECT_EQ(run.booked(1), 180);
  EXPECT_EQ(run.booked(4), 60);
  EXPECT_EQ(run.booked(5), 0);
}

TEST(Booking, BooksNoLaterThanTheHorizon) {
  Service service = one_step_clinic(1, 1);
  wait_at_start(service, 0, 0, 10, 100);
  // Five are booked on the eve or later for days 1 to 5. On Friday, day 5, the run reaches Friday of next
  // week with a horizon of 7 days, so that days 8 to 12 are all given away; with 3 days it reaches Monday
  // only.
  for (const auto& [horizon, unbooked] : std::vector<std::pair<int, int>>{{7, 0}, {3, 4}, {5, 2}}) {
    service.streams[0].priorities[0].horizon_days = horizon;
    OneRun run{service};
    EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0), 5) << horizon;
    EXPECT_EQ(run.weekly(StreamSeries::waiting, 0), 5) << horizon;
    EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0), unbooked) << horizon;
  }
}

TEST(Booking, ExtendsAWindowWithoutAnOpenDayToTheNextOne) {
  Service service = one_step_clinic(1, 2);
  service.calendar.closed = {kMonday + Days{7}};
  service.streams[0].priorities[0].horizon_days = 2;
  wait_at_start(service, 0, 0, 30, 100);
  // On Friday the window of Saturday and Sunday goes on to Tuesday, day 9, since Monday is closed. Without
  // that nobody would be booked before Tuesday's run, for Wednesday.
  OneRun run{service};
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0), 5);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 1), 4);
  EXPECT_EQ(run.booked(8), 0);
  EXPECT_EQ(run.booked(9), 60);
}

/// Waits of referrals that all come on one weekday to a clinic with room for everybody.
Waits waits_after(std::size_t weekday, LeadTime notice, std::vector<Date> closed = {}) {
  Service service = one_step_clinic(20, 4);
  service.calendar.closed = std::move(closed);
  Stream& stream = service.streams[0];
  stream.referrals_per_week = 3;
  stream.weekdays.fill(0);
  stream.weekdays[weekday] = 1;
  stream.priorities[0].notice = notice;
  return OneRun{service}.first_waits();
}

TEST(Booking, GivesNoticeInCalendarDaysAndThenTakesTheNextOpenDay) {
  EXPECT_EQ(only_wait(waits_after(0, calendar_days(1))), 1);  // Monday -> Tuesday
  EXPECT_EQ(only_wait(waits_after(0, calendar_days(7))), 7);
  EXPECT_EQ(only_wait(waits_after(4, calendar_days(1))), 3);  // Friday -> Monday
  EXPECT_EQ(only_wait(waits_after(4, calendar_days(3))), 3);
  EXPECT_EQ(only_wait(waits_after(4, calendar_days(4))), 4);
  EXPECT_EQ(only_wait(waits_after(2, calendar_days(3))), 5);  // Wednesday + 3 = Saturday -> Monday
}

TEST(Booking, GivesNoticeInWorkingDays) {
  EXPECT_EQ(only_wait(waits_after(4, working_days(1))), 3);  // Friday -> Monday
  EXPECT_EQ(only_wait(waits_after(0, working_days(5))), 7);  // Monday + 5 clinic days = Monday
  EXPECT_EQ(only_wait(waits_after(3, working_days(2))), 4);  // Thursday -> Friday, Monday
}

TEST(Booking, CountsNoClosedDayAsAWorkingDay) {
  std::vector<Date> mondays;
  for (int week = 0; week < 8; ++week) mondays.push_back(kMonday + Days{7 * week});
  EXPECT_EQ(only_wait(waits_after(4, working_days(1), mondays)), 4);  // Friday -> Tuesday
  EXPECT_EQ(only_wait(waits_after(4, working_days(2), mondays)), 5);
}

TEST(Booking, SeesNobodySoonerThanTheNextRunAllowsAfterAReferralOnAClosedDay) {
  // Saturday's referral meets its first run on Monday and is booked for Tuesday.
  EXPECT_EQ(only_wait(waits_after(5, calendar_days(1))), 3);
  EXPECT_EQ(only_wait(waits_after(6, calendar_days(1))), 2);
}

TEST(Booking, WaivesNoticeOnTheEve) {
  Service service = one_step_clinic(5, 1);
  service.streams[0].priorities[0].notice = calendar_days(20);
  wait_at_start(service, 0, 0, 5, 100);
  EXPECT_EQ(OneRun{service}.booked(1), 300);
}

TEST(SameDay, SeesThoseWithoutNoticeAtOnce) {
  Service service = daily_clinic(20, 2, 8);
  service.streams[0].priorities[0].notice = calendar_days(0);
  OneRun run{service};
  EXPECT_EQ(run.total(StreamSeries::first_seen), run.total(StreamSeries::referrals));
  EXPECT_GT(run.total(StreamSeries::referrals), 50);
  EXPECT_EQ(only_wait(run.first_waits()), 0);
  EXPECT_EQ(run.weekly(StreamSeries::waiting, 7), 0);
}

TEST(SameDay, WaitsForTheNextOpenDay) {
  EXPECT_EQ(only_wait(waits_after(5, calendar_days(0))), 2);  // Saturday -> Monday
  EXPECT_EQ(only_wait(waits_after(2, calendar_days(0))), 0);
}

TEST(SameDay, GivesWardPatientsOnlyTheMinutesThatAreLeft) {
  Service service = one_step_clinic(2, 1);
  service.streams.push_back(stream("ward", 10));
  service.streams[1].weekdays = {1, 0, 0, 0, 0, 0, 0};
  service.streams[1].priorities[0].notice = calendar_days(0);
  service.streams[1].priorities[0].horizon_days = 0;
  wait_at_start(service, 0, 0, 9, 100);
  OneRun run{service};
  const double arrived = run.weekly(StreamSeries::referrals, 0, 1);
  ASSERT_GT(arrived, 1);
  // Booked clinics: two a day to Thursday and one on Friday: a single slot is left.
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0, 0), 9);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::waiting, 0, 1), arrived - 1);
  // Monday's referrals: no room today, and each run reaches the next open day alone; Thursday's finds Friday.
  EXPECT_EQ(only_wait(run.first_waits(1)), 4);
}

/// Waits of the urgent (priority 0) and the routine patient, with one slot a day.
std::pair<int, int> waits_of_two(BookingOrder order, double urgent_waited, double routine_waited) {
  Service service = one_step_clinic(1, 1);
  service.streams[0].priorities = {priority("urgent", 0.5, 14), priority("routine", 0.5, 126)};
  service.booking.order = order;
  wait_at_start(service, 0, 0, 1, 2 * urgent_waited);
  wait_at_start(service, 0, 1, 1, 2 * routine_waited);
  const OneRun run{service};
  return {only_wait(run.first_waits(0)), only_wait(run.first_waits(1))};
}

TEST(Booking, KeepsTheOrderThatIsAskedFor) {
  // Target dates: urgent day 1 - 5 + 14 = 10; routine day 1 - 120 + 126 = 7.
  EXPECT_EQ(waits_of_two(BookingOrder::target_date, 5, 120), std::pair(6, 120));
  EXPECT_EQ(waits_of_two(BookingOrder::priority, 5, 120), std::pair(5, 121));
  // Routine day 1 - 100 + 126 = 27.
  EXPECT_EQ(waits_of_two(BookingOrder::target_date, 5, 100), std::pair(5, 101));
  EXPECT_EQ(waits_of_two(BookingOrder::longest_wait, 5, 100), std::pair(6, 100));
  EXPECT_EQ(waits_of_two(BookingOrder::longest_wait, 5, 3), std::pair(5, 4));
}

TEST(Booking, LetsOthersPassSomeoneWhoDoesNotFit) {
  // The clinic opens 60 minutes a day in units of 60: 120-minute visits never fit and must not block.
  Service service = one_step_clinic(1, 1);
  service.appointments.push_back(appointment("long", 120, {RoleId{0}}));
  service.pathways.push_back({"long", {step("see", 1, 0, {discharge()})}});
  service.streams.push_back(stream("long", 0, 1));
  wait_at_start(service, 1, 0, 3, 300);
  wait_at_start(service, 0, 0, 4, 40);
  OneRun run{service};
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0, 0), 4);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0, 1), 0);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 0, 1), 3);
}

}  // namespace
}  // namespace headroom
