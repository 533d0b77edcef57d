// What the closed form says that posts open, against what they open in the simulation.
// Of services made at random, with clinics few and far between and closures far beyond anybody's leave.

#include <gtest/gtest.h>

#include "planning/plan.hpp"
#include "theory/agreement.hpp"
#include "theory/random_services.hpp"

namespace headroom {
namespace {

using namespace clinics;
using theory::RandomServices;

/// Hours a week by post, before sickness, over some replications.
std::vector<double> opened_hours(const Service& service, std::uint32_t replications) {
  std::vector<double> hours(service.posts.size(), 0);
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    const OneRun run{service, service, 3, replication};
    for (const HolderMinutes& holder : run.seen().holders)
      hours[holder.post.index] += static_cast<double>(holder.opened) / 60 / service.calendar.weeks;
  }
  for (double& of_post : hours) of_post /= replications;
  return hours;
}

/// Nothing that begins or ends within the period, so that the plan is right to the rounding.
Service steady_service(std::uint32_t number) {
  Service service = RandomServices{number}.sparse_service();
  service.hours_changes.clear();
  service.absence.placements.clear();
  service.absence.turnover = {};
  for (Stream& stream : service.streams) stream.referrals_per_week = 0;
  for (Post& post : service.posts) {
    post.from = post.until = std::nullopt;
    post.changes.clear();
    post.absent.clear();
    post.sessions.clear();
    post.induction.clear();
    post.dcc_fixed.clear();
  }
  return service;
}

/// Hours a week by which the simulation may differ from the plan, cause by cause.
double tolerance(const Service& service, const Post& post, double expected) {
  const auto holders = static_cast<double>(post.holders.size());
  const double weeks = service.calendar.weeks;
  // Less than a unit of each holder is carried over the end.
  const double units = static_cast<double>(opening_unit(service, post).value()) / 60 * holders / weeks;
  // Leave and study of each of two leave years at most are whole minutes, DCC of each day is.
  const double minutes = 4 * 0.5 / 60 * holders / weeks + 0.01;
  // A leave year with a 29 February has 366 days; the plan's share of leave and study is that of 365. At most
  // 40 + 10 + 12 days of 260 are: 0.24 x (1 - 365 / 366) of the hours, of the rest 0.09%.
  const double leap_year = 0.0009 * expected;
  // With a warm-up, what of the leave year falls in it is chance.
  const double chance = service.calendar.warm_up_weeks > 0 ? 0.03 * 37.5 * post.wte : 0;
  return units + minutes + leap_year + chance;
}

class PlanHours : public testing::TestWithParam<std::uint32_t> {};

TEST_P(PlanHours, AreThoseThatTheSimulationOpens) {
  int beyond_entitlement = 0;
  for (std::uint32_t i = 0; i < 20; ++i) {
    const std::uint32_t number = 40'000 + GetParam() * 20 + i;
    SCOPED_TRACE("service " + std::to_string(number));
    const Service service = steady_service(number);
    const Plan planned = plan(service);
    const auto opened = opened_hours(service, service.calendar.warm_up_weeks > 0 ? 40 : 4);
    for (std::size_t p = 0; p < service.posts.size(); ++p) {
      const double expected = planned.posts[p].mean_opened_per_week.value();
      EXPECT_NEAR(opened[p], expected, tolerance(service, service.posts[p], expected))
          << service.posts[p].name;
      const double full_year = planned.posts[p].opened_dcc_per_week.value();
      beyond_entitlement += expected < 0.97 * full_year;
    }
  }
  EXPECT_GT(beyond_entitlement, 5);
}

TEST_P(PlanHours, AreThoseOfPostsThatComeGoAndTurnOver) {
  double expected = 0;
  std::vector<double> opened;
  for (std::uint32_t i = 0; i < 10; ++i) {
    Service service = RandomServices{50'000 + GetParam() * 10 + i}.sparse_service();
    service.absence.turnover = {1, 56, {RandomDuration::Kind::gamma, 100, 30, 0}};
    if (i % 2 == 0) service.absence.turnover.start = TurnoverStart::filled;
    for (Stream& stream : service.streams) stream.referrals_per_week = 0;
    const Plan planned = plan(service);
    for (const PostCapacity& post : planned.posts) expected += post.mean_opened_per_week.value();
    const auto of_service = opened_hours(service, 40);
    opened.push_back(std::accumulate(of_service.begin(), of_service.end(), 0.0));
  }
  const double all = std::accumulate(opened.begin(), opened.end(), 0.0);
  EXPECT_NEAR(all / expected, 1, 0.03);  // part weeks, and what is drawn
}

INSTANTIATE_TEST_SUITE_P(RandomServices, PlanHours, testing::Range(0U, 8U));

/// Mean share of what is opened that sickness takes of a post, over one period.
TEST(PlanSickness, IsThatOfTheMonthsOfThePeriod) {
  for (const Date& start : {Date{2026, 1, 1}, Date{2026, 5, 28}}) {
    Service service = one_step_clinic(6, 9);
    service.calendar.start = start;
    service.posts = {post("a", {RoleId{0}}, std::vector<double>(20, 1.0))};
    service.posts[0].sickness_rate = 0.06;
    service.absence.spells = {{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
    service.absence.sickness_months = {2, 1.4, 1.1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.75, 0.8, 0.85, 1.1};
    const Plan planned = plan(service);
    const double expected =
        1 - planned.posts[0].mean_bookable_per_week / planned.posts[0].mean_opened_per_week;
    EXPECT_GT(std::abs(expected - 0.06), 0.008);
    std::vector<double> shares;
    for (std::uint32_t replication = 0; replication < 1500; ++replication) {
      const OneRun run{service, service, 3, replication};
      double sick = 0, opened = 0;
      for (const HolderMinutes& holder : run.seen().holders) {
        sick += static_cast<double>(holder.opened_lost_sick);
        opened += static_cast<double>(holder.opened);
      }
      shares.push_back(sick / opened);
    }
    EXPECT_TRUE(theory::agrees(shares, expected));
  }
}

}  // namespace
}  // namespace headroom
