#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

/// Annual leave, the public-holiday ledger and study leave, to the minute.
namespace headroom {
namespace {

using namespace clinics;

/// Leave years from January; 2027 lies whole within the simulated time.
Service around_2027() {
  Service service = one_step_clinic(7.5, 60);
  service.calendar.start = Date{2026, 12, 14};
  service.calendar.bank_holidays = Division::england_and_wales;
  service.absence.leave_year = {1, 1};
  service.absence.public_holiday_days = 8;
  service.posts[0].annual_leave_days = 27;
  return service;
}

struct Taken {
  int leave = 0, public_holiday = 0, study = 0, days_of_leave = 0;
  friend bool operator==(const Taken&, const Taken&) = default;
};

Taken taken_from_to(OneRun& run, Date from, Date to, int number = 1) {
  const Date eve = run.tables().eve;
  Taken sum;
  for (Day day = std::max(1, (from - eve).value()); day <= (to - eve).value(); ++day) {
    const HolderDay& d = run.roster(day, "a", number);
    sum.leave += d.leave;
    sum.public_holiday += d.public_holiday;
    sum.study += d.study;
    sum.days_of_leave += d.leave > 0;
  }
  return sum;
}
Taken taken_in_2027(OneRun& run, int number = 1) {
  return taken_from_to(run, Date{2027, 1, 1}, Date{2027, 12, 31}, number);
}

WeekdaySet only(std::initializer_list<std::size_t> weekdays) {
  WeekdaySet set{};
  for (std::size_t day : weekdays) set[day] = true;
  return set;
}

TEST(Leave, FollowsThePublicHolidayLedgerOfPartTimers) {
  // England 2027 closes on five Mondays, two Fridays and a Tuesday.
  Service service = around_2027();
  service.posts[0] = post("a", {RoleId{0}}, {0.6});
  service.posts[0].annual_leave_days = 27;
  service.posts[0].days = only({0, 1, 2});
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    OneRun run{service, service, 7, replication};
    // 22.5 h: 27 x 4.5 h = 121.5 h, and 36 h less 6 x 7.5 h = -9 h: 112.5 h of leave.
    const Taken year = taken_in_2027(run);
    EXPECT_EQ(year.leave, 6750);
    EXPECT_EQ(year.public_holiday, 2700);
  }
  service.posts[0] = post("a", {RoleId{0}}, {0.4});
  service.posts[0].annual_leave_days = 27;
  service.posts[0].days = only({2, 3});
  OneRun run{service};
  // 15 h: 27 x 3 h = 81 h, and 24 h less nothing: 105 h.
  EXPECT_EQ(taken_in_2027(run).leave, 6300);
  EXPECT_EQ(taken_in_2027(run).public_holiday, 0);
}

TEST(Leave, OfAFullTimerIsTheDaysOfTheContract) {
  Service service = around_2027();
  service.absence.study_days = 5;
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run), (Taken{27 * 450, 8 * 450, 5 * 450, 27}));
}

TEST(Leave, CountsOwnClosuresLikeBankHolidays) {
  Service service = around_2027();
  service.calendar.closed = {Date{2027, 6, 9}, Date{2027, 6, 10}};
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 25 * 450);
  EXPECT_EQ(taken_in_2027(run).public_holiday, 10 * 450);
}

TEST(Leave, IsNeverBelowZero) {
  Service service = around_2027();
  for (int day = 0; day < 90; ++day) service.calendar.closed.push_back(Date{2027, 6, 1} + Days{day});
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 0);
}

TEST(Leave, TakesTheLastDayInPart) {
  Service service = around_2027();
  service.posts[0].annual_leave_days = 10.3;
  OneRun run{service};
  const Taken year = taken_in_2027(run);
  EXPECT_EQ(year.leave, 4635);
  EXPECT_EQ(year.days_of_leave, 11);
}

TEST(Leave, IsProRataInPartsOfAYear) {
  Service service = around_2027();
  service.posts[0].from = Date{2027, 7, 1};
  service.absence.study_days = 5;
  OneRun run{service};
  // 184 of 365 days, in which four closures fall (30 August, 27 and 28 December: three).
  const double half = 184.0 / 365;
  EXPECT_EQ(taken_in_2027(run).leave, static_cast<int>(35 * 450 * half - 3 * 450 + 0.5));
  EXPECT_EQ(taken_in_2027(run).study, static_cast<int>(5 * 450 * half + 0.5));
  service.posts[0].from = std::nullopt;
  service.posts[0].until = Date{2027, 6, 30};
  OneRun first{service};
  EXPECT_EQ(taken_in_2027(first).leave, static_cast<int>(35 * 450 * (1 - half) - 5 * 450 + 0.5));
  // The simulated time has 18 days of 2026: 777 minutes of entitlement, and two closures of 450 among them.
  EXPECT_EQ(taken_from_to(first, Date{2026, 12, 14}, Date{2026, 12, 31}).leave, 0);
  service.calendar.bank_holidays = Division::none;
  OneRun open{service};
  EXPECT_EQ(taken_from_to(open, Date{2026, 12, 14}, Date{2026, 12, 31}).leave, 777);
}

