// Precision, selection and sizing are read with what they assume.

#include <gtest/gtest.h>

#include <functional>

#include "bad_study.hpp"
#include "good_study.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string kTwo = "scenarios: {more: {staff: {band-6: {wte: 2}}}}\n";

Experiment experiment(const std::string& text) {
  return good_study(kSmallStudy + kTwo + "experiment: {" + text + "}\n").experiment;
}

TEST(ReadExperiment, RunsToAPrecision) {
  const Experiment plain = experiment("replications: 50");
  EXPECT_FALSE(plain.precision || plain.select);
  EXPECT_EQ(plain.keep, Keep::replications);
  EXPECT_EQ(experiment("precision: 5%").precision,
            (PrecisionGoal{0.05, {"in_time", "wait_first_mean"}, 10, 5, 1000}));
  const Experiment full = experiment(
      "precision: 0.02, of: [cost, waiting_end], at_least: 20, look_ahead: 0, at_most: 200, keep: bands, "
      "seed: 7");
  EXPECT_EQ(full.precision, (PrecisionGoal{0.02, {"cost", "waiting_end"}, 20, 0, 200}));
  EXPECT_EQ(full.keep, Keep::bands);
  EXPECT_EQ(full.seed, 7u);
}

TEST(ReadExperiment, TakesThePrecisionInPlaceOfTheNumberOfReplicationsToo) {
  EXPECT_EQ(
      experiment("replications: {precision: 2%, of: [cost], at_least: 20, look_ahead: 3, at_most: 200}"),
      experiment("precision: 2%, of: [cost], at_least: 20, look_ahead: 3, at_most: 200"));
  EXPECT_EQ(experiment("replications: {precision: 2%}"), experiment("precision: 2%"));
}

TEST(ReadExperiment, SelectsInTheMetricsUnitAndDirection) {
  const auto select = [](const std::string& text) {
    return experiment("select: {" + text + "}").select.value_or(SelectionGoal{});
  };
  SelectionGoal goal;
  goal.of = {"in_time", "gp", {}};
  goal.lowest = false;
  goal.within = 0.02;
  EXPECT_EQ(select("metric: in_time, within: 2%"), goal);
  EXPECT_EQ(select("metric: in_time, within: 0.02, stream: gp, lowest: false, confidence: 95%"), goal);
  goal = {{"wait_first_mean", "gp", "routine"}, true, 3.5, 0.99, SelectionProcedure::ocba, 10, 1000};
  EXPECT_EQ(
      select(
          "metric: wait_first_mean, within: 0.5 weeks, priority: routine, confidence: 99%, procedure: ocba"),
      goal);
  EXPECT_EQ(
      select("metric: wait_first_mean, within: 3.5, priority: routine, confidence: 99%, procedure: ocba"),
      goal);
  EXPECT_EQ(select("metric: cost, within: 1000").of, (MetricChoice{"cost", {}, {}}));
  EXPECT_EQ(select("metric: cost, procedure: ocba").within, 0);
  EXPECT_FALSE(select("metric: cost, within: 1, lowest: false").lowest);
  const auto bounded = experiment("select: {metric: cost, within: 1}, at_least: 12, at_most: 90").select;
  EXPECT_EQ(bounded->at_least, 12);
  EXPECT_EQ(bounded->at_most, 90);
}

TEST(ReadExperiment, SaysWhatItAssumed) {
  const Study precise = good_study(kSmallStudy + "experiment: {precision: 5%}\n");
  for (const auto& [path, value] :
       {std::pair{"experiment.of", "in_time, wait_first_mean"}, std::pair{"experiment.at_least", "10"},
        std::pair{"experiment.look_ahead", "5"}, std::pair{"experiment.at_most", "1,000"}}) {
    EXPECT_THAT(precise.assumed,
                Contains(AllOf(Field(&Assumption::path, path), Field(&Assumption::value, value))));
  }
  EXPECT_THAT(precise.assumed, Not(Contains(Field(&Assumption::path, "experiment.replications"))));
  const Study plain = good_study(kSmallStudy);
  EXPECT_THAT(plain.assumed, Contains(Field(&Assumption::path, "experiment.replications")));
  EXPECT_THAT(plain.assumed, Not(Contains(Field(&Assumption::path, "experiment.at_least"))));
  EXPECT_THAT(plain.assumed, Not(Contains(Field(&Assumption::path, "sizing.confidence"))));
}

TEST(ReadExperiment, WarnsOfReplicationsThatNothingReads) {
  EXPECT_THAT(good_study(kSmallStudy + "experiment: {replications: 50, precision: 5%}\n").warnings,
              ElementsAre("experiment.replications changes nothing: precision decides how many there are"));
  EXPECT_THAT(
      good_study(kSmallStudy +
                 "experiment: {replications: 50, precision: 5%}\n"
                 "sizing: {vary: {staff.band-6.wte: {values: [1]}}, meet: [{metric: cost, at_most: 1}]}\n")
          .warnings,
      IsEmpty());
}

