// Runs to a precision and to the best take as many replications as the published rules say.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "experiment/experiment.hpp"
#include "experiment/remembering.hpp"
#include "experiment/stopping_figures.hpp"
#include "random/philox.hpp"
#include "results/example.hpp"
#include "statistics/sampled_mean.hpp"
#include "statistics/sequential/precision.hpp"
#include "statistics/sequential/selection.hpp"
#include "statistics/student.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using example::remembering_waiting;

ExperimentPlan plan_of_alike(std::size_t scenarios) {
  const Service service = example::service();
  std::vector<Scenario> all;
  for (std::size_t s = 0; s < scenarios; ++s) all.push_back({"s" + std::to_string(s), "", {}, service});
  ExperimentPlan plan;
  plan.base = service;
  plan.scenarios = all;
  plan.replications = 100;
  return plan;
}

/// People waiting at the end: mean + spread × a value between −1 and 1 that scenario and replication give.
std::int64_t waiting(std::size_t scenario, std::uint32_t replication, double mean, double spread) {
  const auto mixed = static_cast<std::uint32_t>((replication * 2654435761u) ^ (scenario * 40503u));
  const double unit = static_cast<double>((mixed * 2246822519u) >> 8) / static_cast<double>(1u << 24);
  return std::lround(mean + spread * (2 * unit - 1));
}

struct Level {
  double mean, spread;
};

Simulator waiting_lists(const ExperimentPlan& plan, const std::vector<Level>& levels) {
  return [&plan, levels](std::size_t, std::size_t scenario, std::uint32_t replication) {
    Observations o = example::nothing_seen(plan.base);
    o.totals[0].waiting_end = waiting(scenario, replication, levels[scenario].mean, levels[scenario].spread);
    return o;
  };
}

std::vector<std::int64_t> expected_of(std::size_t scenario, std::uint32_t replications, Level level) {
  std::vector<std::int64_t> all;
  for (std::uint32_t r = 1; r <= replications; ++r) {
    all.push_back(waiting(scenario, r, level.mean, level.spread));
  }
  return all;
}

ExperimentPlan precise_plan(std::size_t scenarios) {
  ExperimentPlan p = plan_of_alike(scenarios);
  p.precision = PrecisionGoal{0.05, {"waiting_end"}, 10, 5, 400};
  return p;
}

/// The published rule for one scenario, its level and its difference from the baseline, by hand.
std::uint32_t taken_by(std::size_t scenario, const std::vector<Level>& levels) {
  PrecisionWatch watch{{0.05, 10, 5, 400, 0.95}, scenario == 0 ? std::size_t{1} : std::size_t{2}};
  for (std::uint32_t r = 1; !watch.finished(); ++r) {
    const auto value =
        static_cast<double>(waiting(scenario, r, levels[scenario].mean, levels[scenario].spread));
    const auto base = static_cast<double>(waiting(0, r, levels[0].mean, levels[0].spread));
    std::vector<Watched> watched{watched_level(value)};
    if (scenario > 0) watched.push_back(watched_difference(value, base));
    watch.add(watched);
  }
  return static_cast<std::uint32_t>(watch.replications());
}

TEST(Precision, StopsAfterTheLookAheadWhereNothingVaries) {
  const ExperimentPlan p = precise_plan(2);
  SerialRunner runner;
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, {{50, 0}, {60, 0}}));
  EXPECT_EQ(done.outcome, Outcome::finished);
  EXPECT_EQ(done.runs[0], (ScenarioRun{15, StoppedBecause::precise, 10}));
  EXPECT_EQ(done.runs[1], (ScenarioRun{15, StoppedBecause::precise, 10}));
  EXPECT_FALSE(done.least_precise[1]);
}

TEST(Precision, TakesWhatTheRuleSaysWhateverTheThreads) {
  const std::vector<Level> levels{{100, 10}, {100, 60}, {80, 30}};
  const ExperimentPlan p = precise_plan(3);
  const Interrupt interrupt;
  for (int threads : {1, 2, 5}) {
    Workers workers{threads, interrupt};
    auto storage = remembering_waiting();
    const Experimented done = run_experiment(p, workers, storage, waiting_lists(p, levels));
    ASSERT_EQ(done.outcome, Outcome::finished);
    for (std::size_t s : {1u, 2u}) {
      EXPECT_EQ(done.runs[s].replications, taken_by(s, levels));
      EXPECT_EQ(done.runs[s].because, StoppedBecause::precise);
      EXPECT_EQ((storage.blocks[{s, 0}]), expected_of(s, done.runs[s].replications, levels[s]));
    }
  }
}

