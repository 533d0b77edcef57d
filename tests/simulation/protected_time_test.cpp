// Cover out of protected time, minute by minute.
// Everybody has four slots of an hour for patients, 120 minutes of SPA and 120 of AR a day: 20 hours of soft
// time a week.

#include <gtest/gtest.h>

#include "simulation/sick_days.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// "a" and "b" are full on days 1 to 5 and 8 to 12; "a" is off on Monday. Protected time covers, without
/// limit.
Service full_clinic(double limit = 1, int spell_days = 1) {
  Service service = half_day_clinic(2, 3);
  wait_in_order(service, 0, 80);
  fall_ill(service, spell_days, 0.1, {0});
  service.cover.order = {CoverBy::colleagues, CoverBy::protected_time, CoverBy::cancel};
  service.cover.protected_time_limit = limit;
  return service;
}

/// Post, category, activity (-1: none) and minutes of protected time used.
using Uses = std::vector<std::tuple<std::uint32_t, Category, int, std::int64_t>>;
Uses uses(const OneRun& run) {
  Uses all;
  for (const ProtectedUse& use : run.seen().protected_uses) {
    EXPECT_EQ(use.reason, ProtectedUseReason::sickness);
    all.emplace_back(use.post.index, use.category, use.activity ? static_cast<int>(*use.activity) : -1,
                     use.minutes);
  }
  return all;
}
constexpr Category kSpa = Category::spa, kAr = Category::ar;

TEST(ProtectedTime, SeesThePatientsOfSomebodyWhoIsOff) {
  OneRun run = run_with(full_clinic(), {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{0, 4, 0, 0}));
  EXPECT_EQ(run.booked(1, "a"), 0);
  EXPECT_EQ(run.booked(1, "b"), 480);  // their own four, and the four
  EXPECT_EQ(uses(run), (Uses{{1, kSpa, -1, 120}, {1, kAr, -1, 120}}));
  // The ledger of "b": 40 hours, of which 20 DCC are booked and 4 more, and 4 of the 20 of SPA and AR gone.
  EXPECT_EQ(run.weekly(PostSeries::contracted, 0, 1), 40);
  EXPECT_EQ(run.weekly(PostSeries::dcc_opened, 0, 1), 20);
  EXPECT_EQ(run.weekly(PostSeries::dcc_booked, 0, 1), 24);
  EXPECT_EQ(run.weekly(PostSeries::dcc_unused, 0, 1), 0);
  EXPECT_EQ(hours(run, CategorySeries::delivered_hours, Category::dcc, 0, 1), 24);
  EXPECT_EQ(hours(run, CategorySeries::delivered_hours, kSpa, 0, 1), 8);
  EXPECT_EQ(hours(run, CategorySeries::delivered_hours, kAr, 0, 1), 8);
  EXPECT_EQ(hours(run, CategorySeries::protected_hours_used, kSpa, 0, 1), 2);
  EXPECT_EQ(hours(run, CategorySeries::protected_hours_used, kAr, 0, 1), 2);
  EXPECT_EQ(hours(run, CategorySeries::planned_hours, kSpa, 0, 1), 10);
  EXPECT_EQ(hours(run, CategorySeries::protected_hours_used, kSpa, 1, 1), 0);
  EXPECT_EQ(run.seen().holders[1].protected_used, (std::array<std::int64_t, kCategories>{0, 120, 120, 0}));
  // "a" lost the day: half of it DCC that was booked again by nobody.
  EXPECT_EQ(run.weekly(PostSeries::lost_sickness, 0, 0), 8);
  EXPECT_EQ(hours(run, CategorySeries::delivered_hours, kSpa, 0, 0), 8);
  EXPECT_EQ(run.total(StreamSeries::cancelled_by_service), 0);
}

TEST(ProtectedTime, OfSpaGoesBeforeThatOfAr) {
  Service service = full_clinic();
  for (const auto& [patients, expected] :
       std::vector<std::pair<int, Uses>>{{1, {{1, kSpa, -1, 60}}},
                                         {2, {{1, kSpa, -1, 120}}},
                                         {3, {{1, kSpa, -1, 120}, {1, kAr, -1, 60}}}}) {
    // The first two of each four days are those of "a".
    service.streams[0].waiting = {};
    wait_in_order(service, 0, 2 * patients);
    service.cover.order = {CoverBy::protected_time};
    OneRun run = run_with(service, {{"a", 1, 1}});
    EXPECT_EQ(covered(run), (Covered{0, patients, 0, 0}));
    EXPECT_EQ(uses(run), expected) << patients;
    // Protected time was taken although half of the day was free: colleagues were not to be asked.
    EXPECT_EQ(run.booked(1, "b"), 120 * patients);
  }
}

TEST(ProtectedTime, IsTakenForWholeAppointmentsOnly) {
  Service service = full_clinic();
  service.appointments[0].minutes = Minutes{80};  // three of 80 minutes a day: 240 of soft time hold three
  service.streams[0].waiting = {};
  wait_in_order(service, 0, 6);
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 3, 0, 0}));
  service.posts[1].plan = {0.5, 0.25, 0.245, 0.005};  // 120 and 117.6 minutes
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 2, 0, 1}));
}