TEST(ReadExperiment, ReplicationsAreTheBudgetOfOcba) {
  const std::string select =
      "scenarios: {more: {}}\nexperiment: {replications: 50, at_most: 60, select: {metric: cost, procedure: "
      "ocba}}\n";
  const auto warnings = good_study(kSmallStudy + select).warnings;
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_THAT(warnings[0], StartsWith("experiment.at_most changes nothing"));
  const auto assumed = [](const std::string& procedure) {
    return good_study(kSmallStudy + "scenarios: {more: {}}\nexperiment: {select: {metric: cost, within: 1, " +
                      "procedure: " + procedure + "}}\n")
        .assumed;
  };
  EXPECT_THAT(assumed("ocba"), Contains(AllOf(Field(&Assumption::path, "experiment.replications"),
                                              Field(&Assumption::value, "100"))));
  EXPECT_THAT(assumed("ocba"), Not(Contains(Field(&Assumption::path, "experiment.at_most"))));
  EXPECT_THAT(assumed("kim-nelson"), Not(Contains(Field(&Assumption::path, "experiment.replications"))));
  EXPECT_THAT(assumed("kim-nelson"), Contains(Field(&Assumption::path, "experiment.at_most")));
  // No other bound than the budget.
  EXPECT_EQ(experiment("select: {metric: cost, procedure: ocba}, at_least: 2000").select->at_least, 2000);
}

const std::string kSizing =
    "sizing:\n"
    "  vary:\n"
    "    staff.band-6.wte: {from: 1, to: 2, step: 0.5}\n"
    "    absence.sickness: {values: [4%, 6%]}\n"
    "    booking.horizon: {from: 4 weeks, to: 6 weeks, step: 1 weeks}\n"
    "  meet:\n"
    "    - {metric: in_time, at_least: 92%}\n"
    "    - {metric: wait_first_mean, stream: gp, priority: routine, at_most: 2 weeks, in: 90%}\n"
    "    - {metric: cost, at_most: 100000}\n";

TEST(ReadSizing, ReadsWhatVariesAndWhatMustBeMet) {
  const Study study = good_study(kSmallStudy + kSizing);
  ASSERT_TRUE(study.sizing);
  const Sizing& sizing = *study.sizing;
  ASSERT_EQ(sizing.vary.size(), 3u);
  EXPECT_EQ(sizing.vary[0].path, "staff.band-6.wte");
  EXPECT_THAT(sizing.vary[0].values, ElementsAre(1, 1.5, 2));
  EXPECT_THAT(sizing.vary[0].texts, ElementsAre("1.0", "1.5", "2.0"));
  EXPECT_TRUE(sizing.vary[0].more_is_capacity);
  EXPECT_THAT(sizing.vary[1].values, ElementsAre(0.04, 0.06));
  EXPECT_FALSE(sizing.vary[1].more_is_capacity);
  EXPECT_THAT(sizing.vary[2].values, ElementsAre(28, 35, 42));  // days
  ASSERT_EQ(sizing.meet.size(), 3u);
  EXPECT_EQ(sizing.meet[0].of, (MetricChoice{"in_time", {}, {}}));
  EXPECT_EQ(sizing.meet[0].bound, SizingTarget::Bound::at_least);
  EXPECT_EQ(sizing.meet[0].value, 0.92);
  EXPECT_EQ(sizing.meet[0].in, std::nullopt);
  EXPECT_EQ(sizing.meet[0].mark.line, 18);
  EXPECT_EQ(sizing.meet[1].of, (MetricChoice{"wait_first_mean", "gp", "routine"}));
  EXPECT_EQ(sizing.meet[1].bound, SizingTarget::Bound::at_most);
  EXPECT_EQ(sizing.meet[1].value, 14);
  EXPECT_EQ(sizing.meet[1].in, 0.9);
  EXPECT_EQ(sizing.meet[2].value, 100000);
  EXPECT_EQ(sizing.confidence, 0.95);
  for (const auto& [path, value] :
       {std::pair{"sizing.confidence", "95%"}, std::pair{"sizing.minimise", "cost"}}) {
    EXPECT_THAT(study.assumed,
                Contains(AllOf(Field(&Assumption::path, path), Field(&Assumption::value, value))).Times(1));
  }
  EXPECT_EQ(sizing.minimise, Sizing::Minimise::cost);
  EXPECT_EQ(sizing.mark.line, 14);
}

