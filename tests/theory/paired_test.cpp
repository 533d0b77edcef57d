// Common random numbers: what a scenario adds moves nothing that belongs to anybody else.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Two roles, three posts, DNA, loops, priorities, all absence; with room for everybody.
Service ample() {
  Service service = one_step_clinic(7.5, 30);
  service.calendar.bank_holidays = Division::england_and_wales;
  service.roles = {"clinician", "support"};
  service.appointments = {appointment("assess", 45, {RoleId{0}}, 0.1),
                          appointment("fit", 30, {RoleId{0}, RoleId{1}}, 0.1),
                          appointment("review", 20, {RoleId{1}, RoleId{0}}, 0.2)};
  service.pathways[0].steps = {step("assess", 0, 0, {to(1, 0.8), discharge(0.2)}),
                               step("fit", 1, 20, {to(2, 0.7), discharge(0.3)}),
                               step("review", 2, 30, {to(2, 0.4), to(1, 0.1), discharge(0.5)})};
  service.pathways[0].steps[1].stops_clock = true;
  service.pathways[0].steps[2].after = {RandomDuration::Kind::gamma, 25, 12, 0};
  service.streams[0].referrals_per_week = 30;
  service.streams[0].priorities = {priority("urgent", 0.3, 14), priority("routine", 0.7, 126)};
  service.streams[0].in_progress_usual = true;
  service.streams.push_back(stream("other", 10));
  service.posts = {post("lead", {RoleId{0}}, {1.0}), post("band-6", {RoleId{0}}, {1.0, 1.0, 0.6}),
                   post("help", {RoleId{1}}, {1.0, 0.5})};
  for (Post& p : service.posts) {
    p.annual_leave_days = 27;
    p.sickness_rate = 0.05;
  }
  service.absence.public_holiday_days = 8;
  service.absence.study_days = 5;
  service.absence.leave_together = 1;  // the cap never binds
  return service;
}

Service with_a_post(Service service) {
  service.posts.push_back(post("another", {RoleId{0}, RoleId{1}}, {1.0, 0.7}));
  service.posts.back().sickness_rate = 0.05;
  service.posts.back().annual_leave_days = 33;
  return service;
}

/// What chance has decided about a patient.
struct Fate {
  std::uint64_t key;
  std::int32_t clock_start;
  int stream, priority;
  bool treated;
  int last_occurrence;      ///< visits to their last step before the last one
  std::vector<int> visits;  ///< begun, by step that may come again
  friend bool operator==(const Fate&, const Fate&) = default;
};

Fate fate(OneRun& run, std::size_t patient) {
  const Patient& p = run.patients().all()[patient];
  Fate of{
      static_cast<std::uint64_t>(p.key), p.clock_start, p.stream, p.priority, p.treated, p.occurrence, {}};
  const std::size_t counters = run.tables().streams[p.stream].counters;
  for (std::size_t i = 0; i < counters; ++i) of.visits.push_back(run.patients().visits(p, i));
  return of;
}

bool gone(OneRun& run, std::size_t patient) { return run.patients().all()[patient].step == kGone; }

TEST(CommonRandomNumbers, KeepEveryPatientsFateWhenAPostIsAdded) {
  const Service base = ample();
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    OneRun before{base, base, 1, replication}, after{with_a_post(base), base, 1, replication};
    ASSERT_EQ(before.patients().all().size(), after.patients().all().size());
    int compared = 0;
    for (std::size_t i = 0; i < before.patients().all().size(); ++i) {
      const Fate one = fate(before, i), other = fate(after, i);
      EXPECT_EQ(one.key, other.key);
      EXPECT_EQ(one.clock_start, other.clock_start);
      EXPECT_EQ(one.priority, other.priority);
      if (!gone(before, i) || !gone(after, i)) continue;  // under way at the end of one of them
      EXPECT_EQ(one, other) << "patient " << i;
      ++compared;
    }
    EXPECT_GT(compared, 700);
    for (std::size_t week = 0; week < 30; ++week) {
      for (std::size_t s = 0; s < 2; ++s) {
        EXPECT_EQ(before.weekly(StreamSeries::referrals, week, s),
                  after.weekly(StreamSeries::referrals, week, s));
      }
    }
  }
}

TEST(CommonRandomNumbers, KeepEverybodyElsesAbsenceWhenAPostIsAdded) {
  const Service base = ample();
  OneRun before{base, base, 1, 0}, after{with_a_post(base), base, 1, 0};
  std::size_t spells = 0;
  for (const auto& [name, number] : std::vector<std::pair<std::string, int>>{
           {"lead", 1}, {"band-6", 1}, {"band-6", 2}, {"band-6", 3}, {"help", 1}, {"help", 2}}) {
    for (Day day = 1; day <= before.tables().last; ++day) {
      const HolderDay &one = before.roster(day, name, number), &other = after.roster(day, name, number);
      ASSERT_EQ(one.leave, other.leave) << name << number << " day " << day;
      ASSERT_EQ(one.study, other.study);
      ASSERT_EQ(one.opened, other.opened);
    }
    const auto& mine = before.roster().spells[before.holder(name, number)];
    const auto& theirs = after.roster().spells[after.holder(name, number)];
    ASSERT_EQ(mine.size(), theirs.size());
    for (std::size_t i = 0; i < mine.size(); ++i) {
      EXPECT_EQ(mine[i].first, theirs[i].first);
      EXPECT_EQ(mine[i].last, theirs[i].last);
    }
    spells += mine.size();
  }
  EXPECT_GT(spells, 5U);
}