// The noisy one needs more pairs than the quiet baseline needs for itself.
TEST(Precision, TheBaselineGoesOnUntilEveryPairIsThere) {
  const std::vector<Level> levels{{100, 10}, {100, 60}};
  const ExperimentPlan p = precise_plan(2);
  const Interrupt interrupt;
  Workers workers{2, interrupt};
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, workers, storage, waiting_lists(p, levels));
  EXPECT_LT(taken_by(0, levels), taken_by(1, levels));
  EXPECT_EQ(done.runs[0].replications, taken_by(1, levels));
  EXPECT_EQ(done.runs[0].because, StoppedBecause::for_others);
  EXPECT_EQ((storage.blocks[{0, 0}]), expected_of(0, done.runs[0].replications, levels[0]));
  EXPECT_EQ(storage.advanced, 2 * taken_by(1, levels));
}

TEST(Precision, SaysWhereTheMostWasNotEnough) {
  ExperimentPlan p = precise_plan(1);
  p.precision->at_most = 30;
  SerialRunner runner;
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, {{10, 100}}));
  EXPECT_EQ(done.runs[0], (ScenarioRun{30, StoppedBecause::at_most, 0}));
  ASSERT_TRUE(done.least_precise[0]);
  EXPECT_EQ(done.least_precise[0]->figure, "waiting_end of gp");
  std::vector<double> values;
  for (std::int64_t value : expected_of(0, 30, {10, 100})) values.push_back(static_cast<double>(value));
  const SampledMean m = sampled_mean(values);  // half the width of Student's, as published
  EXPECT_NEAR(done.least_precise[0]->relative,
              student_t_quantile(0.975, 29) * m.standard_error / std::abs(m.value), 1e-9);
}

TEST(Precision, ShardsTakeWhatOneMachineTakes) {
  const std::vector<Level> levels{{100, 10}, {100, 60}, {80, 30}, {70, 50}, {100, 5}};
  ExperimentPlan p = precise_plan(5);
  SerialRunner runner;
  auto whole = remembering_waiting();
  const Experimented all = run_experiment(p, runner, whole, waiting_lists(p, levels));
  std::size_t longest = 0, made = 0;
  for (std::uint32_t number : {1u, 2u, 3u}) {
    p.shard = {number, 3};
    auto part = remembering_waiting();
    const Experimented done = run_experiment(p, runner, part, waiting_lists(p, levels));
    for (const auto& [place, marks] : part.blocks) {
      if (place.first == 0) {
        longest = std::max(longest, marks.size());
        EXPECT_TRUE(std::equal(marks.begin(), marks.end(), whole.blocks[place].begin()));
      } else {
        ++made;
        EXPECT_EQ(marks, whole.blocks[place]);
        EXPECT_EQ(done.runs[place.first], all.runs[place.first]);
      }
    }
  }
  EXPECT_EQ(made, 4u);
  EXPECT_EQ(longest, all.runs[0].replications);
}

/// A quiet baseline and a noisy scenario, run to their end; what an earlier run has left of it is taken over.
struct Quiet {
  std::vector<Level> levels{{100, 10}, {100, 60}};
  ExperimentPlan plan = precise_plan(2);
  SerialRunner runner;
  example::Remembering<std::int64_t> whole = remembering_waiting();
  Experimented all = run_experiment(plan, runner, whole, waiting_lists(plan, levels));

  [[nodiscard]] const std::vector<std::int64_t>& baseline() { return whole.blocks[{0, 0}]; }
  /// Simulates one scenario alone; another is a failure.
  [[nodiscard]] Simulator only(std::size_t wanted) const {
    return
        [wanted, lists = waiting_lists(plan, levels)](std::size_t w, std::size_t scenario, std::uint32_t r) {
          EXPECT_EQ(scenario, wanted);
          return lists(w, scenario, r);
        };
  }
};

