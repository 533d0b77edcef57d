// The longest opening, days of new hours and fixed minutes of a post are those followed by hand.

#include "service/post.hpp"

#include <gtest/gtest.h>

#include "service/service.hpp"

namespace headroom {
namespace {

/// One clinician of 1.0 WTE, 80% DCC, five days: 360 minutes of DCC of the 450 a day. Slots of 45 minutes.
Service clinic() {
  Service service;
  service.calendar.start = Date{2026, 4, 1};
  service.calendar.weeks = 52;
  service.roles = {"clinician"};
  service.appointments.push_back({"assess", Minutes{45}, {}, {}, {RoleId{0}}, Mode::clinic, 0});
  Post post;
  post.name = "band-6";
  post.roles = {RoleId{0}};
  post.wte = 1;
  post.holders = {1};
  post.plan = {0.8, 0.2, 0, 0};
  service.posts.push_back(post);
  return service;
}

Minutes longest(const Service& service) { return longest_opening(service, service.posts[0]); }

TEST(LongestOpening, IsADayOfDccInWholeSlots) {
  Service service = clinic();
  EXPECT_EQ(longest(service), Minutes{360});  // 360 and up to 44 carried: 8 slots
  service.posts[0].holders = {};
  EXPECT_EQ(longest(service), Minutes{0});
}

TEST(LongestOpening, FollowsThePace) {
  Service service = clinic();
  service.posts[0].productivity = 0.5;  // slots of 90: 360 and up to 89 carried
  EXPECT_EQ(longest(service), Minutes{360});
  service.posts[0].productivity = 0.75;  // slots of 60: 360 and up to 59
  EXPECT_EQ(longest(service), Minutes{360});
  service.posts[0].productivity = 0.4;  // 112.5, rounded half up: slots of 113: 360 and up to 112
  EXPECT_EQ(longest(service), Minutes{452});
}

TEST(LongestOpening, IsASessionWherePatientsAreSeenInSessions) {
  Service service = clinic();
  Post& post = service.posts[0];
  post.sessions = {{Weekday::monday, 540, Minutes{200}, std::nullopt, {}, 1, service.calendar.start}};
  EXPECT_EQ(longest(service), Minutes{180});
  post.outside_sessions = true;
  EXPECT_EQ(longest(service), Minutes{360});
  post.outside_sessions = false;
  post.sessions[0].length = Minutes{600};
  EXPECT_EQ(longest(service), Minutes{450});  // no longer than the day
  post.dcc_fixed = {{"MDT", Hours{1}, Weekday::monday}};
  EXPECT_EQ(longest(service), Minutes{360});  // 450 - 60 = 390: 8 slots
  post.sessions[0].day = Weekday::saturday;
  EXPECT_EQ(longest(service), Minutes{0});
}

TEST(LongestOpening, IsThatOfTheBestTimeOfThePost) {
  Service service = clinic();
  Post& post = service.posts[0];
  post.plan = {0.2, 0.8, 0, 0};
  EXPECT_EQ(longest(service), Minutes{90});  // 90 and up to 44 carried
  post.changes = {{Date{2026, 9, 1}, {1, {1}, "", {0.8, 0.2, 0, 0}}}};
  EXPECT_EQ(longest(service), Minutes{360});
  post.until = Date{2026, 8, 31};  // gone before
  EXPECT_EQ(longest(service), Minutes{90});
}

TEST(DaysOfNewHours, BeginWithTheFirstInPostAndFollowEveryChange) {
  Service service = clinic();
  Post& post = service.posts[0];
  service.calendar.warm_up_weeks = 1;
  service.hours_changes = {{Date{2025, 4, 1}, Hours{37}}, {Date{2026, 10, 1}, Hours{36}}};
  post.changes = {{Date{2026, 9, 1}, {}}, {Date{2026, 10, 1}, {}}};
  EXPECT_EQ(days_of_new_hours(service, post),
            (std::vector<Date>{Date{2026, 3, 25}, Date{2026, 9, 1}, Date{2026, 10, 1}}));
  post.from = Date{2026, 9, 15};
  EXPECT_EQ(days_of_new_hours(service, post), (std::vector<Date>{Date{2026, 9, 15}, Date{2026, 10, 1}}));
  post.until = Date{2026, 9, 30};
  EXPECT_EQ(days_of_new_hours(service, post), std::vector<Date>{Date(2026, 9, 15)});
}

TEST(FixedMinutes, FallOnTheirDayOrSpread) {
  Post post;
  post.dcc_fixed = {{"MDT", Hours{1}, Weekday::monday}, {"Triage", Hours{2}, std::nullopt}};
  const WeekdaySet mon_tue{true, true, false, false, false, false, false};
  const WeekdaySet tue_wed{false, true, true, false, false, false, false};
  EXPECT_EQ(fixed_minutes(post, mon_tue, 0.5), (std::array<double, 7>{60, 30, 0, 0, 0, 0, 0}));
  EXPECT_EQ(fixed_minutes(post, tue_wed, 0.5), (std::array<double, 7>{0, 45, 45, 0, 0, 0, 0}));
  EXPECT_EQ(fixed_minutes(post, {}, 0.5), (std::array<double, 7>{}));
}

}  // namespace
}  // namespace headroom