TEST(Leave, RunsFromTheLeaveYearThatTheStudyNames) {
  Service service = around_2027();
  service.calendar.start = Date{2026, 3, 16};
  service.absence.leave_year = {4, 1};
  OneRun run{service};
  // 1 April 2026 to 31 March 2027 holds ten closures: Good Friday and Easter Monday come twice.
  const Taken year = taken_from_to(run, Date{2026, 4, 1}, Date{2027, 3, 31});
  EXPECT_EQ(year.public_holiday, 10 * 450);
  EXPECT_EQ(year.leave, (35 - 10) * 450);
}

TEST(Leave, ComesInBlocks) {
  Service service = around_2027();
  int days = 0, starts = 0;
  for (std::uint32_t replication = 0; replication < 50; ++replication) {
    OneRun run{service, service, 3, replication};
    bool on_leave = false;
    for (Day day = 1; day <= run.tables().end; ++day) {
      const HolderDay& d = run.roster(day, "a");
      if (d.leave == 0 && d.at_work[0] == 0) continue;  // a weekend or a closed day
      starts += d.leave > 0 && !on_leave;
      days += d.leave > 0;
      on_leave = d.leave > 0;
    }
  }
  EXPECT_GE(days, 4.0 * starts);  // weeks, now and then shortened by the end of what is left
}

/// Holders of one role on leave, by day.
std::vector<int> on_leave(OneRun& run, int holders) {
  std::vector<int> count(static_cast<std::size_t>(run.tables().last) + 1, 0);
  for (int number = 1; number <= holders; ++number) {
    for (Day day = 1; day <= run.tables().last; ++day)
      count[static_cast<std::size_t>(day)] += run.roster(day, "a", number).leave > 0;
  }
  return count;
}

TEST(LeaveTogether, KeepsToTheCapAndStillTakesAllLeave) {
  Service service = around_2027();
  service.posts[0] = post("a", {RoleId{0}}, std::vector<double>(10, 1.0));
  service.posts[0].annual_leave_days = 27;
  service.absence.leave_together = 0.25;  // two of ten
  for (std::uint32_t replication = 0; replication < 10; ++replication) {
    OneRun run{service, service, 5, replication};
    const std::vector<int> count = on_leave(run, 10);
    EXPECT_LE(*std::max_element(count.begin(), count.end()), 2);
    EXPECT_EQ(*std::max_element(count.begin(), count.end()), 2);
    for (int number = 1; number <= 10; ++number) {
      EXPECT_EQ(taken_in_2027(run, number).leave, 27 * 450);
      EXPECT_EQ(run.seen().holders[run.holder("a", number)].leave_over_cap_days, 0);
    }
  }
}

TEST(LeaveTogether, CountsTheDaysThatTheCapCannotHold) {
  Service service = around_2027();
  service.posts[0] = post("a", {RoleId{0}}, std::vector<double>(10, 1.0));
  service.posts[0].annual_leave_days = 27;
  service.absence.leave_together = 0;  // one at a time: 253 open days for 270 days of leave
  OneRun run{service};
  const std::vector<int> count = on_leave(run, 10);
  int excess = 0, counted = 0;
  for (int of_day : count) excess += std::max(0, of_day - 1);
  for (int number = 1; number <= 10; ++number) {
    counted += static_cast<int>(run.seen().holders[run.holder("a", number)].leave_over_cap_days);
    EXPECT_EQ(taken_in_2027(run, number).leave, 27 * 450);
  }
  EXPECT_GE(excess, 270 - 253);
  EXPECT_EQ(counted, excess);
}

TEST(LeaveTogether, LetsOneGoFromATeamOfOne) {
  Service service = around_2027();
  service.absence.leave_together = 0.4;
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 27 * 450);
  EXPECT_EQ(run.seen().holders[0].leave_over_cap_days, 0);
}

TEST(Study, FallsOnSingleDaysWithoutLeave) {
  Service service = around_2027();
  service.absence.study_days = 20;
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    OneRun run{service, service, 11, replication};
    EXPECT_EQ(taken_in_2027(run).study, 20 * 450);
    for (Day day = 1; day <= run.tables().end; ++day) {
      const HolderDay& d = run.roster(day, "a");
      EXPECT_FALSE(d.study > 0 && (d.leave > 0 || d.public_holiday > 0));
    }
  }
}

TEST(ScottishHolidays, CloseTheClinicAndCountAgainstTheLedger) {
  Service service = around_2027();
  service.calendar.bank_holidays = Division::scotland;
  OneRun run{service};
  // Nine closures in 2027 against an entitlement of eight days.
  EXPECT_EQ(taken_in_2027(run).public_holiday, 9 * 450);
  EXPECT_EQ(taken_in_2027(run).leave, 26 * 450);
}

}  // namespace
}  // namespace headroom
