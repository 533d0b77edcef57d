// Diary columns: sites by weekday and sessions, opened by hand.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Six hours a day in slots of an hour, at one of two sites.
Service clinic(int weeks) {
  Service service = one_step_clinic(6, weeks);
  service.sites = {"north", "south"};
  return service;
}

Session session(Weekday day, int start_hour, int minutes, int every_weeks = 1, Date starting = kMonday) {
  Session made;
  made.day = day;
  made.start_minute = 60 * start_hour;
  made.length = Minutes{minutes};
  made.every_weeks = every_weeks;
  made.starting = starting;
  return made;
}

std::vector<int> opened_in(OneRun& run, std::size_t column, Day from, Day to) {
  std::vector<int> minutes;
  for (Day day = from; day <= to; ++day)
    minutes.push_back(run.roster().opened(static_cast<Position>(column), day));
  return minutes;
}

using Sites = std::vector<SiteId>;

TEST(Columns, AreOneForEachHolderWithoutSitesOrSessions) {
  Service service = clinic(1);
  service.posts = {post("b", {RoleId{0}}), post("a", {RoleId{0}}, {1.0, 1.0})};
  OneRun run{service};
  const auto& columns = run.tables().roster.columns();
  ASSERT_EQ(columns.size(), 3U);  // in order of post name, then number
  EXPECT_EQ(columns[0].holder, 1U);
  EXPECT_EQ(columns[1].holder, 2U);
  EXPECT_EQ(columns[2].holder, 0U);
  for (const DiaryColumn& column : columns) EXPECT_TRUE(column.sites.empty() && column.streams.empty());
  EXPECT_EQ(opened_in(run, 0, 1, 7), (std::vector{360, 360, 360, 360, 360, 0, 0}));
}

TEST(Columns, AreOneForEachSetOfSitesOfTheWeek) {
  Service service = clinic(1);
  service.posts[0].sites_on = {
      Sites{SiteId{1}}, Sites{SiteId{1}}, Sites{SiteId{0}}, Sites{SiteId{0}, SiteId{1}}, {}, {}, {}};
  OneRun run{service};
  const auto& columns = run.tables().roster.columns();
  ASSERT_EQ(columns.size(), 4U);
  EXPECT_EQ(columns[0].sites, Sites{SiteId{1}});
  EXPECT_EQ(columns[1].sites, Sites{SiteId{0}});
  EXPECT_EQ(columns[2].sites, (Sites{SiteId{0}, SiteId{1}}));
  EXPECT_TRUE(columns[3].sites.empty());
  EXPECT_EQ(opened_in(run, 0, 1, 5), (std::vector{360, 360, 0, 0, 0}));
  EXPECT_EQ(opened_in(run, 1, 1, 5), (std::vector{0, 0, 360, 0, 0}));
  EXPECT_EQ(opened_in(run, 2, 1, 5), (std::vector{0, 0, 0, 360, 0}));
  EXPECT_EQ(opened_in(run, 3, 1, 5), (std::vector{0, 0, 0, 0, 360}));
  EXPECT_EQ(run.roster(4, "a").opened, 360);
}

TEST(Columns, AreOneForAPostThatWorksAtOnePlaceOnAllItsDays) {
  Service service = clinic(1);
  service.posts[0].sites_on.fill({SiteId{1}});
  OneRun run{service};
  ASSERT_EQ(run.tables().roster.columns().size(), 1U);
  EXPECT_EQ(run.tables().roster.columns()[0].sites, Sites{SiteId{1}});
}

TEST(Sessions, OpenNothingElse) {
  Service service = clinic(4);
  service.posts[0].sessions = {session(Weekday::wednesday, 9, 200), session(Weekday::monday, 9, 240, 2),
                               session(Weekday::wednesday, 13, 60)};
  service.posts[0].sessions[0].site = SiteId{1};
  service.posts[0].sessions[0].streams = {StreamId{0}};
  OneRun run{service};
  const auto& columns = run.tables().roster.columns();
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0].sites, Sites{SiteId{1}});
  EXPECT_EQ(columns[0].streams, std::vector{StreamId{0}});
  EXPECT_TRUE(columns[1].sites.empty() && columns[1].streams.empty());
  // 200 minutes are three hours and a rest that is not carried; Monday's clinic is held every other week.
  for (Day week : {0, 7, 14, 21}) {
    EXPECT_EQ(opened_in(run, 0, week + 1, week + 7), (std::vector{0, 0, 180, 0, 0, 0, 0}));
    EXPECT_EQ(opened_in(run, 1, week + 1, week + 7),
              (std::vector{week % 14 == 0 ? 240 : 0, 0, 60, 0, 0, 0, 0}));
    EXPECT_EQ(run.roster(week + 3, "a").opened, 240);
  }
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 0), 8);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_unused, 0), 30);
}