TEST(ReadSizing, MakesEachChoiceOnTheStudyAlone) {
  const Study study = good_study(kSmallStudy + kTwo + kSizing);
  const auto choice = study.sizing->choice({2, 1, 0});
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->name, "staff.band-6.wte=2.0,absence.sickness=6%,booking.horizon=4 weeks");
  EXPECT_EQ(choice->service.posts[0].wte, 2);
  EXPECT_EQ(choice->service.posts[0].sickness_rate, 0.06);
  EXPECT_EQ(choice->service.streams[0].priorities[0].horizon_days, 28);
  EXPECT_THAT(choice->changes, Contains(Change{"booking.horizon", "4 weeks"}));
  // The combinations of a sizing are no scenarios.
  EXPECT_EQ(study.scenarios.size(), 2u);
}

/// What one variable makes wrong beside the lowest of the others is found when the study is read (the bad
/// studies show it); what only two together do, when that choice is made: 800 / 80% + 600 minutes.
TEST(ReadSizing, AChoiceThatTheStudyCannotHaveIsAProblem) {
  const Study study = good_study(
      kSmallStudy +
      "sizing:\n"
      "  vary: {appointments.assess.minutes: {values: [45, 800]}, appointments.assess.admin_minutes: "
      "{values: [0, 600]}, staff.band-6.productivity: {values: [80%, 100%]}}\n"
      "  meet: [{metric: in_time, at_least: 92%}]\n");
  ASSERT_TRUE(study.sizing);
  EXPECT_TRUE(study.sizing->choice({1, 1, 1}));
  const auto refused = study.sizing->choice({1, 1, 0});
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 1u);
  EXPECT_EQ(
      to_string(refused.error()[0]),
      "study.yaml:13:152: staff.band-6.productivity is 80%; expected a pace at which assess takes at most "
      "1,440 minutes, not 1,600 (in scenario appointments.assess.minutes=800,"
      "appointments.assess.admin_minutes=600,staff.band-6.productivity=80%)");
}

TEST(ReadSizing, ChangesTheFingerprintWithEveryValue) {
  using Edit = std::function<void(Study&)>;
  const std::vector<Edit> edits{[](Study& s) { s.experiment.keep = Keep::bands; },
                                [](Study& s) { s.experiment.replications = 3; },
                                [](Study& s) { s.experiment.seed = 3; },
                                [](Study& s) { s.experiment.precision = std::nullopt; },
                                [](Study& s) { s.experiment.precision->precision = 0.5; },
                                [](Study& s) { s.experiment.precision->of = {"cost"}; },
                                [](Study& s) { s.experiment.precision->at_least = 3; },
                                [](Study& s) { s.experiment.precision->look_ahead = 3; },
                                [](Study& s) { s.experiment.precision->at_most = 3; },
                                [](Study& s) { s.experiment.select = std::nullopt; },
                                [](Study& s) { s.experiment.select->of.metric = "cost"; },
                                [](Study& s) { s.experiment.select->of.stream = "x"; },
                                [](Study& s) { s.experiment.select->of.priority = "x"; },
                                [](Study& s) { s.experiment.select->lowest = false; },
                                [](Study& s) { s.experiment.select->within = 3; },
                                [](Study& s) { s.experiment.select->confidence = 0.5; },
                                [](Study& s) { s.experiment.select->procedure = SelectionProcedure::ocba; },
                                [](Study& s) { s.experiment.select->at_least = 3; },
                                [](Study& s) { s.experiment.select->at_most = 3; },
                                [](Study& s) { s.sizing = std::nullopt; },
                                [](Study& s) { s.sizing->vary[0].path = "x"; },
                                [](Study& s) { s.sizing->vary[0].values[1] = 1.25; },
                                [](Study& s) { s.sizing->vary[0].texts[1] = "1.25"; },
                                [](Study& s) { s.sizing->vary[0].more_is_capacity = false; },
                                [](Study& s) { s.sizing->meet.pop_back(); },
                                [](Study& s) { s.sizing->meet[0].of.metric = "x"; },
                                [](Study& s) { s.sizing->meet[0].bound = SizingTarget::Bound::at_most; },
                                [](Study& s) { s.sizing->meet[0].value = 0.5; },
                                [](Study& s) { s.sizing->meet[0].in = 0.5; },
                                [](Study& s) { s.sizing->confidence = 0.5; },
                                [](Study& s) { s.sizing->minimise = Sizing::Minimise::wte; }};
  Study study = good_study(kSmallStudy + kSizing);
  study.experiment.precision = PrecisionGoal{};
  study.experiment.select = SelectionGoal{};
  const std::string before = canonical_text(study);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    Study other = study;
    edits[i](other);
    EXPECT_NE(canonical_text(other), before) << "edit " << i;
  }
}

}  // namespace
}  // namespace headroom
