// How posts stand when a run starts.
// Seeds are fixed; bounds are 3.5 standard errors, which a correct process with another seed would exceed
// once in 2,000.

#include <gtest/gtest.h>

#include <cmath>

#include "planning/expected_turnover.hpp"
#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// One leaver in two years, replaced 18 weeks after a notice of 8.
Turnover rule(TurnoverStart start) { return {0.5, 56, days(126), start}; }
constexpr double kVacant = 70 / (70 + 730.5);

/// Four holders for a year, each at work on five days a week.
Service staffed(TurnoverStart start, int weeks = 52) {
  Service service = one_step_clinic(6, weeks);
  service.posts[0] = post("a", {RoleId{0}}, {1.0, 1.0, 1.0, 1.0});
  service.absence.turnover = rule(start);
  return service;
}

/// Share of holders and replications vacant on each of the days.
std::vector<double> vacant_on(const Service& service, const std::vector<Day>& days,
                              std::uint32_t replications) {
  std::vector<double> vacant(days.size(), 0);
  const Model model{service, service};
  const RosterPlan& plan = model.tables().roster;
  Roster roster;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    draw_roster(service, plan, model.tables().open, ReplicationDraws{3, replication}, roster);
    for (std::size_t i = 0; i < days.size(); ++i) {
      for (const auto& of_holder : roster.vacancies) {
        for (const Vacancy& vacancy : of_holder)
          vacant[i] += vacancy.first <= days[i] && days[i] <= vacancy.last;
      }
    }
  }
  for (double& share : vacant) share /= 4.0 * replications;
  return vacant;
}

double stray(double share, std::uint32_t replications) {
  return 3.5 * std::sqrt(share * (1 - share) / (4.0 * replications));
}

TEST(TurnoverStart, IsTheLongRunFromTheFirstDayOn) {
  const std::vector<Day> days{1, 2, 30, 100, 200, 364};
  const auto vacant = vacant_on(staffed(TurnoverStart::stationary), days, 4000);
  for (double share : vacant) EXPECT_NEAR(share, kVacant, stray(kVacant, 4000));
}

TEST(TurnoverStart, IsTheLongRunWithGapsThatDiffer) {
  Service service = staffed(TurnoverStart::stationary);
  service.absence.turnover.time_to_hire = {RandomDuration::Kind::gamma, 98, 60, 0};
  const double share = vacant_share(service.absence.turnover);
  for (double vacant : vacant_on(service, {1, 20, 60, 150, 364}, 4000))
    EXPECT_NEAR(vacant, share, stray(share, 4000));
}

TEST(TurnoverStart, FindsVacanciesWithWhatIsLeftOfThem) {
  // Of gaps of 70 days those found on a random day have 1 to 70 days left, that day included, evenly.
  const LeaverRules rules{rule(TurnoverStart::stationary)};
  double sum = 0;
  int found = 0, least = 1000, most = 0;
  for (std::uint32_t holder = 0; holder < 60'000; ++holder) {
    const Tenure tenure =
        draw_tenure(rules, ReplicationDraws{3, 0}, entity(5, 0, holder), std::nullopt, 1, 10'000);
    if (tenure.vacancies.empty() || tenure.vacancies[0].first > 1) continue;
    const int left = tenure.vacancies[0].last;
    ++found;
    sum += left;
    least = std::min(least, left);
    most = std::max(most, left);
  }
  EXPECT_NEAR(found / 60'000.0, kVacant, 3.5 * std::sqrt(kVacant * (1 - kVacant) / 60'000));
  EXPECT_NEAR(sum / found, 35.5, 3.5 * std::sqrt((70 * 70 - 1) / 12.0 / found));
  EXPECT_EQ(least, 1);
  EXPECT_EQ(most, 70);
}

