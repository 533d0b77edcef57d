// Annual leave, the public-holiday ledger and study leave, to the minute.

#include <gtest/gtest.h>

#include <cmath>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Leave years from January; 2027 lies whole within the simulated time.
Service around_2027_with_bank_holidays() {
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
  Service service = around_2027_with_bank_holidays();
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
  Service service = around_2027_with_bank_holidays();
  service.absence.study_days = 5;
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run), (Taken{27 * 450, 8 * 450, 5 * 450, 27}));
}

TEST(Leave, CountsOwnClosuresLikeBankHolidays) {
  Service service = around_2027_with_bank_holidays();
  service.calendar.closed = {Date{2027, 6, 9}, Date{2027, 6, 10}};
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 25 * 450);
  EXPECT_EQ(taken_in_2027(run).public_holiday, 10 * 450);
}

TEST(Leave, IsNeverBelowZero) {
  Service service = around_2027_with_bank_holidays();
  for (int day = 0; day < 90; ++day) service.calendar.closed.push_back(Date{2027, 6, 1} + Days{day});
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 0);
}

TEST(Leave, TakesTheLastDayInPart) {
  Service service = around_2027_with_bank_holidays();
  service.posts[0].annual_leave_days = 10.3;
  OneRun run{service};
  const Taken year = taken_in_2027(run);
  EXPECT_EQ(year.leave, 4635);
  EXPECT_EQ(year.days_of_leave, 11);
}

TEST(Leave, IsProRataInPartsOfAYear) {
  Service service = around_2027_with_bank_holidays();
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
  Service service = around_2027_with_bank_holidays();
  service.calendar.start = Date{2026, 3, 16};
  service.absence.leave_year = {4, 1};
  OneRun run{service};
  // 1 April 2026 to 31 March 2027 holds ten closures: Good Friday and Easter Monday come twice.
  const Taken year = taken_from_to(run, Date{2026, 4, 1}, Date{2027, 3, 31});
  EXPECT_EQ(year.public_holiday, 10 * 450);
  EXPECT_EQ(year.leave, (35 - 10) * 450);
}

/// Of 2,000 years with so many days of leave: the share in which they are all one block.
double share_in_one_block(int days_of_leave) {
  Service service = around_2027_with_bank_holidays();
  service.calendar.bank_holidays = Division::none;
  service.absence.public_holiday_days = 0;
  service.posts[0].annual_leave_days = days_of_leave;
  int in_one_block = 0;
  constexpr int kYears = 2000;
  const Model model{service, service};
  const auto& tables = model.tables();
  Roster roster;
  for (std::uint32_t replication = 0; replication < kYears; ++replication) {
    draw_roster(service, tables.roster, tables.open, ReplicationDraws{3, replication}, roster);
    int blocks = 0, taken = 0;
    bool on_leave = false;
    const Day first = (Date{2027, 1, 1} - tables.eve).value();
    for (Day day = first; day < first + 365; ++day) {
      if (tables.roster.holders()[0].rostered[static_cast<std::size_t>(day)] == 0) continue;
      const bool leave = roster.at(0, day, tables.last).leave > 0;
      blocks += leave && !on_leave;
      taken += leave;
      on_leave = leave;
    }
    EXPECT_EQ(taken, days_of_leave);
    in_one_block += blocks == 1;
  }
  return in_one_block / double{kYears};
}

TEST(Leave, ComesInFortnightsWeeksAndSingleDays) {
  // 3.5 standard errors of 2,000 years. The first wish, or what touches it by chance: a wish of the 261 days
  // of the year that starts on one of n days of leave or just before or after joins them (at most 8 of 261).
  const double noise = 3.5 * std::sqrt(0.25 / 2000);
  EXPECT_EQ(share_in_one_block(1), 1);
  EXPECT_NEAR(share_in_one_block(2), 0.60, noise + 0.4 * 3 / 261);   // all but a single day
  EXPECT_NEAR(share_in_one_block(6), 0.15, noise + 0.85 * 8 / 261);  // the fortnights
  EXPECT_GT(share_in_one_block(6), 0.11);
}

