// What is not known: quantiles by hand, ratios, draws by key, and trees with a draw in them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "study/unknown.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Unknown share(double value, double from, double to) {
  Unknown unknown;
  unknown.path = "appointments.review.dna";
  unknown.value = value;
  unknown.from = from;
  unknown.to = to;
  unknown.spread = Unknown::Spread::logit_normal;
  return unknown;
}

Unknown rate(double value, double from, double to) {
  Unknown unknown = share(value, from, to);
  unknown.spread = Unknown::Spread::log_normal;
  unknown.top = 100'000;
  return unknown;
}

TEST(Unknown, HasItsIntervalAndItsMiddleWhereItSaysThem) {
  for (const Unknown& unknown : {share(0.08, 0.06, 0.11), rate(43, 40, 46), rate(23, 10, 24)}) {
    EXPECT_NEAR(value_at(unknown, 0.025), unknown.from, 1e-12);
    EXPECT_NEAR(value_at(unknown, 0.5), unknown.value, 1e-12);
    EXPECT_NEAR(value_at(unknown, 0.975), unknown.to, 1e-12);
  }
  Unknown change = rate(0, -0.05, 0.03);
  change.spread = Unknown::Spread::normal;
  change.sure = 0.8;
  EXPECT_NEAR(value_at(change, 0.1), -0.05, 1e-15);
  EXPECT_NEAR(value_at(change, 0.9), 0.03, 1e-15);
}

// By hand: log 43 = 3.761200, log 46 = 3.828641; half of it: exp(3.794921) = 44.474712, at the normal's
// 0.97998, which it stays below with probability 0.836451.
TEST(Unknown, IsLogNormalInEachHalf) {
  EXPECT_NEAR(value_at(rate(43, 40, 46), 0.836452), std::sqrt(43.0 * 46.0), 1e-4);
}

TEST(Unknown, IsUniformInAHalfThatEndsWhereTheRangeDoes) {
  const Unknown to_nothing = share(0.08, 0, 0.11), to_all = share(0.9, 0.8, 1);
  EXPECT_DOUBLE_EQ(value_at(to_nothing, 0.25), 0.04);
  EXPECT_DOUBLE_EQ(value_at(to_nothing, 1e-9), 1.6e-10);
  EXPECT_DOUBLE_EQ(value_at(to_all, 0.75), 0.95);
  EXPECT_NEAR(value_at(to_nothing, 0.975), 0.11, 1e-12);
}

TEST(Unknown, KeepsItsRatioToWhatAScenarioSays) {
  const Unknown attended = share(0.4, 0.2, 0.6);
  EXPECT_DOUBLE_EQ(moved(attended, 0.55, 0.2), 0.275);      // halved stays halved
  EXPECT_DOUBLE_EQ(moved(attended, 0.55, 0.7), 1 - 0.225);  // 0.45 × 0.3 / 0.6
  EXPECT_DOUBLE_EQ(moved(attended, 0.55, 0), 0);
  EXPECT_DOUBLE_EQ(moved(attended, 0.55, 1), 1);
  EXPECT_EQ(moved(attended, 0.55, 0.4), 0.55);
  EXPECT_DOUBLE_EQ(moved(rate(43, 40, 46), 45, 86), 90);
}

TEST(Draws, AreTheSameForWhoeverAsks) {
  const Unknown unknown = rate(43, 40, 46);
  EXPECT_EQ(drawn_value(unknown, {7, 12}), drawn_value(unknown, {7, 12}));
  Unknown other = unknown;
  other.path = "streams.gp.referrals.per_week";
  EXPECT_NE(drawn_value(unknown, {7, 12}), drawn_value(other, {7, 12}));
  EXPECT_NE(drawn_value(unknown, {7, 12}), drawn_value(unknown, {8, 12}));
  other = unknown;
  other.scenario = "reminders";
  EXPECT_NE(drawn_value(unknown, {7, 12}), drawn_value(other, {7, 12}));
}

