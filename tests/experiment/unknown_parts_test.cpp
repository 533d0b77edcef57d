// Plays are the twins and redrawn ones that they should be, and a clinic by hand has its parts.

#include "experiment/unknown_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "simulation/clinics.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;

const auto kUncounted = [](std::size_t) {};

Unknown unknown(std::string path, double value) {
  Unknown one;
  one.path = std::move(path);
  one.value = value;
  one.from = value / 2;
  one.to = value * 2;
  one.spread = Unknown::Spread::log_normal;
  one.top = 100'000;
  return one;
}

/// Four slots on five weekdays and nothing by chance; so many wait at first, and are seen four a day. What is
/// not known is how many, and how long admin takes, which makes nobody wait.
Service unsure_clinic(const Study& study, const Draw& draw, int more) {
  Service service = clinics::one_step_clinic(4, 26);
  service.streams[0].day_counts = DayCounts::steady;
  service.streams[0].priorities = {clinics::priority("routine", 1, 7)};
  const bool is_drawn = draw.number > 0;
  const double count = is_drawn ? drawn_value(study.uncertainty.unknowns[0], draw) : 20;
  if (is_drawn) service.costs.on_cost = drawn_value(study.uncertainty.unknowns[1], draw) / 1000;
  clinics::wait_at_start(service, 0, 0, static_cast<int>(count) + more, 0);
  return service;
}

Scenario scenario(const Study& study, const std::string& name, int more) {
  Scenario made{name, "", {}, unsure_clinic(study, {}, more)};
  made.drawn = [study, more](const Draw& draw) -> Result<Service> {
    return unsure_clinic(study, draw, more);
  };
  return made;
}

Study unsure_study(std::vector<Unknown> unknowns) {
  Study study{"Clinic", {}, {}, {}, {}, {}};
  study.uncertainty.unknowns = std::move(unknowns);
  study.base = unsure_clinic(study, {}, 0);
  study.drawn_base = [study](const Draw& draw) -> Result<Service> { return unsure_clinic(study, draw, 0); };
  study.scenarios = std::vector<Scenario>{scenario(study, "baseline", 0), scenario(study, "more", 10)};
  return study;
}

Study two_unknown() { return unsure_study({unknown("count", 20), unknown("cost", 20)}); }

UnknownParts parts_of(const UnknownPlan& plan) {
  SerialRunner runner;
  return *unknown_parts(plan, runner, kUncounted);
}

TEST(UnknownPlan, PlaysEveryDrawTwiceAndOnceMoreForEachGroup) {
  const Study study = two_unknown();
  const UnknownPlan plan = unknown_plan(study, study.scenarios[0], 20, 7);
  EXPECT_THAT(plan.groups, ElementsAre(ElementsAre("count"), ElementsAre("cost")));
  EXPECT_EQ(plan.experiment.scenarios.size(), 1u);
  EXPECT_EQ(plan.experiment.replications, 80u);
  EXPECT_EQ(plan.play(1).draw, (Draw{7, 1}));
  EXPECT_EQ(plan.play(1).chance, 1u) << "the first future of a run";
  EXPECT_EQ(plan.play(2).draw, (Draw{7, 1}));
  EXPECT_EQ(plan.play(2).chance, 21u);
  EXPECT_EQ(plan.play(3).draw, (Draw{7, 1, {"count"}, 2}));
  EXPECT_EQ(plan.play(3).chance, 21u) << "the second twin's";
  EXPECT_EQ(plan.play(4).draw, (Draw{7, 1, {"cost"}, 2}));
  EXPECT_EQ(plan.play(5).draw, (Draw{7, 2}));
  EXPECT_EQ(plan.play(80).draw, (Draw{7, 20, {"cost"}, 1})) << "after the last draw comes the first";
  std::set<std::uint32_t> chances;
  for (std::uint32_t p = 1; p <= 80; ++p) chances.insert(plan.play(p).chance);
  EXPECT_EQ(chances.size(), 40u);
}

TEST(UnknownPlan, BeginsAFileOfDrawsAgain) {
  Study study = unsure_study({unknown("count", 20), unknown("cost", 20)});
  study.uncertainty.rows = 3;
  for (Unknown& one : study.uncertainty.unknowns) one.rows = {10, 30, 20};
  const UnknownPlan plan = unknown_plan(study, study.scenarios[0], 20, 7);
  ASSERT_EQ(plan.groups.size(), 1u) << "the same rows";
  EXPECT_EQ(plan.play(3 * 3 + 1).draw, (Draw{7, 1}));
  EXPECT_EQ(plan.play(3 * 2 + 3).draw, (Draw{7, 3, {"count", "cost"}, 1}));
}