TEST(Leave, StartsInTheMonthsThatAreWished) {
  // One day of leave, which starts where it is wished.
  Service service = around_2027_with_bank_holidays();
  service.calendar.bank_holidays = Division::none;
  service.absence.public_holiday_days = 0;
  service.posts[0].annual_leave_days = 1;
  service.absence.leave_pattern = {0, 0, 0, 0, 0, 0, 1, 9, 2, 0, 0, 0};
  std::array<int, 13> by_month{};
  const Model model{service, service};
  const auto& tables = model.tables();
  Roster roster;
  constexpr int kYears = 3000;
  for (std::uint32_t replication = 0; replication < kYears; ++replication) {
    draw_roster(service, tables.roster, tables.open, ReplicationDraws{3, replication}, roster);
    for (Day day = (Date{2027, 1, 1} - tables.eve).value(); day < (Date{2028, 1, 1} - tables.eve).value();
         ++day) {
      if (roster.at(0, day, tables.last).leave > 0)
        ++by_month[static_cast<std::size_t>((tables.eve + Days{day}).month())];
    }
  }
  // 22 working days in each of the three months: 1, 9 and 2 in 12. 3.5 standard errors.
  for (const auto& [month, share] : std::vector<std::pair<int, double>>{{7, 1.0}, {8, 9.0}, {9, 2.0}}) {
    const double p = share / 12;
    EXPECT_NEAR(by_month[static_cast<std::size_t>(month)] / double{kYears}, p,
                3.5 * std::sqrt(p * (1 - p) / kYears))
        << month;
  }
  EXPECT_EQ(by_month[7] + by_month[8] + by_month[9], kYears);
}

TEST(Leave, OfAMonthThatNobodyWishesIsStillTaken) {
  Service service = around_2027_with_bank_holidays();
  service.posts[0].until = Date{2027, 6, 30};
  service.absence.leave_pattern = {0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0};
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, static_cast<int>(35 * 450 * 181.0 / 365 - 5 * 450 + 0.5));
}

TEST(Leave, FollowsTheHoursInForce) {
  Service service = around_2027_with_bank_holidays();
  service.calendar.bank_holidays = Division::none;
  service.hours_changes = {{Date{2027, 7, 1}, Hours{37}}};
  OneRun run{service};
  // 35 days of 7.5 h for 181 days of 365, of 7.4 h for 184: 35 x 60 x (1,357.5 + 1,361.6) / 365.
  EXPECT_EQ(taken_in_2027(run).leave, 15644);
  service.hours_changes.clear();
  service.posts[0].changes = {{Date{2027, 7, 1}, {0.5, {0.5}, "", {1, 0, 0, 0}}}};
  OneRun halved{service};
  EXPECT_EQ(taken_in_2027(halved).leave, 11780);  // 35 x 450 x (181 + 92) / 365 = 11,780.1
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
  Service service = around_2027_with_bank_holidays();
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
  Service service = around_2027_with_bank_holidays();
  service.posts[0] = post("a", {RoleId{0}}, std::vector<double>(10, 1.0));
  service.posts[0].annual_leave_days = 27;
  service.absence.leave_together = 0;  // one at a time: 253 open days for 270 days of leave
  OneRun run{service};
  const std::vector<int> count = on_leave(run, 10);
  int excess = 0, counted = 0;
  for (Day day = 1; day <= run.tables().end; ++day)
    excess += std::max(0, count[static_cast<std::size_t>(day)] - 1);
  for (int number = 1; number <= 10; ++number) {
    counted += static_cast<int>(run.seen().holders[run.holder("a", number)].leave_over_cap_days);
    EXPECT_EQ(taken_in_2027(run, number).leave, 27 * 450);
  }
  EXPECT_GE(excess, 270 - 253);
  EXPECT_EQ(counted, excess);
}

TEST(LeaveTogether, LetsOneGoFromATeamOfOne) {
  Service service = around_2027_with_bank_holidays();
  service.absence.leave_together = 0.4;
  OneRun run{service};
  EXPECT_EQ(taken_in_2027(run).leave, 27 * 450);
  EXPECT_EQ(run.seen().holders[0].leave_over_cap_days, 0);
}

TEST(Study, FallsOnSingleDaysWithoutLeave) {
  Service service = around_2027_with_bank_holidays();
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

TEST(Study, TakesWhatLeaveLeavesOfAnOnlyDay) {
  // From Monday, 28 December 2026: four days of that leave year, a Monday
  Service service = around_2027_with_bank_holidays();
  service.calendar.start = Date{2026, 12, 28};
  service.calendar.bank_holidays = Division::none;
  service.absence.study_days = 5;
  service.posts[0] = post("a", {RoleId{0}}, {0.2});
  service.posts[0].annual_leave_days = 27;
  service.posts[0].days = only({0});
  OneRun run{service};
  // A day at full time is 90 minutes of the holder's week: (27 + 8) x 90 x 4 / 365 and 5 x 90 x 4 / 365.
  EXPECT_EQ(run.roster(1, "a").leave, 35);
  EXPECT_EQ(run.roster(1, "a").study, 5);
}

TEST(ScottishHolidays, CloseTheClinicAndCountAgainstTheLedger) {
  Service service = around_2027_with_bank_holidays();
  service.calendar.bank_holidays = Division::scotland;
  OneRun run{service};
  // Nine closures in 2027 against an entitlement of eight days.
  EXPECT_EQ(taken_in_2027(run).public_holiday, 9 * 450);
  EXPECT_EQ(taken_in_2027(run).leave, 26 * 450);
}

}  // namespace
}  // namespace headroom
