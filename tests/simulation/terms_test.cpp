// What is agreed for a post and changes in mid-run, followed by hand: hours a week, WTE, plans, activities.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

double category(const OneRun& run, CategorySeries series, std::size_t week, Category c,
                std::size_t post = 0) {
  const Observations& seen = run.seen();
  return seen.by_category[seen.at(series, week, post, static_cast<std::size_t>(c))];
}

TEST(Terms, FollowTheFullTimeHours) {
  // Scotland: 37.5, then 37, then 36 hours; a half-timer's hours follow.
  Service service = one_step_clinic(7.5, 3);
  service.posts.push_back(post("half", {RoleId{0}}, {0.5}));
  service.hours_changes = {{kMonday + Days{7}, Hours{37}}, {kMonday + Days{14}, Hours{36}}};
  const OneRun run{service};
  for (const auto& [week, hours] : std::vector<std::pair<std::size_t, double>>{{0, 37.5}, {1, 37}, {2, 36}}) {
    EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, week), hours);
    EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, week, 1), hours / 2);
  }
}

TEST(Terms, ChangeWithThePlanOfThePost) {
  Service service = one_step_clinic(7.5, 3);
  service.posts[0].plan = {0.8, 0.2, 0, 0};
  service.posts[0].changes = {{kMonday + Days{7}, {0.6, {0.6}, "", {0.5, 0.25, 0.25, 0}}},
                              {kMonday + Days{14}, {1.6, {1.0, 0.6}, "", {1, 0, 0, 0}}}};
  OneRun run{service};
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, 0), 37.5);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, 1), 22.5);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, 2), 60);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 0, Category::dcc), 30);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 0, Category::spa), 7.5);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 1, Category::dcc), 11.25);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 1, Category::ar), 5.625);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 2, Category::dcc), 60);
  // 0.6 works three days of 450 minutes; the second holder is there in the third week alone.
  int days = 0;
  for (Day day = 8; day <= 14; ++day) days += run.roster(day, "a").at_work[0] > 0;
  EXPECT_EQ(days, 3);
  EXPECT_EQ(run.seen().holders[1].contracted, 1350);
  EXPECT_EQ(
      run.tables().roster.holders()[1].working_days.front(), 15 + [&] {
        const WeekdaySet works = working_days(service, service.posts[0], 2, 0.6);
        return static_cast<Day>(std::find(works.begin(), works.end(), true) - works.begin());
      }());
}

TEST(Terms, MayChangeInTheMiddleOfAWeek) {
  Service service = one_step_clinic(6, 1);
  service.posts[0].changes = {{kMonday + Days{2}, {1.0, {1.0}, "", {0.5, 0.5, 0, 0}}}};
  OneRun run{service};
  EXPECT_EQ(run.roster(2, "a").opened, 360);
  EXPECT_EQ(run.roster(3, "a").opened, 180);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::planned_hours, 0, Category::dcc), 2 * 6 + 3 * 3);
  EXPECT_DOUBLE_EQ(category(run, CategorySeries::delivered_hours, 0, Category::spa), 9);
}

TEST(Activities, TakeALargerShareOfAPartTimersWeek) {
  // 80:20 with 4 hours of supervision: 37.5 h has 7.5 h of SPA; 15 h has 4 h of it and 11 h of DCC.
  Service service = one_step_clinic(7.5, 2);
  service.posts = {post("a", {RoleId{0}}, {1.0, 0.4})};
  service.posts[0].plan = {0.8, 0.2, 0, 0};
  service.posts[0].activities = {{"supervision", Category::spa, Hours{4}, std::nullopt, Protection::soft}};
  OneRun run{service};
  for (std::size_t week = 0; week < 2; ++week) {
    EXPECT_NEAR(category(run, CategorySeries::planned_hours, week, Category::spa), 7.5 + 4, 1e-5);
    EXPECT_NEAR(category(run, CategorySeries::planned_hours, week, Category::dcc), 30 + 11, 1e-5);
    EXPECT_NEAR(category(run, CategorySeries::delivered_hours, week, Category::spa), 7.5 + 4, 1e-5);
    int opened = 0;
    for (Day day = 1; day <= 7; ++day) opened += run.roster(static_cast<Day>(7 * week) + day, "a", 2).opened;
    EXPECT_EQ(opened, 11 * 60);
  }
}

