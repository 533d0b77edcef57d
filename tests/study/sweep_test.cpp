// Combinations are the scenarios that the same overlays make, within bounds on the work.

#include <gtest/gtest.h>

#include <thread>

#include "bad_study.hpp"
#include "good_study.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;

std::vector<std::string> names_of(const Study& study) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < study.scenarios.size(); ++i) names.push_back(study.scenarios.name(i));
  return names;
}

std::vector<std::string> names_with(const std::string& sweep) {
  auto names = names_of(good_study(kSmallStudy + "sweep: " + sweep + '\n'));
  EXPECT_EQ(names.front(), "baseline");
  names.erase(names.begin());
  return names;
}

TEST(Sweep, AddsEveryCombinationAfterTheScenariosAsWritten) {
  const Study study = good_study(kSmallStudy +
                                 "scenarios: {more: {about: One more, staff: {band-6: {wte: 5}}}}\n"
                                 "sweep:\n"
                                 "  band_6: {set: staff.band-6.wte, values: [1.0, 2]}\n"
                                 "  rate: {set: absence.sickness, values: [4%, 0.07]}\n");
  EXPECT_THAT(names_of(study), ElementsAre("baseline", "more", "band_6=1.0,rate=4%", "band_6=1.0,rate=0.07",
                                           "band_6=2,rate=4%", "band_6=2,rate=0.07"));
  const Scenario last = study.scenarios.back();
  EXPECT_EQ(last.name, "band_6=2,rate=0.07");
  EXPECT_EQ(last.about, "");
  EXPECT_EQ(last.changes, (std::vector<Change>{{"staff.band-6.wte", "2"}, {"absence.sickness", "0.07"}}));
  EXPECT_EQ(last.service.posts[0].wte, 2);
  EXPECT_EQ(last.service.posts[0].sickness_rate, 0.07);
  EXPECT_EQ(study.scenarios[1].service.posts[0].wte, 5);
  EXPECT_EQ(study.scenarios[3].service.posts[0].wte, 1);
}

TEST(Sweep, MakesTheScenarioThatTheSameOverlayMakes) {
  const Study study = good_study(
      kSmallStudy +
      "scenarios: {alone: {staff: {band-6: {wte: 2.5}}, streams: {gp: {referrals: {per_week: 20}}}}}\n"
      "sweep: {wte: {set: staff.band-6.wte, values: [2.5]}, "
      "more: {set: streams.gp.referrals.per_week, values: [20]}}\n");
  EXPECT_EQ(study.scenarios[2].service, study.scenarios[1].service);
  EXPECT_NE(study.scenarios[2].service, study.base);
}

TEST(Sweep, WritesStepsAsAPersonWould) {
  EXPECT_THAT(names_with("{n: {set: staff.band-6.wte, from: 1.0, to: 2, step: 0.5}}"),
              ElementsAre("n=1.0", "n=1.5", "n=2.0"));
  EXPECT_THAT(names_with("{n: {set: staff.band-6.wte, from: 1, to: 3, step: 1}}"),
              ElementsAre("n=1", "n=2", "n=3"));
  EXPECT_THAT(names_with("{n: {set: absence.sickness, from: 4%, to: 8%, step: 2%}}"),
              ElementsAre("n=4%", "n=6%", "n=8%"));
  EXPECT_THAT(names_with("{n: {set: absence.sickness, from: 0.04, to: 0.06, step: 0.01}}"),
              ElementsAre("n=0.04", "n=0.05", "n=0.06"));
  EXPECT_THAT(names_with("{n: {set: booking.horizon, from: 1 weeks, to: 3 weeks, step: 1 week}}"),
              ElementsAre("n=1 week", "n=2 weeks", "n=3 weeks"));
  EXPECT_THAT(names_with("{n: {set: booking.horizon, from: 1.5 weeks, to: 3 weeks, step: 1 weeks}}"),
              ElementsAre("n=1.5 weeks", "n=2.5 weeks"));
}