TEST(Sessions, KeepTheRhythmOfTheirWeekWhereverItLies) {
  for (const auto& [starting, held] :
       std::vector<std::pair<Date, std::vector<int>>>{{kMonday + Days{3}, {360, 0, 0, 360, 0, 0}},
                                                      {kMonday + Days{9}, {0, 360, 0, 0, 360, 0}},
                                                      {kMonday - Days{7}, {0, 0, 360, 0, 0, 360}},
                                                      {kMonday + Days{700}, {0, 360, 0, 0, 360, 0}}}) {
    Service service = clinic(6);
    service.posts[0].sessions = {session(Weekday::monday, 9, 360, 3, starting)};
    OneRun run{service};
    std::vector<int> mondays;
    for (Day week = 0; week < 6; ++week) mondays.push_back(run.roster(7 * week + 1, "a").opened);
    EXPECT_EQ(mondays, held) << to_string(starting);  // 700 days are 100 weeks: 1 more than a multiple of 3
  }
}

TEST(Sessions, AreCutToTheDayLessFixedWork) {
  Service service = clinic(2);
  service.posts[0].sessions = {session(Weekday::monday, 8, 240), session(Weekday::monday, 14, 240),
                               session(Weekday::tuesday, 8, 480)};
  service.posts[0].sessions[1].site = SiteId{1};
  service.posts[0].dcc_fixed = {{"mdt", Hours{2}, Weekday::tuesday}};
  service.posts[0].absent = {{kMonday + Days{7}, kMonday + Days{7}, "secondment", false, 0.5, 1}};
  OneRun run{service};
  EXPECT_EQ(opened_in(run, 0, 1, 2), (std::vector{240, 240}));  // 360 less two hours on Tuesday
  EXPECT_EQ(opened_in(run, 1, 1, 2), (std::vector{120, 0}));    // what the morning has left
  // Half a day: each session half as long, 120 minutes, and no more than the 180 there are.
  EXPECT_EQ(opened_in(run, 0, 8, 8), std::vector{120});
  EXPECT_EQ(opened_in(run, 1, 8, 8), std::vector{60});
}

TEST(Sessions, LeaveTheRestOfTheWeekOpenWhereTheStudySaysSo) {
  Service service = clinic(2);
  service.posts[0].sessions = {session(Weekday::monday, 9, 240)};
  service.posts[0].sessions[0].streams = {StreamId{0}};
  service.posts[0].outside_sessions = true;
  OneRun run{service};
  ASSERT_EQ(run.tables().roster.columns().size(), 2U);
  EXPECT_EQ(opened_in(run, 0, 1, 5), (std::vector{240, 0, 0, 0, 0}));
  EXPECT_EQ(opened_in(run, 1, 1, 5), (std::vector{120, 360, 360, 360, 360}));
  // Half of the time is DCC, 180 minutes a day: Monday's clinic takes an hour of Tuesday's.
  service.posts[0].plan = {0.5, 0.5, 0, 0};
  OneRun half{service};
  EXPECT_EQ(opened_in(half, 1, 1, 5), (std::vector{0, 120, 180, 180, 180}));
  EXPECT_DOUBLE_EQ(half.weekly(PostSeries::dcc_opened, 1), 15);
}

TEST(Sessions, AreHeldWhereThePostWorksUnlessTheySayWhere) {
  Service service = clinic(1);
  service.posts[0].sites_on.fill({SiteId{1}});
  service.posts[0].sessions = {session(Weekday::monday, 9, 240), session(Weekday::tuesday, 9, 240)};
  service.posts[0].sessions[1].site = SiteId{0};
  OneRun run{service};
  ASSERT_EQ(run.tables().roster.columns().size(), 2U);
  EXPECT_EQ(run.tables().roster.columns()[0].sites, Sites{SiteId{1}});
  EXPECT_EQ(run.tables().roster.columns()[1].sites, Sites{SiteId{0}});
}

TEST(Sessions, OfADayThatAHolderDoesNotWorkAreNotHeld) {
  Service service = clinic(1);
  service.posts[0].days = WeekdaySet{true, false, false, false, false, false, false};
  service.posts[0].sessions = {session(Weekday::monday, 9, 120), session(Weekday::friday, 9, 120)};
  OneRun run{service};
  EXPECT_EQ(opened_in(run, 0, 1, 5), (std::vector{120, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace headroom