TEST(TurnoverStart, LeavesPeopleAsLongInPostAsTheyStay) {
  const LeaverRules rules{rule(TurnoverStart::stationary)};
  int within_a_year = 0, held = 0;
  for (std::uint32_t holder = 0; holder < 40'000; ++holder) {
    const Tenure tenure =
        draw_tenure(rules, ReplicationDraws{3, 0}, entity(5, 0, holder), std::nullopt, 1, 400);
    if (!tenure.vacancies.empty() && tenure.vacancies[0].first == 1) continue;
    ++held;
    ASSERT_TRUE(tenure.started);
    EXPECT_LE(*tenure.started, 1);
    within_a_year += *tenure.started > 1 - 365;
  }
  const double expected = 1 - std::exp(-365 / 730.5);
  EXPECT_NEAR(within_a_year / double(held), expected, 3.5 * std::sqrt(expected * (1 - expected) / held));
}

TEST(TurnoverStart, CountsTheInductionOfThoseWhoHaveJustCome) {
  Service service = staffed(TurnoverStart::stationary, 13);
  service.posts[0].induction = {{91, 0.5}};
  const double at = opened_after_inductions(service.absence.turnover, service.posts[0].induction);
  std::vector<double> first_weeks;
  for (std::uint32_t replication = 0; replication < 3000; ++replication) {
    OneRun run{service, service, 3, replication};
    int opened = 0;
    for (int number = 1; number <= 4; ++number) opened += run.roster(1, "a", number).opened;
    first_weeks.push_back(opened / (4 * 360.0));
  }
  double mean = 0, squares = 0;
  for (double share : first_weeks) mean += share / 3000;
  for (double share : first_weeks) squares += (share - mean) * (share - mean);
  EXPECT_NEAR(mean, (1 - kVacant) * at, 3.5 * std::sqrt(squares / 2999 / 3000));
}

TEST(TurnoverStart, FillsAllWhereTheStudySaysSo) {
  const Service service = staffed(TurnoverStart::filled);
  AfterFilling course{service.absence.turnover};
  const std::vector<Day> days{1, 2, 30, 71, 100, 200, 364};
  const auto vacant = vacant_on(service, days, 4000);
  EXPECT_EQ(vacant[0], 0);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double expected = 1 - course.held(days[i] - 1);
    EXPECT_NEAR(vacant[i], expected, stray(expected, 4000) + 1e-12) << days[i];
  }
}

TEST(TurnoverStart, OfAPostThatBeginsIsFilled) {
  Service service = staffed(TurnoverStart::stationary);
  service.posts[0].from = kMonday + Days{100};  // day 101
  AfterFilling course{service.absence.turnover};
  const auto later = vacant_on(service, {101, 150, 250}, 4000);
  EXPECT_EQ(later[0], 0);
  EXPECT_NEAR(later[1], 1 - course.held(49), stray(0.07, 4000));
  EXPECT_NEAR(later[2], 1 - course.held(149), stray(0.1, 4000));
  service.posts[0].from = kMonday - Days{50};  // and has turned over since
  const auto before = vacant_on(service, {1, 100}, 4000);
  EXPECT_NEAR(before[0], 1 - course.held(50), stray(0.07, 4000));
  EXPECT_NEAR(before[1], 1 - course.held(149), stray(0.1, 4000));
}

TEST(TurnoverStart, MovesNobodyElsesDraws) {
  // Another post, other hours: the same holders are away on the same days.
  Service service = staffed(TurnoverStart::stationary), more = service;
  more.posts.insert(more.posts.begin(), post("new", {RoleId{0}}, {1.0}));
  const Model model{service, service}, larger{more, service};
  Roster one, other;
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    const ReplicationDraws draws{3, replication};
    draw_roster(service, model.tables().roster, model.tables().open, draws, one);
    draw_roster(more, larger.tables().roster, larger.tables().open, draws, other);
    for (std::size_t h = 0; h < 4; ++h) {
      ASSERT_EQ(one.vacancies[h].size(), other.vacancies[h + 1].size());
      for (std::size_t i = 0; i < one.vacancies[h].size(); ++i) {
        EXPECT_EQ(one.vacancies[h][i].first, other.vacancies[h + 1][i].first);
        EXPECT_EQ(one.vacancies[h][i].last, other.vacancies[h + 1][i].last);
      }
    }
  }
}

}  // namespace
}  // namespace headroom