/// 0.1 is no binary fraction: 11 values from 0 to 1, the last included, none written 0.30000000000000004.
TEST(Sweep, IncludesTheEndWhateverTheRounding) {
  const auto names = names_with("{n: {set: staff.band-6.wte, from: 0.0, to: 1.0, step: 0.1}}");
  ASSERT_EQ(names.size(), 11u);
  EXPECT_EQ(names[3], "n=0.3");
  EXPECT_EQ(names[10], "n=1.0");
  EXPECT_THAT(names_with("{n: {set: staff.band-6.wte, from: 1, to: 1.9, step: 0.3}}"),
              ElementsAre("n=1.0", "n=1.3", "n=1.6", "n=1.9"));
}

TEST(Sweep, SetsSeveralPathsToTheSame) {
  const Study study = good_study(
      with(kSmallStudy, "per_week: 10}", "per_week: 10}}\n  self: {pathway: main, referrals: {per_week: 5}") +
      "sweep: {n: {set: [streams.gp.referrals.per_week, streams.self.referrals.per_week], values: [7]}}\n");
  const Service service = study.scenarios.back().service;
  EXPECT_EQ(service.streams[0].referrals_per_week, 7);
  EXPECT_EQ(service.streams[1].referrals_per_week, 7);
  EXPECT_EQ(study.sweep.front().paths.size(), 2u);
  EXPECT_THAT(study.sweep.front().values, ElementsAre("7"));
}

/// A list or a map has no short text: it is named.
TEST(Sweep, TakesValuesOfAnyKindByName) {
  const Study study =
      good_study(kSmallStudy +
                 "sweep:\n"
                 "  plan:\n"
                 "    set: staff.band-6.job_plan\n"
                 "    values: {usual: {dcc: 80%, spa: 20%}, all: {dcc: 100%}, unplanned: none}\n"
                 "  post: {set: staff.new, values: {half: {like: band-6, wte: 0.5}}}\n");
  ASSERT_THAT(names_of(study), ElementsAre("baseline", "plan=usual,post=half", "plan=all,post=half",
                                           "plan=unplanned,post=half"));
  const Scenario all = study.scenarios[2];
  EXPECT_EQ(all.service.posts[0].plan, (JobPlan{1, 0, 0, 0}));
  EXPECT_EQ(all.service.posts[1].plan, (JobPlan{1, 0, 0, 0}));  // like comes after the sweep
  EXPECT_EQ(all.changes[0], (Change{"staff.band-6.job_plan", "{dcc: 100%}"}));
  EXPECT_FALSE(study.scenarios[3].service.posts[0].has_job_plan);
}

/// The role that only a value of the sweep brings may be named by appointments of the study.
TEST(Sweep, BringsRoles) {
  const Study study = good_study(with(kSmallStudy, "by: [clinician]", "by: [assistant, clinician]") +
                                 "sweep: {role: {set: staff.band-6.role, values: [clinician, assistant]}}\n");
  EXPECT_EQ(study.scenarios.size(), 3u);
}

/// What is assumed or warned of in a thousand combinations is said once.
TEST(Sweep, SaysOnceWhatEveryCombinationRepeats) {
  const std::string text =
      with(kSmallStudy, "per_week: 10}",
           "per_week: 10}, priorities: {urgent: {share: 10%, target: 8 weeks}, routine: {share: 90%}}");
  const Study plain = good_study(text);
  const Study swept =
      good_study(text +
                 "sweep:\n"
                 "  horizon: {set: booking.horizon, from: 6 weeks, to: 10 weeks, step: 1 weeks}\n"
                 "  wte: {set: staff.band-6.wte, from: 1.0, to: 3.0, step: 0.1}\n");
  EXPECT_EQ(swept.scenarios.size(), 1u + 5 * 21);
  EXPECT_EQ(swept.assumed.size(), plain.assumed.size());
  EXPECT_TRUE(plain.warnings.empty());
  // Horizons of 9 and 10 weeks are beyond the urgent target of 8: 2 x 21 combinations.
  EXPECT_THAT(
      swept.warnings,
      ElementsAre("streams.gp.priorities.routine: its horizon of 63 days exceeds the target of urgent "
                  "(56 days) and nothing is reserved, so that a full diary leaves no room for urgent "
                  "(in scenario horizon=9 weeks,wte=1.0 and 41 more)"));
}