TEST(ProtectedTime, IsLimitedInTheWeekToTheMinute) {
  for (const auto& [limit, seen] : std::vector<std::pair<double, int>>{
           {0, 0}, {0.04, 0}, {59.9 / 1200, 0}, {0.05, 1}, {0.2, 4}, {239.9 / 1200, 3}, {0.35, 7}, {1, 8}}) {
    // "a" is off on Thursday and Friday of the second week: eight patients.
    OneRun run = run_with(full_clinic(limit, 2), {{"a", 11, 12}});
    EXPECT_EQ(covered(run), (Covered{0, seen, 0, 8 - seen})) << limit;
    EXPECT_EQ(hours(run, CategorySeries::protected_hours_used, kSpa, 1, 1) +
                  hours(run, CategorySeries::protected_hours_used, kAr, 1, 1),
              seen)
        << limit;
  }
}

TEST(ProtectedTime, HasItsLimitAnewEachWeek) {
  // Off from Thursday of the first to Tuesday of the second week; 20% are four hours a week.
  OneRun run = run_with(full_clinic(0.2, 6), {{"a", 4, 9}});
  EXPECT_EQ(covered(run), (Covered{0, 8, 0, 8}));
  EXPECT_EQ(run.booked(4, "b"), 480);
  EXPECT_EQ(run.booked(5, "b"), 240);
  EXPECT_EQ(run.booked(8, "b"), 480);
  EXPECT_EQ(run.booked(9, "b"), 240);
}

TEST(ProtectedTime, OfTheWeekIsThatOfTheDaysAtWork) {
  // The second week of "b" has three days, 12 hours of soft time: a third of them holds four, a bit less
  // three.
  Service service = full_clinic(4.0 / 12);
  service.posts[1].absent = {{kMonday + Days{7}, kMonday + Days{8}, "course", false, 0, 1}};
  EXPECT_EQ(covered(run_with(service, {{"a", 10, 10}})), (Covered{0, 4, 0, 0}));
  service.cover.protected_time_limit = 4.0 / 12 - 0.001;
  EXPECT_EQ(covered(run_with(service, {{"a", 10, 10}})), (Covered{0, 3, 0, 1}));
}

TEST(ProtectedTime, IsSoftUnlessTheStudySaysHard) {
  Service service = full_clinic();
  // 5 of the 10 hours of SPA and all of AR are hard: 60 minutes a day are left.
  service.posts[1].activities = {{"audit", kSpa, Hours{5}, std::nullopt, Protection::hard},
                                 {"leading", kAr, Hours{10}, Pillar::leadership, Protection::hard}};
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{0, 1, 0, 3}));
  EXPECT_EQ(uses(run), (Uses{{1, kSpa, -1, 60}}));
  // The limit is of the soft hours: 5 a week, of which a fifth is an hour.
  service.cover.protected_time_limit = 0.2;
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 1, 0, 3}));
  service.cover.protected_time_limit = 0.199;
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 4}));
  service.posts[1].activities[0].per_week = Hours{10};
  service.cover.protected_time_limit = 1;
  OneRun none = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(none), (Covered{0, 0, 0, 4}));
  EXPECT_TRUE(none.seen().protected_uses.empty());
}

TEST(ProtectedTime, IsThatOfSpaAndArAlone) {
  Service service = full_clinic();
  service.posts[1].plan = {0.5, 0, 0, 0.5};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 4}));
}

TEST(ProtectedTime, ComesFromHoursUnderNoActivityThenFromActivitiesAsWritten) {
  // SPA 120 minutes a day: 60 under no activity, teaching 30, audit 30; AR 120: leading 48, the rest 72.
  Service service = full_clinic();
  service.posts[1].activities = {
      {"teaching", kSpa, Hours{2.5}, Pillar::education, Protection::soft},
      {"leading", kAr, Hours{4}, Pillar::leadership, Protection::soft},
      {"audit", kSpa, Hours{2.5}, std::nullopt, Protection::soft},
      {"appraisal", kAr, Hours{0.5}, std::nullopt, Protection::hard},
  };
  service.cover.order = {CoverBy::protected_time};
  for (const auto& [minutes, expected] : std::vector<std::pair<int, Uses>>{
           {40, {{1, kSpa, -1, 40}}},
           {60, {{1, kSpa, -1, 60}}},
           {80, {{1, kSpa, -1, 60}, {1, kSpa, 0, 20}}},
           {120, {{1, kSpa, -1, 60}, {1, kSpa, 0, 30}, {1, kSpa, 2, 30}}},
           {180, {{1, kSpa, -1, 60}, {1, kSpa, 0, 30}, {1, kSpa, 2, 30}, {1, kAr, -1, 60}}},
           {200, {{1, kSpa, -1, 60}, {1, kSpa, 0, 30}, {1, kSpa, 2, 30}, {1, kAr, -1, 66}, {1, kAr, 1, 14}}},
           {234, {{1, kSpa, -1, 60}, {1, kSpa, 0, 30}, {1, kSpa, 2, 30}, {1, kAr, -1, 66}, {1, kAr, 1, 48}}},
           {235, {}}}) {
    service.appointments[0].minutes = Minutes{minutes};
    service.streams[0].waiting = {};
    wait_in_order(service, 0, 1);
    OneRun run = run_with(service, {{"a", 1, 1}});
    EXPECT_EQ(uses(run), expected) << minutes;
  }
}

