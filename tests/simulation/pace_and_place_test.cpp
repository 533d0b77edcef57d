// Pace, place and steady demand, followed by hand.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

TEST(Productivity, StretchesTheMinutesWithThePatientOnly) {
  // 30 minutes and 15 of admin and 5 of travel; at 75% 40 + 20 = 60, at 200% 15 + 20 = 35, at 80% 37.5 -> 38.
  Appointment visit = appointment("visit", 30, {RoleId{0}});
  visit.admin = Minutes{15};
  visit.travel = Minutes{5};
  for (const auto& [pace, slot] :
       std::vector<std::pair<double, int>>{{1, 50}, {0.75, 60}, {2, 35}, {0.8, 58}}) {
    Service service = one_step_clinic(7, 1);  // 420 minutes a day
    service.appointments = {visit};
    service.posts[0].productivity = pace;
    wait_at_start(service, 0, 0, 200, 200);
    OneRun run{service};
    EXPECT_EQ(run.tables().roster.holders()[0].unit, slot);
    // 2,100 minutes a week in whole slots, what a day leaves is carried to the next.
    EXPECT_EQ(run.total(StreamSeries::first_seen), 2100 / slot) << pace;
    EXPECT_EQ(run.booked(1), 420 / slot * slot);
  }
}

TEST(Productivity, IsThatOfWhoeverGetsThePatient) {
  Service service = one_step_clinic(6, 1);
  service.posts = {post("slow", {RoleId{0}}), post("usual", {RoleId{0}})};
  service.posts[0].productivity = 0.5;
  wait_at_start(service, 0, 0, 9, 9);
  OneRun run{service};
  // Most free minutes first: slow 360, usual 360 (s), usual 300 (u), then slow 240 = usual 300: u; s 240: s
  // by name; u 240, s 120: u; u 180: u; u 120 = s 120: s; u; u.
  EXPECT_EQ(run.booked(1, "slow"), 360);
  EXPECT_EQ(run.booked(1, "usual"), 360);
  EXPECT_EQ(run.booked(2), 0);
}

using SiteList = std::vector<SiteId>;

TEST(SiteList, OfAStreamAndAPostHaveToMeet) {
  const SiteList any{}, north{SiteId{0}}, south{SiteId{1}}, both{SiteId{0}, SiteId{1}};
  for (const auto& [patients, post_at, meet] :
       std::vector<std::tuple<SiteList, SiteList, bool>>{{any, any, true},
                                                         {any, south, true},
                                                         {north, any, true},
                                                         {north, north, true},
                                                         {north, south, false},
                                                         {both, south, true},
                                                         {north, both, true},
                                                         {both, both, true}}) {
    Service service = one_step_clinic(4, 1);
    service.sites = {"north", "south"};
    service.streams[0].sites = patients;
    service.posts[0].sites_on.fill(post_at);
    wait_at_start(service, 0, 0, 1, 1);
    OneRun run{service};
    EXPECT_EQ(run.total(StreamSeries::first_seen), meet);
  }
}

TEST(SiteList, AreThoseOfTheDay) {
  // Mondays and Tuesdays in the north, Wednesdays either, Thursdays and Fridays (none named) anywhere.
  Service service = one_step_clinic(1, 1);
  service.sites = {"north", "south", "west"};
  service.posts[0].sites_on = {
      SiteList{SiteId{0}}, SiteList{SiteId{0}}, SiteList{SiteId{0}, SiteId{1}}, {}, {}, {}, {}};
  for (const auto& [site, seen_on] : std::vector<std::pair<SiteId, std::vector<Day>>>{
           {SiteId{0}, {1, 2, 3, 4, 5}}, {SiteId{1}, {3, 4, 5}}, {SiteId{2}, {4, 5}}}) {
    service.streams[0].sites = {site};
    service.streams[0].waiting = {};
    wait_at_start(service, 0, 0, 5, 5);
    OneRun run{service};
    std::vector<Day> days;
    for (Day day = 1; day <= 5; ++day) {
      if (run.booked(day) > 0) days.push_back(day);
    }
    EXPECT_EQ(days, seen_on);
  }
}

TEST(Sessions, SeeOnlyThePatientsThatTheyAreFor) {
  Service service = one_step_clinic(8, 2);
  service.sites = {"north", "south"};
  service.streams = {stream("one", 0), stream("two", 0), stream("three", 0)};
  service.streams[1].sites = {SiteId{1}};
  service.streams[2].sites = {SiteId{0}};
  const auto session = [](Weekday day, std::optional<SiteId> site, std::vector<StreamId> streams) {
    Session made;
    made.day = day;
    made.length = Minutes{120};
    made.starting = kMonday;
    made.site = site;
    made.streams = std::move(streams);
    return made;
  };
  service.posts[0].sessions = {session(Weekday::monday, std::nullopt, {StreamId{0}}),
                               session(Weekday::tuesday, SiteId{1}, {}),
                               session(Weekday::wednesday, SiteId{0}, {StreamId{1}, StreamId{2}})};
  for (std::uint32_t s = 0; s < 3; ++s) wait_at_start(service, s, 0, 3, 3.1);
  OneRun run{service};
  // Monday is for "one" alone; Tuesday, in the south, for "one" (anywhere) and "two"; Wednesday, in the
  // north,  // for "three". One: 3 and 2 on Monday; two: 3 + 1 and 2 + 1 on Tuesday, which is then full;
  // three: 3 + 2 and 2 + 2 on Wednesday. Those who had waited a day, a week later: 1 + 7, 1 + 8 and 1 + 9.
  EXPECT_EQ(run.first_waits(0), (Waits{{3, 1}, {2, 1}, {8, 1}}));
  EXPECT_EQ(run.first_waits(1), (Waits{{4, 1}, {3, 1}, {9, 1}}));
  EXPECT_EQ(run.first_waits(2), (Waits{{5, 1}, {4, 1}, {10, 1}}));
}

TEST(SteadyDemand, BringsWholePatientsAndCarriesTheRest) {
  Service service = one_step_clinic(1, 10);
  service.streams = {stream("one", 17), stream("two", 0.5), stream("three", 3)};
  service.streams[2].weekdays = {0.5, 0, 0, 0, 0.25, 0, 0.25};
  for (Stream& s : service.streams) s.day_counts = DayCounts::steady;
  OneRun run{service};
  // Of `one` 3.4 a day: 3, 6, 10, 13, 17 by Friday.
  std::array<std::vector<int>, 3> by_day;
  for (auto& days : by_day) days.assign(71, 0);
  for (const Patient& p : run.patients().all())
    ++by_day[p.stream][static_cast<std::size_t>(day_of(p.clock_start))];
  for (std::size_t week = 0; week < 10; ++week) {
    const auto days_of = [&](std::size_t stream) {
      const auto first = by_day[stream].begin() + static_cast<std::ptrdiff_t>(7 * week + 1);
      return std::vector<int>{first, first + 7};
    };
    EXPECT_EQ(days_of(0), (std::vector{3, 3, 4, 3, 4, 0, 0}));
    // 0.1 a day: on the tenth weekday.
    EXPECT_EQ(days_of(1), (std::vector{0, 0, 0, 0, week % 2 == 1 ? 1 : 0, 0, 0}));
    // 1.5, 0.75 and 0.75: 1 | 2.25 -> 1 | 3 -> 1.
    EXPECT_EQ(days_of(2), (std::vector{1, 0, 0, 0, 1, 0, 1}));
    EXPECT_EQ(run.weekly(StreamSeries::referrals, week, 0), 17);
  }
}

}  // namespace
}  // namespace headroom