TEST(Precision, TakesOverWhatAnEarlierRunHasLeft) {
  Quiet run;
  auto rest = remembering_waiting();
  rest.left[{1, 0}] = {run.all.runs[1], {}};
  const Experimented done = run_experiment(run.plan, run.runner, rest, run.only(0));
  EXPECT_EQ(done.runs, run.all.runs);
  EXPECT_EQ((rest.blocks[{0, 0}]), run.baseline());
}

/// What a run left of the baseline: its first replications, people waiting for gp and (nobody) for wards.
KeptBlock baseline_of(const std::vector<std::int64_t>& marks, const ScenarioRun& run,
                      std::size_t replications) {
  KeptBlock kept{run, {}};
  for (std::size_t r = 0; r < replications; ++r)
    kept.stopping_figures.push_back({static_cast<double>(marks[r]), 0});
  return kept;
}

TEST(Precision, TakesOverTheBaselineAndSimulatesAnotherScenarioAgain) {
  Quiet run;
  auto rest = remembering_waiting();
  rest.left[{0, 0}] = baseline_of(run.baseline(), run.all.runs[0], run.baseline().size());
  const Experimented done = run_experiment(run.plan, run.runner, rest, run.only(1));
  EXPECT_EQ(done.runs, run.all.runs);
  EXPECT_EQ((rest.blocks[{1, 0}]), (run.whole.blocks[{1, 0}]));
  EXPECT_EQ(rest.blocks.count({0, 0}), 0u) << "it was kept";
}

TEST(Precision, MakesABaselineAnewThatIsTooShort) {
  Quiet run;
  auto rest = remembering_waiting();
  const ScenarioRun shorter{20, StoppedBecause::precise, run.all.runs[0].precise_from};
  rest.left[{0, 0}] = baseline_of(run.baseline(), shorter, 20);
  const Experimented done = run_experiment(run.plan, run.runner, rest, waiting_lists(run.plan, run.levels));
  EXPECT_EQ(done.runs, run.all.runs);
  EXPECT_EQ((rest.blocks[{0, 0}]), run.baseline());
}

ExperimentPlan selecting(std::size_t scenarios, SelectionProcedure procedure) {
  ExperimentPlan p = plan_of_alike(scenarios);
  SelectionGoal goal;
  goal.of = {"waiting_end", "gp", std::nullopt};
  goal.within = 2;
  goal.procedure = procedure;
  p.select = goal;
  return p;
}

const std::vector<Level> kFive{{100, 20}, {90, 20}, {84, 20}, {80, 20}, {120, 20}};

TEST(Selection, SpendsReplicationsWhereTheyDecide) {
  for (auto procedure : {SelectionProcedure::kim_nelson, SelectionProcedure::ocba}) {
    const ExperimentPlan p = selecting(5, procedure);
    const Interrupt interrupt;
    std::vector<ScenarioRun> runs;
    for (int threads : {1, 3}) {
      Workers workers{threads, interrupt};
      auto storage = remembering_waiting();
      const Experimented done = run_experiment(p, workers, storage, waiting_lists(p, kFive));
      ASSERT_TRUE(done.selected);
      EXPECT_EQ(done.selected->scenario, 3u);
      EXPECT_TRUE(done.selected->sure);
      EXPECT_GE(done.selected->probability, 0.95);
      EXPECT_EQ(done.runs[3].because, StoppedBecause::selected);
      EXPECT_GT(done.runs[2].replications, done.runs[4].replications);  // near the best; far from it
      for (std::size_t s = 0; s < 5; ++s) {
        std::vector<std::int64_t> stored;
        for (const auto& [place, marks] : storage.blocks) {
          if (place.first == s) stored.insert(stored.end(), marks.begin(), marks.end());
        }
        EXPECT_EQ(stored, expected_of(s, done.runs[s].replications, kFive[s]));
      }
      if (threads > 1) {
        EXPECT_EQ(done.runs, runs);
      }
      runs = done.runs;
    }
  }
}

TEST(Selection, ThoseRuledOutAreNamed) {
  const ExperimentPlan p = selecting(5, SelectionProcedure::kim_nelson);
  SerialRunner runner;
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, kFive));
  EXPECT_EQ(done.runs[4].because, StoppedBecause::eliminated);
  EXPECT_EQ(done.selected->left, (std::vector<std::size_t>{3}));
}