// Of 10,000 draws the share within the interval is Binomial(10,000, 0.95): 0.935 to 0.965 but once in 10^11.
TEST(Draws, LieWithinTheIntervalAsOftenAsItSays) {
  const Unknown unknown = share(0.08, 0.06, 0.11);
  int within = 0, above = 0;
  for (std::uint32_t draw = 1; draw <= 10'000; ++draw) {
    const double value = drawn_value(unknown, {1, draw});
    if (value >= unknown.from && value <= unknown.to) ++within;
    if (value > unknown.value) ++above;
  }
  EXPECT_NEAR(within / 10'000.0, 0.95, 0.015);
  EXPECT_NEAR(above / 10'000.0, 0.5, 0.03);
}

TEST(Draws, TakeTheRowsOfAFileInOneShuffledOrder) {
  Uncertainty uncertainty;
  uncertainty.rows = 7;
  for (const double scale : {1.0, 10.0}) {
    Unknown column = rate(scale, scale, scale);
    for (int row = 1; row <= 7; ++row) column.rows.push_back(scale * row);
    uncertainty.unknowns.push_back(column);
  }
  const Draws draws{uncertainty, {}, 3, 14};
  std::vector<double> first;
  for (std::uint32_t r = 1; r <= 14; ++r) {
    const Draw draw = draws.of(r);
    first.push_back(drawn_value(uncertainty.unknowns[0], draw));
    EXPECT_EQ(drawn_value(uncertainty.unknowns[1], draw), 10 * first.back()) << "a row is a joint draw";
  }
  EXPECT_EQ(std::set<double>(first.begin(), first.begin() + 7).size(), 7u);
  EXPECT_TRUE(std::equal(first.begin(), first.begin() + 7, first.begin() + 7)) << "then they begin again";
  EXPECT_FALSE(std::is_sorted(first.begin(), first.begin() + 7));
}

TEST(Draws, AreSharedByReplicationsInARow) {
  Uncertainty uncertainty;
  uncertainty.unknowns.push_back(rate(43, 40, 46));
  const Draws shared{uncertainty, {DrawRule::Kind::shared, 3}, 1, 12};
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t r = 1; r <= 12; ++r) numbers.push_back(shared.of(r).number);
  EXPECT_THAT(numbers, ElementsAre(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3));
  EXPECT_FALSE((Draws{uncertainty, {DrawRule::Kind::none, 0}, 1, 12}.any()));
  EXPECT_FALSE((Draws{{}, {}, 1, 12}.any()));
  EXPECT_THAT(refusal_of(uncertainty, {DrawRule::Kind::shared, 5}, 12), HasSubstr("a multiple of 5"));
}

/// With what the small study says of the first scenario's service under a draw.
Service drawn(const Scenario& scenario, std::uint32_t draw) {
  const auto service = scenario.drawn({1, draw});
  EXPECT_TRUE(service.has_value());
  return service ? *service : Service{};
}

double drawn_of(const Study& study, const std::string& path, std::uint32_t draw) {
  for (const Unknown& unknown : study.uncertainty.unknowns) {
    if (unknown.path == path) return drawn_value(unknown, {1, draw});
  }
  ADD_FAILURE() << path << " is not unknown";
  return 0;
}

TEST(ADrawnStudy, HasTheDrawnValuesInEveryScenario) {
  const Study study = good_study(
      kSmallStudy +
      "uncertainty:\n"
      "  streams.gp.referrals.per_week: {from: 8, to: 15}\n"
      "  absence.sickness.rate: {from: 3%, to: 6%}\n"
      "  staff.*.productivity: {from: 90%, to: 105%}\n"
      "scenarios: {more: {streams: {gp: {referrals: {per_week: 30}}}, absence: {sickness: 9%}}}\n");
  const double referrals = study.base.streams[0].referrals_per_week;
  for (std::uint32_t draw : {1u, 2u, 9u}) {
    const Service base = drawn(study.scenarios[0], draw), more = drawn(study.scenarios[1], draw);
    const double rate = drawn_of(study, "streams.gp.referrals.per_week", draw);
    EXPECT_EQ(base.streams[0].referrals_per_week, rate);
    EXPECT_NEAR(more.streams[0].referrals_per_week, 30 * rate / referrals, 1e-9);
    const double sick = drawn_of(study, "absence.sickness.rate", draw);
    EXPECT_EQ(base.posts[0].sickness_rate, sick);
    EXPECT_NEAR(more.posts[0].sickness_rate, 1 - (1 - sick) * 0.91 / 0.955, 1e-12);
    for (const Post& post : base.posts)
      EXPECT_EQ(post.productivity, drawn_of(study, "staff.*.productivity", draw)) << post.name;
    EXPECT_EQ(study.drawn_base({1, draw}).value(), base);
  }
  Service again = drawn(study.scenarios[0], 5);
  again.streams[0].referrals_per_week = referrals;
  again.absence = study.base.absence;
  for (std::size_t p = 0; p < again.posts.size(); ++p) {
    again.posts[p].sickness_rate = study.base.posts[p].sickness_rate;
    again.posts[p].productivity = study.base.posts[p].productivity;
  }
  EXPECT_EQ(again, study.base) << "nothing else is changed";
}

TEST(ADrawnStudy, LeavesNothingToBeDrawnWhereAllIsKnown) {
  const Study study = good_study(kSmallStudy);
  EXPECT_FALSE(study.scenarios[0].drawn);
  EXPECT_FALSE(study.drawn_base);
  EXPECT_THAT(canonical_text(study), testing::Not(HasSubstr("logit")));
}

TEST(ADrawnStudy, DrawsWhatAScenarioChangesByItself) {
  const Study study = good_study(
      kSmallStudy +
      "uncertainty: {absence.sickness.rate: {from: 3%, to: 6%}}\n"
      "scenarios:\n"
      "  less: {absence: {sickness: 3%}, uncertainty: {absence.sickness.rate: {from: 2%, to: 4%}}}\n"
      "  both: {with: [less], calendar: {closed: [2026-04-10]}}\n"
      "  again: {with: [less], absence: {sickness: 2%}}\n");
  const double of_study = drawn_value(study.uncertainty.unknowns[0], {1, 4});
  const double of_change = drawn_value(study.uncertainty.unknowns[1], {1, 4});
  const double ratio = of_study / 0.045;
  EXPECT_NEAR(drawn(study.scenarios[1], 4).posts[0].sickness_rate,
              0.03 * ratio <= 0.03 ? of_change * ratio : 1 - (1 - of_change) * (1 - 0.03 * ratio) / 0.97,
              1e-12);
  EXPECT_EQ(drawn(study.scenarios[2], 4).posts[0].sickness_rate,
            drawn(study.scenarios[1], 4).posts[0].sickness_rate);
  EXPECT_NEAR(drawn(study.scenarios[3], 4).posts[0].sickness_rate, 0.02 * ratio, 1e-12)
      << "another change came after";
}

const std::string kTwoSteps =
    with(with(kSmallStudy, "    first: {appointment: assess}",
              "    first: {appointment: assess, next: {again: 50%, else: 30%, discharge: 20%}}\n"
              "    again: {appointment: assess, after: {triangular: [2 weeks, 3 weeks, 7 weeks]}}\n"
              "    else: {appointment: assess, after: 10 days}"),
         "job_plan: {dcc: 80%, spa: 20%}", "job_plan: {dcc: 30, spa: 5, ar: rest}");

TEST(ADrawnStudy, MovesTheOthersOfAWholeInProportion) {
  const Study study =
      good_study(kTwoSteps +
                 "uncertainty:\n"
                 "  pathways.main.first.next.again: {from: 40%, to: 70%}\n"
                 "  staff.band-6.job_plan.dcc: {from: 28, to: 32}\n"
                 "scenarios:\n"
                 "  other: {pathways: {main: {first: {next: {again: 10%, discharge: 90%}}}}}\n");
  const Service service = drawn(study.scenarios[0], 3);
  const double again = drawn_of(study, "pathways.main.first.next.again", 3);
  const auto& next = service.pathways[0].steps[0].next;
  EXPECT_NEAR(next[0].share, again, 1e-12);
  EXPECT_NEAR(next[1].share, 0.3 * (1 - again) / 0.5, 1e-12);
  const double dcc = drawn_of(study, "staff.band-6.job_plan.dcc", 3);
  EXPECT_NE(dcc, 30);
  const JobPlan& plan = service.posts[0].plan;
  EXPECT_NEAR(plan[static_cast<std::size_t>(Category::dcc)], dcc / 37.5, 1e-9);
  EXPECT_NEAR(plan[static_cast<std::size_t>(Category::spa)] / plan[static_cast<std::size_t>(Category::ar)],
              2.0, 1e-9)
      << "5 and 2.5 hours";
  EXPECT_EQ(drawn(study.scenarios[1], 3).pathways[0].steps[0].next[0].share, 0.1) << "replaced whole";
  EXPECT_THAT(study.warnings,
              testing::Contains(HasSubstr("pathways.main.first.next.again is left alone where it was "
                                          "replaced whole (in scenario other)")));
}

TEST(ADrawnStudy, KeepsTheShapeOfARandomDuration) {
  const Study study = good_study(kTwoSteps +
                                 "uncertainty:\n"
                                 "  pathways.main.again.after: {from: 3 weeks, to: 6 weeks}\n"
                                 "  pathways.main.else.after: {from: 5 days, to: 20 days}\n");
  EXPECT_DOUBLE_EQ(study.uncertainty.unknowns[0].value, 28) << "days: a third of 2 + 3 + 7 weeks";
  const Service service = drawn(study.scenarios[0], 2);
  const double mean = drawn_of(study, "pathways.main.again.after", 2);
  const RandomDuration& after = service.pathways[0].steps[1].after;
  EXPECT_NEAR(after.a, 14 * mean / 28, 1e-9);
  EXPECT_NEAR(after.b, 21 * mean / 28, 1e-9);
  EXPECT_NEAR(after.c, 49 * mean / 28, 1e-9);
  EXPECT_NEAR(service.pathways[0].steps[2].after.a, drawn_of(study, "pathways.main.else.after", 2), 1e-9);
}

TEST(ADrawnStudy, HasAnotherDrawsValuesWhereTheyAreRedrawn) {
  const Study study =
      good_study(kSmallStudy +
                 "uncertainty:\n"
                 "  streams.gp.referrals.per_week: {from: 8, to: 15}\n"
                 "  absence.sickness.rate: {from: 3%, to: 6%}\n"
                 "scenarios:\n"
                 "  ill: {absence: {sickness: {rate: 8%}}, uncertainty: {absence.sickness.rate: "
                 "{from: 7%, to: 9%}}}\n");
  const auto mixed = [&](std::size_t scenario, std::vector<std::string> redrawn) {
    return *study.scenarios[scenario].drawn({1, 3, std::move(redrawn), 9});
  };
  const Service service = mixed(0, {"absence.sickness.rate"});
  EXPECT_EQ(service.streams[0].referrals_per_week, drawn_of(study, "streams.gp.referrals.per_week", 3));
  EXPECT_EQ(service.posts[0].sickness_rate, drawn_of(study, "absence.sickness.rate", 9));
  EXPECT_EQ(mixed(0, {"streams.gp.referrals.per_week", "absence.sickness.rate"}),
            drawn(study.scenarios[0], 9));
  EXPECT_EQ(mixed(0, {"scenarios.ill.absence.sickness.rate"}), drawn(study.scenarios[0], 3))
      << "not its change";
  EXPECT_NE(mixed(1, {"scenarios.ill.absence.sickness.rate"}), drawn(study.scenarios[1], 3));
  EXPECT_NE(mixed(1, {"scenarios.ill.absence.sickness.rate"}), mixed(1, {"absence.sickness.rate"}));
}

TEST(ADrawnStudy, KnowsWhichSharesMakeOneWhole) {
  const Study study = good_study(kTwoSteps +
                                 "uncertainty:\n"
                                 "  pathways.main.first.next.again: {from: 40%, to: 70%}\n"
                                 "  appointments.assess.minutes: {from: 40, to: 52}\n");
  EXPECT_EQ(study.uncertainty.unknowns[0].whole, "pathways.main.first.next");
  EXPECT_EQ(study.uncertainty.unknowns[1].whole, "");
}

TEST(ADrawnStudy, CountsWholeMinutes) {
  const Study study =
      good_study(kSmallStudy + "uncertainty: {appointments.assess.minutes: {from: 40, to: 52}}\n");
  const double minutes = drawn_of(study, "appointments.assess.minutes", 1);
  EXPECT_EQ(drawn(study.scenarios[0], 1).appointments[0].minutes.value(), std::floor(minutes + 0.5));
}

TEST(ADrawnStudy, TakesThePathWithoutAStarWhereTwoMeet) {
  const Study study =
      good_study(kSmallStudy +
                 "  other: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n"
                 "uncertainty:\n"
                 "  staff.*.productivity: {from: 90%, to: 105%}\n"
                 "  staff.other.productivity: {from: 50%, to: 110%}\n");
  const Service service = drawn(study.scenarios[0], 6);
  EXPECT_EQ(service.posts[0].productivity, drawn_of(study, "staff.*.productivity", 6));
  EXPECT_EQ(service.posts[1].productivity, drawn_of(study, "staff.other.productivity", 6));
}

TEST(ADrawnStudy, SaysWhichRuleADrawBreaks) {
  const Study study =
      good_study(kSmallStudy + "uncertainty: {staff.band-6.productivity: {from: 1%, to: 400%, sure: 50%}}\n");
  for (std::uint32_t draw = 1; draw < 200; ++draw) {
    const auto service = study.scenarios[0].drawn({1, draw});
    if (service) continue;
    EXPECT_THAT(to_string(service.error().front()), HasSubstr("staff.band-6.productivity is "));
    return;
  }
  ADD_FAILURE() << "half of the draws lie beyond 400%";
}

const BadStudy kBadUncertainty[] = {
    {"",
     "uncertainty: {streams.gp.referrals.per_week: {from: 11, to: 15}}\n",
     {"study.yaml:12:46: uncertainty.streams.gp.referrals.per_week is 11 to 15; expected an interval around "
      "the "
      "study's value, 10"}},
    {"",
     "uncertainty: {streams.gp.referral.per_week: {from: 8, to: 15}}\n",
     {"study.yaml:12:15: uncertainty.streams.gp.referral.per_week is a path that cannot be unknown; expected "
      "after "
      "streams.gp one of pathway, enters, sites, referrals, priorities, standard, standards, clock, "
      "waiting, in_progress, first_seen_per_week, overdue and 3 more (nearest: referrals)"}},
    {"",
     "uncertainty: {calendar.weeks: {from: 8, to: 60}}\n",
     {"study.yaml:12:15: uncertainty.calendar.weeks is a path that cannot be unknown; expected a path that "
      "may differ: "
      "calendar.weeks is the same in all scenarios"}},
    {"",
     "uncertainty: {staff.band-6.role: {from: 8, to: 60}}\n",
     {"study.yaml:12:15: uncertainty.staff.band-6.role is a path that cannot be unknown; expected a path of "
      "a number, "
      "a share or a duration that the study has"}},
    {"",
     "uncertainty: {staff.band-6.job_plan.dcc: {from: 70%, to: 90%}, staff.band-6.job_plan.spa: {from: 10%, "
     "to: 30%}}\n",
     {"study.yaml:12:64: uncertainty.staff.band-6.job_plan.spa is a second share of staff.band-6.job_plan; "
      "expected "
      "one share of a set, with the others moved in proportion (staff.band-6.job_plan.dcc is unknown too); "
      "draws of "
      "both belong in a file, uncertainty: {csv: FILE}"}},
    {"",
     "uncertainty: {absence.sickness.rate: {from: 3%, to: 3 weeks}}\n",
     {"study.yaml:12:53: uncertainty.absence.sickness.rate.to is 3 weeks; expected a number like the study's "
      "value, "
      "4.5%"}},
    {"",
     "uncertainty: {absence.sickness.rate: {from: 3%}}\n",
     {"study.yaml:12:38: uncertainty.absence.sickness.rate.to is missing; expected a number, a share such as "
      "4% "
      "or a duration such as 2 weeks"}},
    {"",
     "uncertainty: {absence.turnover.leavers_per_year: {from: 0, to: 2}}\n",
     {"study.yaml:12:15: uncertainty.absence.turnover.leavers_per_year is a value of 0; expected a value "
      "above 0: 0 "
      "stays 0 whatever is drawn"}},
    {"",
     "scenarios: {more: {staff: {band-6: {wte: 2}}, uncertainty: {absence.sickness.rate: {from: 3%, to: "
     "6%}}}}\n",
     {"study.yaml:12:61: scenarios.more.uncertainty.absence.sickness.rate is a path that cannot be unknown; "
      "expected "
      "a path that the scenario more sets"}},
    {"",
     "scenarios: {more: {uncertainty: {}, is: chance}}\n",
     {"study.yaml:12:41: scenarios.more.is is chance; expected one of choice, event"}},
    {"",
     "experiment: {replications: 10, draws: 4}\n",
     {"study.yaml:12:39: experiment.draws is 4; expected a number of draws that the replications are a "
      "multiple of: "
      "there are 10"}},
};
class BadUncertainty : public BadStudyTest {};
TEST_P(BadUncertainty, IsReportedAtItsPlace) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }
INSTANTIATE_TEST_SUITE_P(Kinds, BadUncertainty, testing::ValuesIn(kBadUncertainty));

}  // namespace
}  // namespace headroom
