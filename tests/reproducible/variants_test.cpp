// What is played beside the scenarios: which variants, in which futures, and that each is what it says.

#include "experiment/variants.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "experiment/causes.hpp"
#include "experiment/memory_storage.hpp"
#include "experiment/remembering.hpp"
#include "experiment/screening.hpp"
#include "planning/plan.hpp"
#include "results/comparison/deciding.hpp"
#include "results/datasets/catalogue.hpp"
#include "study/good_study.hpp"

namespace headroom {
namespace {

using Figures = std::vector<double>;

const std::string kTroubled = R"(headroom: 1
title: A troubled clinic
calendar: {start: 2026-04-01, weeks: 26}
experiment: {replications: 60, seed: 3}
appointments:
  assess: {minutes: 60, by: [clinician], dna: 10%}
pathways:
  main: {first: {appointment: assess}}
streams:
  gp: {pathway: main, referrals: {per_week: 17}, standard: 90%}
  wards: {pathway: main, referrals: {per_week: 3}}
staff:
  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}
absence: {sickness: {rate: 6%}}
)";

ExperimentPlan plan_of(const Study& study) {
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = study.scenarios;
  plan.replications = static_cast<std::uint32_t>(study.experiment.replications);
  plan.seed = study.experiment.seed;
  draw_unknowns(plan, study);
  return plan;
}

/// The figures of every variant, numbered on from the scenarios.
std::map<std::size_t, std::vector<Figures>> played(const VariantPlans& variants, const Axes& axes) {
  example::Remembering<Figures> storage{
      [](const ReplicationResult& result) { return result.stopping_figures; }};
  SerialRunner runner;
  EXPECT_EQ(run_variants(variants, axes, runner, storage), Outcome::finished);
  std::map<std::size_t, std::vector<Figures>> all;
  for (const auto& [place, marks] : storage.blocks) {
    auto& figures = all[place.first];
    figures.insert(figures.end(), marks.begin(), marks.end());
  }
  return all;
}

// 17 + 3 referrals of an hour: whatever is a tenth more of both makes 2 hours more of a week; of one of them
// its share of it.
TEST(Screening, IsTheLoadOfThePlan) {
  const Study study = good_study(kTroubled);
  const double load = plan(study.base).tightest.load;
  const auto screened = screened_numbers(study).numbers;
  ASSERT_FALSE(screened.empty());
  for (std::size_t i = 1; i < screened.size(); ++i)
    EXPECT_GE(std::abs(screened[i - 1].added_load), std::abs(screened[i].added_load));
  std::map<std::string, double> added;
  for (const ScreenedNumber& one : screened) added[one.number.number.path] = one.added_load;
  EXPECT_NEAR(added.at("appointments.assess.minutes"), 0.1 * load, 1e-9);
  EXPECT_NEAR(added.at("streams.gp.referrals.per_week"), 0.1 * load * 17 / 20, 1e-9);
  EXPECT_NEAR(added.at("staff.*.productivity"), load * 46 / 60 - load, 1e-9)
      << "an hour at 130% takes 46 whole minutes";
  EXPECT_FALSE(added.contains("streams.gp.standard"));
}

TEST(VariantPlans, TakeAtMostSixTimesTheBaseline) {
  const Study study = good_study(kTroubled);
  ExperimentPlan plan = plan_of(study);
  for (const std::uint32_t futures : {1u, 5u, 20u, 40u, 60u, 200u, 1000u}) {
    plan.replications = futures;
    const VariantPlans variants = variant_plans(study, plan, futures);
    EXPECT_LE(variants.replications(), 6u * futures) << futures;
    EXPECT_EQ(variants.labels.causes.replications, std::min(futures, std::max(20u, (futures + 1) / 2)));
    EXPECT_EQ(variants.labels.numbers.replications, std::min(futures, 20u));
    EXPECT_LE(variants.labels.numbers.variants.size(), 50u);
    EXPECT_EQ(variants.labels.causes.variants.size(), 4u)
        << "sickness, leave, missed appointments and variation; nobody leaves and nobody covers";
  }
}