// Ocba rules nobody out: where it is sure, the others are simply not the best.
TEST(Selection, SaysOfOcbaThatItIsSureNotThatTheBudgetIsSpent) {
  const ExperimentPlan p = selecting(5, SelectionProcedure::ocba);
  SerialRunner runner;
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, kFive));
  ASSERT_TRUE(done.selected && done.selected->sure);
  EXPECT_EQ(done.selected->left, (std::vector<std::size_t>{3}));
  for (std::size_t s : {0u, 1u, 2u, 4u}) EXPECT_EQ(done.runs[s].because, StoppedBecause::decided);
}

TEST(Selection, SaysWhereTheMetricIsNotDefined) {
  ExperimentPlan p = selecting(2, SelectionProcedure::kim_nelson);
  SerialRunner runner;
  auto storage = remembering_waiting();
  p.select->of.metric = "in_time";  // of nobody at all
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, {{10, 1}, {10, 1}}));
  EXPECT_FALSE(done.selected);
  for (const ScenarioRun& run : done.runs) EXPECT_EQ(run.because, StoppedBecause::undefined);
}

TEST(Selection, SaysWhereItCouldNotTell) {
  ExperimentPlan p = selecting(2, SelectionProcedure::kim_nelson);
  p.select->within = 0.001;
  p.select->at_most = 40;
  SerialRunner runner;
  auto storage = remembering_waiting();
  const Experimented done = run_experiment(p, runner, storage, waiting_lists(p, {{100, 60}, {100, 50}}));
  ASSERT_TRUE(done.selected);
  EXPECT_FALSE(done.selected->sure);
  EXPECT_EQ(done.selected->probability, 0);
  EXPECT_EQ(done.selected->left, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(done.runs[1 - done.selected->scenario].because, StoppedBecause::at_most);
}

TEST(Selection, TakesOverWhatAnEarlierRunHasLeft) {
  const ExperimentPlan p = selecting(5, SelectionProcedure::kim_nelson);
  SerialRunner runner;
  auto whole = remembering_waiting();
  const Experimented all = run_experiment(p, runner, whole, waiting_lists(p, kFive));
  auto rest = remembering_waiting();
  for (const auto& [place, marks] : whole.blocks) {
    KeptBlock& kept = rest.left[place];
    for (std::int64_t mark : marks) kept.stopping_figures.push_back({static_cast<double>(mark)});
  }
  const Simulator none = [&](std::size_t, std::size_t, std::uint32_t) {
    ADD_FAILURE() << "everything is there";
    return example::nothing_seen(p.base);
  };
  const Experimented done = run_experiment(p, runner, rest, none);
  EXPECT_EQ(done.runs, all.runs);
  EXPECT_EQ(done.selected->scenario, 3u);
  EXPECT_TRUE(rest.blocks.empty());
}

TEST(StoppingFigures, AreOfEveryStreamOrOfTheOneChosen) {
  const Service service = example::service();
  const StoppingFigures every{std::vector<std::string>{"waiting_end", "utilisation"}, service};
  ASSERT_EQ(every.size(), 3u);
  Observations o = example::nothing_seen(service);
  o.totals[0].waiting_end = 3;  // gp urgent
  o.totals[1].waiting_end = 4;  // gp routine
  o.totals[2].waiting_end = 9;  // wards
  const Summary summary = summarise({o, service});
  EXPECT_EQ(every.values(summary)[0], 7);
  EXPECT_EQ(every.values(summary)[1], 9);
  const StoppingFigures routine{MetricChoice{"waiting_end", "gp", "routine"}, service};
  EXPECT_EQ(routine.values(summary), (std::vector<double>{4}));
  const StoppingFigures missing{MetricChoice{"waiting_end", "none", std::nullopt}, service};
  EXPECT_TRUE(std::isnan(missing.values(summary)[0]));
  EXPECT_EQ(every.same_in(routine, 0), std::optional<std::size_t>{0});
  EXPECT_EQ(every.same_in(routine, 1), std::nullopt);
}

}  // namespace
}  // namespace headroom