TEST(SoftMinutes, AreWhatHardActivitiesLeaveOfSpaAndAr) {
  // 450 minutes a day: 45 of SPA, 90 of AR, of which two hard hours a week are 24 a day.
  Service service = one_step_clinic(7.5, 1);
  service.posts[0].plan = {0.6, 0.1, 0.2, 0.1};
  service.posts[0].activities = {{"union", Category::ar, Hours{2}, std::nullopt, Protection::hard},
                                 {"research", Category::spa, Hours{1}, std::nullopt, Protection::soft},
                                 {"teaching", Category::ed, Hours{1}, std::nullopt, Protection::hard}};
  OneRun run{service};
  for (Day day = 1; day <= 5; ++day) {
    EXPECT_EQ(run.roster(day, "a").soft, (std::array<std::int16_t, 2>{45, 66}));
  }
  EXPECT_EQ(run.roster(6, "a").soft, (std::array<std::int16_t, 2>{0, 0}));
}

TEST(SoftMinutes, CarryFractionsAndAreNeverBelowZero) {
  Service service = one_step_clinic(7.5, 1);
  service.posts[0].plan = {0.8, 0.2, 0, 0};
  service.posts[0].activities = {{"a tenth", Category::spa, Hours{0.1}, std::nullopt, Protection::hard}};
  OneRun run{service};
  std::vector<int> soft;
  for (Day day = 1; day <= 5; ++day) soft.push_back(run.roster(day, "a").soft[0]);
  EXPECT_EQ(soft, (std::vector{89, 89, 89, 89, 88}));  // 90 a day less 1.2
  // All of it is hard on a part-timer whose SPA it is: 7.5 h of 15, on two days.
  service.posts[0] = post("a", {RoleId{0}}, {0.4});
  service.posts[0].plan = {0.8, 0.2, 0, 0};
  service.posts[0].activities = {{"hard", Category::spa, Hours{7.5}, std::nullopt, Protection::hard}};
  OneRun hard{service};
  for (Day day = 1; day <= 7; ++day) EXPECT_EQ(hard.roster(day, "a").soft[0], 0);
}

TEST(MinimumOnDuty, CountsThoseAtWorkByRoleAndSite) {
  Service service = one_step_clinic(1, 2);
  service.sites = {"north", "south"};
  service.roles = {"clinician", "support"};
  service.posts = {post("a", {RoleId{0}}, {1.0, 1.0}), post("b", {RoleId{1}, RoleId{0}})};
  service.calendar.closed = {kMonday + Days{4}};
  for (std::size_t day : {0U, 1U}) service.posts[1].sites_on[day] = {SiteId{0}};
  for (std::size_t day : {2U, 3U, 4U}) service.posts[1].sites_on[day] = {SiteId{1}};
  service.posts[0].absent = {{kMonday + Days{7}, kMonday + Days{8}, "course", false, 0, 1},
                             {kMonday + Days{9}, kMonday + Days{9}, "course", false, 0.5, 1}};
  service.cover.minimum_on_duty = {{RoleId{0}, std::nullopt, 3},   // all roles of a post count
                                   {RoleId{0}, SiteId{1}, 3},      // "a" is bound to no site
                                   {RoleId{1}, std::nullopt, 2}};  // never enough
  const OneRun run{service};
  std::array<std::vector<int>, 3> below;
  for (std::size_t day = 0; day < 14; ++day) {
    for (std::size_t rule = 0; rule < 3; ++rule)
      below[rule].push_back(run.seen().below_minimum[day * 3 + rule]);
  }
  EXPECT_EQ(below[0], (std::vector{0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(below[1], (std::vector{1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(below[2], (std::vector{1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0}));
}

}  // namespace
}  // namespace headroom