TEST(VariantPlans, ArePlayedInTheFuturesOfTheBaseline) {
  const Study study = good_study(kTroubled);
  const ExperimentPlan plan = plan_of(study);
  const Axes axes = axes_of(plan.scenarios, plan.replications);
  const VariantPlans variants = variant_plans(study, plan, plan.replications);
  const auto found = played(variants, axes);
  ASSERT_EQ(found.size(), variants.labels.size());
  const Simulator simulate_one = simulator(plan, 1);
  for (std::size_t v = 0; v < variants.labels.size(); ++v) {
    const auto& figures = found.at(1 + v);
    EXPECT_EQ(figures.size(), variants.labels.replications_of(v));
    const bool is_cause = v < variants.labels.causes.variants.size();
    const Scenario scenario = is_cause
                                  ? variants.causes.scenarios[v]
                                  : variants.numbers.scenarios[v - variants.labels.causes.variants.size()];
    ExperimentPlan alone = plan;
    alone.scenarios = {scenario};
    const Played one = simulator(alone, 1)(0, 0, 7);
    const Summary summary = summarise({one.observations, scenario.service});
    const Replicated replicated{one.observations, summary, positions(axes, scenario.service)};
    Figures expected;
    std::vector<double> room;
    for (const MetricId id : kVariantMetrics) {
      const auto own = std::get<Take<double>>(dataset(id).take)(replicated, room);
      expected.insert(expected.end(), own.begin(), own.end());
    }
    EXPECT_EQ(figures[6], expected) << scenario.name;
  }
}

TEST(VariantPlans, OfShardsAreTheWhole) {
  const Study study =
      good_study(kTroubled + "uncertainty: {streams.gp.referrals.per_week: {from: 14, to: 20}}\n");
  ExperimentPlan plan = plan_of(study);
  const Axes axes = axes_of(plan.scenarios, plan.replications);
  const auto whole = played(variant_plans(study, plan, plan.replications), axes);
  std::size_t replications = 0;
  for (std::uint32_t number = 1; number <= 3; ++number) {
    plan.shard = {number, 3};
    for (const auto& [variant, figures] : played(variant_plans(study, plan, plan.replications), axes)) {
      for (const Figures& one : figures) {
        const auto& all = whole.at(variant);
        EXPECT_NE(std::find(all.begin(), all.end(), one), all.end());
      }
      replications += figures.size();
    }
  }
  EXPECT_EQ(replications, variant_plans(study, plan, plan.replications).replications());
}

// Four futures with 0, 2, 5 and 9 tenths in time; without sickness a tenth more in each. The standard is
// half.
TEST(Deciding, HoldsVariantsAgainstTheirOwnFutures) {
  Samples samples;
  samples.scenarios = {"baseline", "other"};
  samples.streams = {"gp"};
  samples.replications = 4;
  samples.weeks = 52;
  samples.goals = {{{0.5, 10}}, {{0.5, 10}}};
  const Figures in_time{0, 0.2, 0.5, 0.9, 1, 1, 1, 1}, waits{40, 30, 20, 10, 1, 1, 1, 1};
  samples.values["summary/in_time"] = in_time;
  samples.values["summary/wait_first_mean"] = waits;
  samples.values["summary/waiting_end"] = waits;
  Results results = results_of(samples);
  EXPECT_FALSE(deciding(results));
  VariantFigures causes{{{"sickness", 0, 0, "", Standing::stated}}, 3, {}};
  for (std::size_t r = 0; r < 3; ++r) {
    for (const double figure : {in_time[r] + 0.1, waits[r] - 5, waits[r] - 5})
      causes.values.push_back(figure);
  }
  results.files[0].decides.causes = causes;
  const auto found = deciding(results);
  ASSERT_TRUE(found && found->causes);
  EXPECT_FALSE(found->numbers);
  EXPECT_EQ(found->causes->replications, 3u) << "the first three";
  const ComparedFigure& figure = figure_of(*found->causes, MetricId::in_time, 0);
  EXPECT_DOUBLE_EQ(figure.scenarios[0].chance->share, 1.0 / 3);
  EXPECT_DOUBLE_EQ(figure.scenarios[1].chance->share, 1.0 / 3) << "0.6 in the third alone";
  EXPECT_NEAR(figure.scenarios[1].change->difference.mean, 0.1, 1e-12);
  EXPECT_NEAR(figure_of(*found->causes, MetricId::wait_first_mean, 0).scenarios[1].change->difference.mean,
              -5, 1e-12);
}

}  // namespace
}  // namespace headroom