// Correlations by hand: a and b 1, a and c 0 (deviations -1 0 1 and 1 -2 1); d and e are shares of one whole.
TEST(UnknownPlan, AsksAboutCorrelatedPathsAndSharesOfAWholeTogether) {
  std::vector<Unknown> unknowns;
  for (const auto& [path, rows] : std::vector<std::pair<std::string, std::vector<double>>>{
           {"a", {1, 2, 3}}, {"c", {3, 0, 3}}, {"b", {2, 4, 6}}, {"d", {}}, {"e", {}}}) {
    unknowns.push_back(unknown(path, 20));
    unknowns.back().rows = rows;
    if (rows.empty()) unknowns.back().whole = "next";
  }
  const Study study = unsure_study(unknowns);
  EXPECT_THAT(unknown_plan(study, study.scenarios[0], 20, 7).groups,
              ElementsAre(ElementsAre("a", "b"), ElementsAre("c"), ElementsAre("d", "e")));
}

TEST(UnknownPlan, LeavesOutWhatOnlyOtherScenariosDoNotKnow) {
  std::vector<Unknown> unknowns{unknown("count", 20), unknown("cost", 20), unknown("other", 20)};
  unknowns[2].scenario = "third";
  const Study study = unsure_study(unknowns);
  EXPECT_EQ(unknown_plan(study, study.scenarios[1], 20, 7).groups.size(), 2u);
}

// Nothing is chance: the count is all of the spread, first known or last.
TEST(UnknownParts, AreAllTheCountsWhereNothingElseActs) {
  const Study study = two_unknown();
  const UnknownParts parts = parts_of(unknown_plan(study, study.scenarios[0], 100, 1));
  const SpreadParts& wait = parts.figure(0, MetricId::wait_first_mean).level;
  EXPECT_DOUBLE_EQ(wait.unknown, 1);
  EXPECT_TRUE(wait.groups[0].alone_seen);
  EXPECT_GT(wait.groups[0].known_alone, 0.7);
  EXPECT_GT(wait.groups[0].known_last, 0.7);
  EXPECT_EQ(wait.groups[1].known_last, 0);
  EXPECT_FALSE(wait.groups[1].alone_seen || wait.groups[1].last_seen);
  EXPECT_FALSE(parts.figure(0, MetricId::wait_first_mean).difference);
}

TEST(UnknownParts, BeginWithTheFuturesOfARun) {
  const Study study = two_unknown();
  const UnknownParts parts = parts_of(unknown_plan(study, study.scenarios[0], 40, 1));
  double sum = 0;
  for (std::uint32_t draw = 1; draw <= 40; ++draw) {
    const Service service = *study.scenarios[0].drawn({1, draw});
    const int all = service.streams[0].waiting[0].count;
    double days = 0;  // by hand: four on each weekday from the first on
    for (int patient = 0; patient < all; ++patient) days += patient / 4 + patient / 20 * 2;
    sum += days / all;
  }
  EXPECT_NEAR(parts.compared(parts.figure(0, MetricId::wait_first_mean)).scenarios[0].level.mean, sum / 40,
              1e-9);
}

TEST(UnknownParts, AreOfTheDifferenceFromTheBaselineToo) {
  const Study study = two_unknown();
  const UnknownPlan plan = unknown_plan(study, study.scenarios[1], 40, 1);
  EXPECT_EQ(plan.experiment.scenarios.size(), 2u);
  const UnknownParts parts = parts_of(plan);
  const UnknownFigure& wait = parts.figure(0, MetricId::wait_first_mean);
  ASSERT_TRUE(wait.difference);
  EXPECT_DOUBLE_EQ(wait.difference->unknown, 1);
  EXPECT_FALSE(wait.difference->groups[1].alone_seen);
  EXPECT_EQ(parts.comparison.scenarios.back(), "more");
}

TEST(UnknownParts, AreTheSameWhateverTheThreads) {
  const Study study = two_unknown();
  const UnknownPlan plan = unknown_plan(study, study.scenarios[1], 40, 1);
  const Interrupt interrupt;
  Workers workers{3, interrupt};
  std::size_t done = 0;
  const auto three = unknown_parts(plan, workers, [&](std::size_t plays) { done += plays; });
  EXPECT_EQ(done, 2 * 160u);
  const UnknownParts one = parts_of(plan);
  for (std::size_t f = 0; f < one.figures.size(); ++f)
    EXPECT_EQ(one.figures[f].difference->groups[0].known_last,
              three->figures[f].difference->groups[0].known_last);
}

}  // namespace
}  // namespace headroom