#ifndef __EMSCRIPTEN__  // which has one thread here
TEST(Sweep, IsMadeBySeveralWorkersAtOnce) {
  const Study study =
      good_study(kSmallStudy + "sweep: {wte: {set: staff.band-6.wte, from: 1.00, to: 3.00, step: 0.01}}\n");
  std::vector<double> sums(4);
  std::vector<std::thread> workers;
  for (double& sum : sums) {
    workers.emplace_back([&study, &sum] {
      for (const Scenario& scenario : study.scenarios) sum += scenario.service.posts[0].wte;
    });
  }
  for (std::thread& worker : workers) worker.join();
  for (const double sum : sums) EXPECT_NEAR(sum, 1 + 201 * 2.0, 1e-9);
}
#endif

/// A study is kept once: a scenario more costs its name and its place.
TEST(Sweep, OutlivesTheTreeAndCopiesShareIt) {
  Scenarios some;
  {
    const Study study = good_study(
        kSmallStudy + "sweep: {wte: {set: staff.band-6.wte, from: 1.00, to: 10.00, step: 0.01}}\n");
    ASSERT_EQ(study.scenarios.size(), 902u);
    some = study.scenarios.chosen({901});
  }
  EXPECT_EQ(some.front().name, "wte=10.00");
  EXPECT_EQ(some.front().service.posts[0].wte, 10);
}

TEST(Sweep, ChangesTheFingerprint) {
  const auto text = [](const std::string& sweep) {
    return canonical_text(good_study(kSmallStudy + "sweep: " + sweep + '\n'));
  };
  const std::string one = text("{n: {set: staff.band-6.wte, values: [1, 2]}}");
  EXPECT_NE(one, text("{n: {set: staff.band-6.wte, values: [1, 3]}}"));
  EXPECT_NE(one, text("{m: {set: staff.band-6.wte, values: [1, 2]}}"));
  EXPECT_EQ(one, text("{n: {set: [staff.band-6.wte], from: 1, to: 2, step: 1}}"));
}

/// So that a few lines cannot keep the reader busy: the limits are the caller's.
TEST(Scenarios, AreBoundedByTheWorkThatTheyMake) {
  const ParsedYaml parsed =
      parse_yaml(kSmallStudy + "scenarios: {a: {staff: {band-6: {wte: 2}}}}\n", "study.yaml");
  // 27 of the study, the empty map of the baseline, and the other's; for each of the two.
  const std::size_t values =
      27 + 1 + node_count(parse_yaml("staff: {band-6: {wte: 2}}\n", "patch.yaml").root);
  const auto refused = read_study(parsed.root, ReadingLimits{2 * values - 1, 1000});
  ASSERT_FALSE(refused);
  EXPECT_EQ(to_string(refused.error().front()),
            "study.yaml:12:12: scenarios is 2 scenarios of a large study; expected fewer scenarios: values "
            "times scenarios up to " +
                std::to_string(2 * values - 1));
  EXPECT_TRUE(read_study(parsed.root, ReadingLimits{2 * values, 1000}));
}

TEST(Sweep, IsBoundedByTheWorkThatItMakes) {
  const ParsedYaml parsed = parse_yaml(
      kSmallStudy + "sweep: {n: {set: staff.band-6.wte, from: 1, to: 100, step: 1}}\n", "study.yaml");
  EXPECT_TRUE(read_study(parsed.root));
  // 27 of the study and the one that is set.
  ASSERT_EQ(node_count(parse_yaml(kSmallStudy, "study.yaml").root), 27u);
  const auto refused = read_study(parsed.root, ReadingLimits{1000, 2799});
  ASSERT_FALSE(refused);
  EXPECT_EQ(to_string(refused.error().front()),
            "study.yaml:12:8: sweep is 100 combinations of a study of 28 values; expected fewer "
            "combinations: values times combinations up to 2,799");
  EXPECT_TRUE(read_study(parsed.root, ReadingLimits{1000, 2800}));
}

}  // namespace
}  // namespace headroom
