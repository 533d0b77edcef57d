// Hours followed by hand: whole minutes and what is carried, fixed DCC, small holders, posts with dates.

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

TEST(Hours, OpensWholeSlotsAndCarriesTheRest) {
  Service service = one_step_clinic(1.5, 2);  // 90 minutes a day in slots of 60
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 8), (std::vector{60, 120, 60, 120, 60, 0, 0, 120}));
}

TEST(Hours, OpensWhatTheJobPlanGivesToPatients) {
  Service service = one_step_clinic(7.5, 2);  // 450 minutes a day, 80% DCC = 360, in slots of 50
  service.appointments[0].minutes = Minutes{30};
  service.appointments[0].admin = Minutes{15};
  service.appointments[0].travel = Minutes{5};
  service.posts[0].plan = {0.8, 0.1, 0.06, 0.04};
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 5), (std::vector{350, 350, 350, 350, 400}));
  EXPECT_EQ(run.roster(1, "a").at_work, (std::array<std::int16_t, 4>{360, 45, 27, 18}));
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, 0), 37.5);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 0), 30);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_unused, 0), 30);
}

TEST(Hours, ComeInTheGreatestCommonDivisorOfTheSlotsOfThePost) {
  Service service = one_step_clinic(2, 1);  // 120 minutes a day
  service.appointments = {appointment("long", 45, {RoleId{0}}), appointment("short", 30, {RoleId{0}}),
                          appointment("other", 7, {RoleId{1}})};
  service.roles = {"clinician", "other"};
  OneRun run{service};
  EXPECT_EQ(run.roster(1, "a").opened, 120);  // a multiple of 15; the role's other slots do not matter
  service.appointments[1].minutes = Minutes{90};
  OneRun coarse{service};  // units of 45
  EXPECT_EQ(opened(coarse, 1, 5), (std::vector{90, 135, 135, 90, 135}));
}

TEST(Hours, LoseNoFractionOfAMinute) {
  Service service = one_step_clinic(7.5, 20);
  service.posts[0] = post("a", {RoleId{0}}, {0.37});  // 13.875 h a week on two days: 416.25 minutes each
  service.posts[0].plan = {1.0 / 3, 1.0 / 3, 1.0 / 6, 1.0 / 6};
  OneRun run{service};
  std::array<std::int64_t, kCategories> sum{};
  std::int64_t minutes = 0, worked = 0;
  for (Day day = 1; day <= 140; ++day) {
    const HolderDay& d = run.roster(day, "a");
    int at_work = 0;
    for (std::size_t c = 0; c < kCategories; ++c) at_work += d.at_work[c], sum[c] += d.at_work[c];
    minutes += at_work;
    worked += at_work > 0;
    EXPECT_EQ(minutes, static_cast<std::int64_t>(std::floor(static_cast<double>(worked) * 416.25)));
    for (std::size_t c = 0; c < kCategories; ++c) {
      EXPECT_NEAR(static_cast<double>(sum[c]), static_cast<double>(minutes) * service.posts[0].plan[c], 1.0);
    }
  }
  EXPECT_EQ(worked, 40);
  EXPECT_EQ(minutes, 16650);  // 20 weeks of 832.5
}

/// 37.5 hours over seven days are 321.43 minutes a day, of which 35 / 37.5 are exactly 300: the minutes that
/// a day is rounded to must not take a slot from one day and give it to the next.
TEST(Hours, OpenTheSameEveryDayWhereTheShareOfTheExactMinutesIsWhole) {
  Service service = one_step_clinic(7.5, 4);
  service.calendar.clinic_days.fill(true);
  service.appointments[0].minutes = Minutes{60};
  service.appointments[0].admin = service.appointments[0].travel = Minutes{};
  service.posts[0].days.reset();
  service.posts[0].plan = {35 / 37.5, 2.5 / 37.5, 0, 0};
  OneRun run{service};
  int minutes = 0;
  for (Day day = 1; day <= 28; ++day) {
    const HolderDay& d = run.roster(day, "a");
    EXPECT_EQ(d.opened, 300) << "day " << day;
    minutes += d.at_work[0] + d.at_work[1];
  }
  EXPECT_EQ(minutes, 4 * 2250);
}

TEST(Hours, ExistOnlyBetweenTheDatesOfAPost) {
  Service service = one_step_clinic(1, 2);
  service.posts[0].from = kMonday + Days{2};
  service.posts[0].until = kMonday + Days{7};  // Wednesday to Monday: both days included
  wait_at_start(service, 0, 0, 10, 100);
  OneRun run{service};
  EXPECT_EQ(run.weekly(PostSeries::contracted, 0), 3);
  EXPECT_EQ(run.weekly(PostSeries::contracted, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 0), 3);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 1), 1);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 1), 6);
  EXPECT_EQ(run.booked(3), 60);
  EXPECT_EQ(run.booked(8), 60);
}

TEST(FixedDcc, TakesItsDayFromPatients) {
  Service service = one_step_clinic(6, 2);
  service.posts[0].dcc_fixed = {{"mdt", Hours{2}, Weekday::tuesday}};
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 5), (std::vector{360, 240, 360, 360, 360}));
  EXPECT_EQ(run.roster(2, "a").dcc_fixed, 120);
  EXPECT_EQ(run.roster(1, "a").dcc_fixed, 0);
}

