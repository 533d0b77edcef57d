// The start: as if the service had run for ever, and the same in every scenario.

#include <gtest/gtest.h>

#include <set>

#include "planning/plan.hpp"
#include "simulation/clinics.hpp"
#include "theory/agreement.hpp"

namespace headroom {
namespace {

using namespace clinics;
using theory::agrees;

/// Fifty a week, every day of the week alike, with room for everybody: those of a day wait for the next.
Service steady() {
  Service service = daily_clinic(40, 50.0 / 7, 40);
  service.appointments = {appointment("assess", 60, {RoleId{0}}, 0.1),
                          appointment("fit", 30, {RoleId{0}}, 0.1),
                          appointment("review", 30, {RoleId{0}}, 0.1)};
  service.pathways[0].steps = {step("assess", 0, 0, {to(1, 0.8), discharge(0.2)}),
                               step("fit", 1, 0, {to(2, 0.9), discharge(0.1)}),
                               step("review", 2, 0, {to(2, 0.4), discharge(0.6)})};
  service.pathways[0].steps[1].after = {RandomDuration::Kind::gamma, 40, 15, 0};
  service.pathways[0].steps[1].stops_clock = true;
  service.pathways[0].steps[2].after = {RandomDuration::Kind::triangular, 60, 84, 120};
  service.streams[0].in_progress_usual = true;
  wait_at_start(service, 0, 0, 8, 2);
  return service;
}

/// Slope over the weeks, as the change over all of them.
double drift(const std::vector<double>& by_week) {
  const double n = static_cast<double>(by_week.size()), middle = (n - 1) / 2;
  double up = 0, down = 0;
  for (std::size_t w = 0; w < by_week.size(); ++w) {
    up += (static_cast<double>(w) - middle) * by_week[w];
    down += (static_cast<double>(w) - middle) * (static_cast<double>(w) - middle);
  }
  return up / down * n;
}

TEST(Start, IsStationary) {
  const Service service = steady();
  const Model model{service, service};
  Workspace workspace;
  const std::vector<StreamSeries> series{StreamSeries::treated, StreamSeries::discharged,
                                         StreamSeries::caseload, StreamSeries::did_not_attend};
  std::vector<std::vector<double>> drifts(5), levels(5);
  for (std::uint32_t replication = 0; replication < 300; ++replication) {
    const Observations seen = simulate(model, 21, replication, workspace);
    for (std::size_t i = 0; i < 5; ++i) {
      std::vector<double> by_week;
      for (std::size_t week = 1; week < seen.weeks; ++week) {  // the first has no rebookings from before it
        by_week.push_back(i < 4 ? seen.by_stream[seen.at(series[i], week, 0)]
                                : seen.by_post[seen.at(PostSeries::dcc_booked, week, 0)]);
      }
      double level = 0;
      for (double value : by_week) level += value / static_cast<double>(by_week.size());
      levels[i].push_back(level);
      drifts[i].push_back(level + drift(by_week));  // no drift: the mean is that of the level
    }
  }
  // Attended with one rebooking: g = 0.99 of visits. First seen 49.5 a week; fitted 0.8 g; reviews entered,
  // per fitting, 0.9 / (1 - 0.4 g) attended; everybody who comes goes in the end.
  const double g = 0.99, seen_first = 50 * g, fitted = seen_first * 0.8 * g;
  EXPECT_TRUE(agrees(levels[0], fitted, 0.01));
  EXPECT_TRUE(agrees(drifts[0], fitted, 0.02));
  EXPECT_TRUE(agrees(levels[1], 50, 0.01));
  EXPECT_TRUE(agrees(drifts[1], 50, 0.02));
  double caseload = 0;
  for (double level : levels[2]) caseload += level / 300;
  EXPECT_TRUE(agrees(drifts[2], caseload, 0.02));
  EXPECT_TRUE(agrees(levels[4], plan(service).streams[0].dcc_hours_per_week.value(), 0.01));
  EXPECT_TRUE(agrees(drifts[4], plan(service).streams[0].dcc_hours_per_week.value(), 0.02));
}

TEST(Start, BringsFollowUpsDueEvenlyFromTheFirstWeek) {
  // Nobody is referred: what falls due in a week is left of those in progress. With a fixed delay of 70 days
  // and 49.5 x 0.8 entered a week, ten weeks bring 39.6 each, and then nobody.
  Service service = steady();
  service.streams[0].waiting.clear();
  service.pathways[0].steps[1].after = days(70);
  service.pathways[0].steps[1].next = {discharge()};
  service.pathways[0].steps.pop_back();
  for (Appointment& a : service.appointments) a.dna = 0;
  Service quiet = service;
  quiet.streams[0].referrals_per_week = 0;
  std::vector<std::vector<double>> fitted(12);
  for (std::uint32_t replication = 0; replication < 200; ++replication) {
    const OneRun run{quiet, service, 5, replication};
    for (std::size_t week = 0; week < 12; ++week)
      fitted[week].push_back(run.weekly(StreamSeries::treated, week));
  }
  for (std::size_t week = 0; week < 10; ++week) EXPECT_TRUE(agrees(fitted[week], 40, 0.02)) << week;
  for (std::size_t week = 10; week < 12; ++week) {
    for (double count : fitted[week]) EXPECT_EQ(count, 0) << week;
  }
}

TEST(Start, HasNoMoreInProgressThanTheHoursOfTheStudyAllow) {
  Service service = steady();
  service.streams[0].waiting.clear();
  const double load = plan(service).tightest.load;
  ASSERT_LT(load, 1);
  const auto mean_initial = [](const Service& of) {
    std::vector<double> counts;
    for (std::uint32_t replication = 0; replication < 200; ++replication) {
      counts.push_back(static_cast<double>(OneRun{of, of, 5, replication}.seen().ledger.patients.initial));
    }
    return counts;
  };
  // Before the fitting 49.5 x 0.8 x 40/7 days; before the review 49.5 x 0.8 x 0.99 x 0.9 / (1 - 0.396) x 88
  // / 7.
  const double usual = 49.5 * 0.8 * 40 / 7 + 49.5 * 0.8 * 0.99 * 0.9 / (1 - 0.396) * 88 / 7;
  EXPECT_TRUE(agrees(mean_initial(service), usual, 0.01));
  Service busy = service;
  busy.full_time_hours = Hours{280 * load / 2};  // half of what is needed
  ASSERT_NEAR(plan(busy).tightest.load, 2, 1e-9);
  EXPECT_TRUE(agrees(mean_initial(busy), usual / 2, 0.01));
  busy.streams[0].first_seen_per_week = 49.5;
  EXPECT_TRUE(agrees(mean_initial(busy), usual, 0.01));
  busy.streams[0].in_progress_usual = false;
  EXPECT_EQ((OneRun{busy}.seen().ledger.patients.initial), 0);
}

TEST(Start, HasNobodyInProgressWhoWasNeverSeen) {
  // Fifty a week are referred, a fifth turned away at the desk; the first appointment is ten days later, the
  // fitting forty days after that. In progress are those before the fitting: 50 x 0.8 x 0.99 x 40 / 7.
  Service service = steady();
  service.streams[0].waiting.clear();
  service.appointments.push_back(appointment("triage", 5, {RoleId{0}}));
  service.appointments[3].mode = Mode::desk;
  service.pathways[0].steps = {step("triage", 3, 0, {to(1, 0.8), discharge(0.2)}),
                               step("assess", 0, 10, {to(2)}), step("fit", 1, 40, {discharge()})};
  std::vector<double> initial;
  for (std::uint32_t replication = 0; replication < 200; ++replication)
    initial.push_back(
        static_cast<double>(OneRun{service, service, 5, replication}.seen().ledger.patients.initial));
  EXPECT_TRUE(agrees(initial, 50 * 0.8 * 0.99 * 40 / 7, 0.01));
  service.streams[0].first_seen_per_week = 14;
  initial.clear();
  for (std::uint32_t replication = 0; replication < 400; ++replication)
    initial.push_back(
        static_cast<double>(OneRun{service, service, 5, replication}.seen().ledger.patients.initial));
  EXPECT_TRUE(agrees(initial, 14 * 40 / 7.0, 0.01));
}

/// Keys of the start population, with the minute their clocks started (or they are due).
std::set<std::pair<std::uint64_t, std::int32_t>> start_population(const Service& scenario,
                                                                  const Service& base) {
  OneRun run{scenario, base, 3, 1};
  std::set<std::pair<std::uint64_t, std::int32_t>> population;
  for (std::int64_t i = 0; i < run.seen().ledger.patients.initial; ++i) {
    const Patient& p = run.patients().all()[static_cast<std::size_t>(i)];
    population.emplace(static_cast<std::uint64_t>(p.key), p.clock_start);
  }
  return population;
}

TEST(Start, IsTheSameInEveryScenario) {
  Service base = steady();
  base.streams[0].priorities = {priority("urgent", 0.2, 14), priority("soon", 0.3, 42),
                                priority("routine", 0.5, 126)};
  base.streams[0].waiting = {{PriorityId{2}, 40, 100}};
  const auto population = start_population(base, base);
  ASSERT_GT(population.size(), 300U);
  Service scenario = base;
  scenario.posts.push_back(post("more", {RoleId{0}}));
  EXPECT_EQ(start_population(scenario, base), population);
  scenario = base;
  scenario.streams[0].referrals_per_week = 100;
  scenario.pathways[0].steps[1].after = days(5);
  scenario.appointments[0].dna = 0.5;
  EXPECT_EQ(start_population(scenario, base), population);
  scenario = base;
  scenario.posts[0].wte = scenario.posts[0].holders[0] = 0.1;
  EXPECT_EQ(start_population(scenario, base), population);
  scenario = base;  // urgent goes; its patients become the last priority's
  scenario.streams[0].priorities.erase(scenario.streams[0].priorities.begin());
  scenario.streams[0].waiting[0].priority = PriorityId{1};
  EXPECT_EQ(start_population(scenario, base), population);
  scenario = base;  // the review goes, and with it those who were due for it
  scenario.pathways[0].steps.pop_back();
  scenario.pathways[0].steps[1].next = {discharge()};
  const auto without = start_population(scenario, base);
  EXPECT_LT(without.size(), population.size());
  EXPECT_TRUE(std::includes(population.begin(), population.end(), without.begin(), without.end()));
}

TEST(Start, GivesStreamsAndStepsOfOneNameTheirOwnPatients) {
  // Two streams, each with a step named like itself: nobody's draws may be shared.
  Service service = one_step_clinic(40, 1);
  for (const char* name : {"spinal", "footwear"}) {
    service.pathways.push_back({name, {step("see", 0, 0, {to(1)}), step(name, 0, 60, {discharge()})}});
    service.streams.push_back(stream(name, 30, static_cast<std::uint32_t>(service.pathways.size() - 1)));
    service.streams.back().in_progress_usual = true;
  }
  OneRun run{service};
  std::set<std::uint64_t> keys;
  for (std::int64_t i = 0; i < run.seen().ledger.patients.initial; ++i) {
    keys.insert(static_cast<std::uint64_t>(run.patients().all()[static_cast<std::size_t>(i)].key));
  }
  EXPECT_GT(keys.size(), 300U);
  EXPECT_EQ(static_cast<std::int64_t>(keys.size()), run.seen().ledger.patients.initial);
}

}  // namespace
}  // namespace headroom
