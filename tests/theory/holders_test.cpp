// A holder's fate hangs on their own name and number: whatever else a scenario does to the posts.

#include <gtest/gtest.h>

#include <numeric>

#include "theory/random_services.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Vacancies, seasons, phased returns, absences with leave of their own; no cap binds.
Service team() {
  Service service = one_step_clinic(7.5, 104);
  service.calendar.bank_holidays = Division::england_and_wales;
  service.posts = {post("lead", {RoleId{0}}), post("band-6", {RoleId{0}}, {1.0, 1.0, 0.4}),
                   post("support", {RoleId{0}}, {1.0})};
  for (Post& post : service.posts) {
    post.annual_leave_days = 27;
    post.sickness_rate = 0.08;
    post.induction = {{28, 0.5}};
  }
  service.posts[1].absent = {{kMonday + Days{30}, kMonday + Days{200}, "maternity", true, 0.4, 1}};
  AbsenceRules& absence = service.absence;
  absence.public_holiday_days = 8;
  absence.study_days = 5;
  absence.leave_together = 1;
  absence.leave_pattern = {0.5, 0.5, 1, 1, 1, 1, 1.5, 2, 1, 1, 0.5, 1};
  absence.sickness_months = {2, 1.5, 1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.8, 1, 1.1, 1.2};
  absence.spells = {{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
  absence.phased_return = PhasedReturn{4, 0.5};
  absence.turnover = {0.4, 56, {RandomDuration::Kind::gamma, 120, 30, 0}};
  return service;
}

void expect_same_fate(OneRun& before, OneRun& after, const std::string& name, int number) {
  SCOPED_TRACE(name + " " + std::to_string(number));
  for (Day day = 1; day <= before.tables().last; ++day) {
    const HolderDay &one = before.roster(day, name, number), &other = after.roster(day, name, number);
    ASSERT_EQ(one.vacancy, other.vacancy) << "day " << day;
    ASSERT_EQ(one.leave, other.leave) << "day " << day;
    ASSERT_EQ(one.study, other.study) << "day " << day;
    ASSERT_EQ(one.opened, other.opened) << "day " << day;
  }
  const auto& mine = before.roster().spells[before.holder(name, number)];
  const auto& theirs = after.roster().spells[after.holder(name, number)];
  ASSERT_EQ(mine.size(), theirs.size());
  for (std::size_t i = 0; i < mine.size(); ++i) {
    EXPECT_EQ(mine[i].first, theirs[i].first);
    EXPECT_EQ(mine[i].last, theirs[i].last);
    EXPECT_EQ(mine[i].phased_to, theirs[i].phased_to);
  }
}

TEST(Holders, KeepTheirFateWhenPostsAreAddedRemovedOrRenamed) {
  const Service base = team();
  Service added = base, removed = base, renamed = base, changed = base;
  added.posts.insert(added.posts.begin(), added.posts[1]);
  added.posts[0].name = "another";
  removed.posts.erase(removed.posts.begin());
  renamed.posts[0].name = "head";
  changed.posts[0].sickness_rate = 0.3;
  changed.posts[0].absent = {{kMonday, std::nullopt, "secondment", false, 0, 1}};
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    OneRun before{base, base, 1, replication};
    for (const Service* scenario : {&added, &removed, &renamed, &changed}) {
      OneRun after{*scenario, base, 1, replication};
      for (int number = 1; number <= 3; ++number) expect_same_fate(before, after, "band-6", number);
      expect_same_fate(before, after, "support", 1);
    }
  }
}

/// Days of the run on which the holder has so many minutes of leave.
std::vector<int> leave_of(OneRun& run, const std::string& name, int number) {
  std::vector<int> minutes;
  for (Day day = 1; day <= run.tables().last; ++day) minutes.push_back(run.roster(day, name, number).leave);
  return minutes;
}

TEST(Holders, HaveOnlyTheirLeaveMovedWhereTheCapBinds) {
  // One of five or six at a time may be on leave, and the cap is the same with one more or one less.
  Service base = team();
  base.absence.leave_together = 0.2;
  base.absence.turnover.leavers_per_year = 0;
  Service added = base, removed = base;
  added.posts.insert(added.posts.begin(), added.posts[1]);
  added.posts[0].name = "another";
  added.posts[0].holders = {1.0};
  removed.posts.erase(removed.posts.begin());
  int moved = 0;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    OneRun before{base, base, 1, replication};
    for (const Service* scenario : {&added, &removed}) {
      OneRun after{*scenario, base, 1, replication};
      for (const auto& [name, number] : std::vector<std::pair<std::string, int>>{
               {"band-6", 1}, {"band-6", 2}, {"band-6", 3}, {"support", 1}}) {
        const auto& mine = before.roster().spells[before.holder(name, number)];
        const auto& theirs = after.roster().spells[after.holder(name, number)];
        ASSERT_EQ(mine.size(), theirs.size());
        for (std::size_t i = 0; i < mine.size(); ++i) {
          EXPECT_EQ(mine[i].first, theirs[i].first);
          EXPECT_EQ(mine[i].phased_to, theirs[i].phased_to);
        }
        const std::vector<int> one = leave_of(before, name, number), other = leave_of(after, name, number);
        moved += one != other;
        EXPECT_EQ(std::accumulate(one.begin(), one.end(), 0), std::accumulate(other.begin(), other.end(), 0));
      }
    }
  }
  EXPECT_GT(moved, 10);
}

TEST(Holders, AddedLastMoveNobodysLeaveUnderTheSameCap) {
  Service base = team();
  base.absence.leave_together = 0.2;
  Service added = base;
  added.posts.push_back(added.posts[2]);
  added.posts.back().name = "another";
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    OneRun before{base, base, 1, replication}, after{added, base, 1, replication};
    for (int number = 1; number <= 3; ++number) expect_same_fate(before, after, "band-6", number);
    expect_same_fate(before, after, "support", 1);
    expect_same_fate(before, after, "lead", 1);
  }
}

TEST(Holders, OfOneNumberAreTheSameAfterAChangeOfPlan) {
  const Service base = team();
  Service changed = base;
  changed.posts[2].changes = {{kMonday + Days{300}, {0.5, {0.5}, "", {0.8, 0.2, 0, 0}}}};
  OneRun before{base, base, 1, 0}, after{changed, base, 1, 0};
  const auto& mine = before.roster().spells[before.holder("support")];
  const auto& theirs = after.roster().spells[after.holder("support")];
  ASSERT_EQ(mine.size(), theirs.size());
  for (std::size_t i = 0; i < mine.size(); ++i) EXPECT_EQ(mine[i].first, theirs[i].first);
  const auto& vacant = before.seen().holders[before.holder("support")].vacancies;
  const auto& vacant_then = after.seen().holders[after.holder("support")].vacancies;
  ASSERT_EQ(vacant.size(), vacant_then.size());
  for (std::size_t i = 0; i < vacant.size(); ++i) {
    EXPECT_EQ(vacant[i].first, vacant_then[i].first);
    EXPECT_EQ(vacant[i].last, vacant_then[i].last);
  }
}

}  // namespace
}  // namespace headroom