TEST(ProtectedTime, IsTakenFromWhoeverHasMostLeftThenByName) {
  // "b" gives 60, "c" 240, "d" 240 minutes a day.
  Service service = full_clinic();
  for (const char* name : {"c", "d"}) {
    service.posts.push_back(post(name, {RoleId{0}}));
    service.posts.back().plan = {0.5, 0.25, 0.25, 0};
  }
  service.posts[1].plan = {0.5, 0.125, 0, 0.375};
  service.streams[0].waiting = {};
  wait_in_order(service, 0, 16);
  OneRun run = run_with(service, {{"a", 1, 1}});  // c 240 to 180, d 240 to 180, c to 120, d to 120
  EXPECT_EQ(uses(run), (Uses{{2, kSpa, -1, 120}, {3, kSpa, -1, 120}}));
  service.roles = {"clinician", "senior"};  // but preferred roles first
  service.posts[1].roles = {RoleId{1}};
  service.appointments[0].by = {RoleId{1}, RoleId{0}};
  OneRun senior = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(senior)[1], 4);
  EXPECT_EQ(uses(senior), (Uses{{1, kSpa, -1, 60}, {2, kSpa, -1, 120}, {3, kSpa, -1, 60}}));
}

TEST(ProtectedTime, IsTakenOnlyWhereThePatientCanBeSeen) {
  Service service = full_clinic();
  service.sites = {"north", "south"};
  service.streams[0].sites = {SiteId{0}};
  service.posts[1].sites_on.fill({SiteId{1}});
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}}))[1], 0);
  service.posts[1].sites_on[0] = {SiteId{0}};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}}))[1], 4);
  service.posts[1].days = WeekdaySet{false, true, true, true, true, false, false};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}}))[1], 0);  // not at work
}

TEST(ProtectedTime, IsNotTakenFromSomebodyWhoIsOffOrAway) {
  Service service = full_clinic();
  fall_ill(service, 1, 0.1, {0, 1});
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}, {"b", 1, 1}})), (Covered{0, 0, 0, 8}));
  service.posts[1].absent = {{kMonday, kMonday, "course", false, 0, 1}};
  EXPECT_EQ(covered(run_with(service, {{"a", 1, 1}})), (Covered{0, 0, 0, 4}));
}

// "a" is off on days 3 to 12. Days 3, 4, 5, 8 and 9 are covered one by one, days 10, 11 and 12 all on day 10,
// in the protected time of "b", who falls ill on day 11 with it.
TEST(ProtectedTime, IsGivenBackWhereTheColleagueFallsIllToo) {
  Service service = full_clinic(1, 10);
  fall_ill(service, 10, 0.2, {0, 1});
  service.calendar.weeks = 2;
  OneRun run = run_with(service, {{"a", 3, 12}, {"b", 11, 20}});
  // Day 10 covers 12; days 11 and 12 lose 4 of those each, and the four that "b" had.
  EXPECT_EQ(covered(run), (Covered{0, 32, 0, 16}));
  for (Day day : {3, 4, 5, 8, 9, 10}) EXPECT_EQ(run.booked(day, "b"), 480);
  for (Day day : {11, 12}) EXPECT_EQ(run.booked(day), 0);
  EXPECT_EQ(uses(run), (Uses{{1, kSpa, -1, 6 * 120}, {1, kAr, -1, 6 * 120}}));
  EXPECT_EQ(run.weekly(PostSeries::lost_sickness, 1, 1), 16);
  EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 1), 16);
  // "a" is back on day 13, too late for the 16 to be seen in the two weeks.
  EXPECT_EQ(run.total(StreamSeries::first_seen), 80 - 16);
}

TEST(ProtectedTime, IsUsedUpByWhoDoesNotCome) {
  Service service = full_clinic();
  service.appointments[0].dna = 1;
  service.booking.rebook_after_dna = 0;
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(uses(run), (Uses{{1, kSpa, -1, 120}, {1, kAr, -1, 120}}));
  EXPECT_EQ(run.weekly(PostSeries::dcc_booked, 0, 1), 24);
  EXPECT_EQ(run.total(PostSeries::dcc_attended, 1), 0);
  EXPECT_EQ(run.total(StreamSeries::did_not_attend), 80);
}

TEST(ProtectedTime, OfThePaceOfWhoeverGivesIt) {
  Service service = full_clinic();
  service.posts[1].productivity = 0.75;  // 80 minutes for an hour: 240 hold three
  OneRun run = run_with(service, {{"a", 1, 1}});
  EXPECT_EQ(covered(run), (Covered{0, 3, 0, 1}));
  EXPECT_EQ(uses(run), (Uses{{1, kSpa, -1, 120}, {1, kAr, -1, 120}}));
}

}  // namespace
}  // namespace headroom