TEST(FixedDcc, CarriesAShortfallToTheNextWorkingDay) {
  Service service = one_step_clinic(6, 1);
  service.posts[0].dcc_fixed = {{"ward round", Hours{10}, Weekday::tuesday}};
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 5), (std::vector{360, 0, 120, 360, 360}));
  EXPECT_EQ(run.roster(2, "a").dcc_fixed, 360);
  EXPECT_EQ(run.roster(3, "a").dcc_fixed, 240);
}

TEST(FixedDcc, IsSpreadWithoutADayAndProRataToTheHolder) {
  Service service = one_step_clinic(6, 1);
  service.posts[0] = post("a", {RoleId{0}}, {1.0, 0.5});
  service.posts[0].days = service.calendar.clinic_days;
  service.posts[0].dcc_fixed = {{"triage", Hours{5}, std::nullopt}};
  OneRun run{service};
  EXPECT_EQ(run.roster(1, "a", 1).dcc_fixed, 60);
  EXPECT_EQ(run.roster(1, "a", 2).dcc_fixed, 30);
  EXPECT_EQ(run.roster(5, "a", 1).opened, 300);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_unused, 0), 45 - 7.5);
}

TEST(FixedDcc, IsDeliveredWithThePatients) {
  Service service = one_step_clinic(6, 1);
  service.posts[0].plan = {0.5, 0.25, 0.25, 0};
  service.posts[0].dcc_fixed = {{"mdt", Hours{2}, Weekday::tuesday}};
  wait_at_start(service, 0, 0, 4, 100);  // three on Monday, one on Tuesday (3 h of DCC, 2 of them fixed)
  const OneRun run{service};
  const Observations& seen = run.seen();
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_booked, 0), 4);
  EXPECT_DOUBLE_EQ(seen.by_category[seen.at(CategorySeries::delivered_hours, 0, 0, 0)], 6);
  EXPECT_DOUBLE_EQ(seen.by_category[seen.at(CategorySeries::delivered_hours, 0, 0, 1)], 7.5);
  EXPECT_DOUBLE_EQ(seen.by_category[seen.at(CategorySeries::planned_hours, 0, 0, 0)], 15);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_unused, 0), 9);
}

std::set<int> days_worked(const Service& service, int number) {
  OneRun run{service};
  std::set<int> worked;
  for (Day day = 1; day <= 7; ++day) {
    if (run.tables().roster.holders()[run.holder("a", number)].rostered[static_cast<std::size_t>(day)] > 0)
      worked.insert(day);
  }
  return worked;
}

TEST(Holders, WorkTheFewestDaysThatHoldTheirHours) {
  Service service = one_step_clinic(7.5, 1);
  for (const auto& [wte, expected] : std::vector<std::pair<double, std::size_t>>{
           {0.1, 1}, {0.2, 1}, {0.21, 2}, {0.4, 2}, {0.5, 3}, {0.6, 3}, {0.8, 4}, {0.81, 5}, {1.0, 5}}) {
    service.posts = {post("a", {RoleId{0}}, {wte})};
    EXPECT_EQ(days_worked(service, 1).size(), expected) << wte;
    const OneRun run{service};
    EXPECT_NEAR(run.weekly(PostSeries::contracted, 0), 37.5 * wte, 1.0 / 60) << wte;
  }
}

TEST(Holders, SpreadOverTheWeek) {
  Service service = one_step_clinic(7.5, 1);
  service.posts = {post("a", {RoleId{0}}, std::vector<double>(100, 0.2))};
  OneRun run{service};
  for (Day day = 1; day <= 5; ++day) {
    int present = 0;
    for (int number = 1; number <= 100; ++number) present += run.roster(day, "a", number).opened > 0;
    // Binomial of 100 and a fifth: mean 20, standard deviation 4.
    EXPECT_NEAR(present, 20, 3.5 * 4) << day;
    EXPECT_GT(present, 0);
  }
}

TEST(Holders, ChooseTheirDaysByNameAlone) {
  Service service = one_step_clinic(7.5, 1);
  service.posts = {post("a", {RoleId{0}}, {1.0, 0.4})};
  const std::set<int> alone = days_worked(service, 2);
  service.posts.insert(service.posts.begin(), post("b", {RoleId{0}}, {0.4, 0.4}));
  service.calendar.weeks = 3;
  EXPECT_EQ(days_worked(service, 2), alone);
}

TEST(Holders, OpenNoFewerHoursTheMoreOfThemThereAre) {
  // 1.0 to 5.0 WTE in steps of a tenth, slots of an hour, a year with all absence, the same random numbers.
  double before = 0;
  for (int tenths = 10; tenths <= 50; ++tenths) {
    Service service = one_step_clinic(7.5, 52);
    std::vector<double> holders(static_cast<std::size_t>(tenths / 10), 1.0);
    if (tenths % 10 != 0) holders.push_back(tenths % 10 / 10.0);
    service.posts = {post("a", {RoleId{0}}, holders)};
    service.posts[0].plan = {0.8, 0.2, 0, 0};
    service.posts[0].annual_leave_days = 29;
    service.absence.public_holiday_days = 8;
    service.absence.study_days = 5;
    service.calendar.bank_holidays = Division::england_and_wales;
    const double hours = OneRun{service}.total(PostSeries::dcc_opened);
    EXPECT_GE(hours, before) << tenths;
    // 80% of 37.5 h in 52 weeks less 42 days; whole slots, and leave that falls in part years, within a day.
    EXPECT_NEAR(hours, 0.8 * tenths / 10 * (52 * 37.5 - 364.0 / 365 * 42 * 7.5),
                8.0 * static_cast<double>(holders.size()));
    before = hours;
  }
}

}  // namespace
}  // namespace headroom