TEST(CommonRandomNumbers, KeepEarlierHoldersLeaveEvenUnderABindingCap) {
  Service base = ample();
  base.absence.leave_together = 0;  // one of a role at a time, with or without the new post, which comes last
  OneRun before{base, base, 1, 0}, after{with_a_post(base), base, 1, 0};
  for (int number = 1; number <= 3; ++number) {
    for (Day day = 1; day <= before.tables().last; ++day) {
      ASSERT_EQ(before.roster(day, "band-6", number).leave, after.roster(day, "band-6", number).leave);
    }
  }
}

TEST(CommonRandomNumbers, AddPatientsWithMoreDemandAndKeepTheOthers) {
  const Service base = ample();
  Service more = base;
  more.streams[0].referrals_per_week *= 1.3;
  OneRun before{base, base, 1, 0}, after{more, base, 1, 0};
  std::map<std::uint64_t, Fate> all;
  for (std::size_t i = 0; i < after.patients().all().size(); ++i) {
    const Fate f = fate(after, i);
    all.emplace(f.key, f);
  }
  EXPECT_GT(after.patients().all().size(), before.patients().all().size() + 100);
  for (std::size_t i = 0; i < before.patients().all().size(); ++i) {
    const Fate f = fate(before, i);
    const auto found = all.find(f.key);
    ASSERT_NE(found, all.end());
    EXPECT_EQ(found->second.clock_start, f.clock_start);
    EXPECT_EQ(found->second.priority, f.priority);
  }
}

TEST(CommonRandomNumbers, DependOnNamesAndNotOnTheOrderOfTheStudy) {
  Service base = ample();
  for (Stream& s : base.streams) s.in_progress_usual = false;
  Service turned = base;
  std::reverse(turned.streams.begin(), turned.streams.end());
  std::reverse(turned.posts.begin(), turned.posts.end());
  OneRun one{base}, other{turned};
  for (std::size_t week = 0; week < 30; ++week) {
    EXPECT_EQ(one.weekly(StreamSeries::referrals, week, 0), other.weekly(StreamSeries::referrals, week, 1));
    EXPECT_EQ(one.weekly(StreamSeries::referrals, week, 1), other.weekly(StreamSeries::referrals, week, 0));
    EXPECT_EQ(one.weekly(PostSeries::dcc_opened, week, 0), other.weekly(PostSeries::dcc_opened, week, 2));
    EXPECT_EQ(one.weekly(PostSeries::lost_sickness, week, 2),
              other.weekly(PostSeries::lost_sickness, week, 0));
  }
}

TEST(Simulate, GivesTheSameAgainInUsedMemoryAndAnotherReplicationSomethingElse) {
  const Service service = ample();
  const Model model{service, service};
  Workspace fresh, used;
  const Observations first = simulate(model, 1, 7, fresh);
  const Observations other = simulate(model, 1, 8, used);
  const Observations again = simulate(model, 1, 7, used);
  EXPECT_EQ(first.by_post, again.by_post);
  EXPECT_EQ(first.by_category, again.by_category);
  EXPECT_EQ(first.waits_first, again.waits_first);
  EXPECT_NE(first.by_post, other.by_post);
  EXPECT_NE(first.waits_first, other.waits_first);
  EXPECT_NE(simulate(model, 2, 7, used).waits_first, first.waits_first);
}

/// Five slots a weekday against 24 referrals a week and a backlog of 400 routine patients who have waited up
/// to fifteen weeks: the diary is full as far as routine patients are booked ahead.
OneRun urgent_against(int routine_horizon) {
  Service service = one_step_clinic(5, 30);
  Stream& all = service.streams[0];
  all.referrals_per_week = 24;
  all.priorities = {priority("urgent", 0.1, 14), priority("routine", 0.9, 126)};
  all.priorities[1].horizon_days = routine_horizon;
  service.booking.order = BookingOrder::priority;
  wait_at_start(service, 0, 1, 400, 105);
  return OneRun{service};
}

TEST(Urgent, AreSeenInTimeWhenRoutineIsBookedTwoWeeksAheadAndNotWithSix) {
  // Booked on day d, an urgent patient finds every day to d + H taken by routine, booked in earlier runs, but
  // for the newly reached day d + H, of which the urgent have first choice; on Monday that is the Monday of H
  // days later. With H = 14 they are seen on day 14, the target, in time; with H = 42 they wait 42 days.
  const OneRun two = urgent_against(14);
  ASSERT_GT(two.totals(0).in_time_of, 40);
  EXPECT_EQ(two.totals(0).in_time, two.totals(0).in_time_of);
  EXPECT_EQ(two.first_waits(0).rbegin()->first, 14);
  const OneRun six = urgent_against(42);
  ASSERT_GT(six.totals(0).in_time_of, 40);
  EXPECT_EQ(six.totals(0).in_time, 0);
  // A stray arrival may find the diary not quite refilled; nobody waits fewer days than the horizon less a
  // weekend.
  EXPECT_GE(six.first_waits(0).begin()->first, 40);
  EXPECT_GT(two.weekly(StreamSeries::wait_first_p92, 20), 14);  // the routine pay for it
}

}  // namespace
}  // namespace headroom
