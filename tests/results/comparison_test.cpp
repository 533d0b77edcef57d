// Pairs, simultaneous intervals, quantiles and ranks are those worked out by hand.

#include "results/comparison/comparison.hpp"
#include "results/comparison/compared.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "results/comparison/side_by_side.hpp"
#include "results/datasets/axes.hpp"
#include "results/example.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

/// Three scenarios, four replications, two streams with two priorities; every value 0 unless a test says so.
Samples compared_samples() {
  Samples s;
  s.title = "Example";
  s.scenarios = {"baseline", "more", "less"};
  s.streams = {"gp", "wards"};
  s.priorities = {"urgent", "routine"};
  s.replications = 4;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  for (const Metric& m : metrics()) {
    const std::string name{m.name};
    s.values["summary/" + name].assign(m.by_stream() ? 3 * 4 * 2 : 3 * 4, 0);
    if (m.by_stream()) s.values["summary/" + name + "_by_priority"].assign(3 * 4 * 2 * 2, 0);
  }
  for (std::size_t i = 0; i < kPostSeries; ++i)
    s.values["hours/" + std::string{info(static_cast<PostSeries>(i)).name}].assign(12, 0);
  s.values["hours/delivered_hours"].assign(12, 0);
  return s;
}

const ComparedFigure& figure(const Comparison& comparison, std::string_view name,
                             std::optional<std::size_t> stream) {
  for (const ComparedFigure& f : comparison.figures) {
    if (f.name == name && f.stream == stream) return f;
  }
  throw std::out_of_range{std::string{name}};
}

// more − baseline = {1, 2, 3, 4} in wards: 2.5 ± t(3, 1 − 0.05/2/2 = 0.9875) x 0.6454972; that t is 4.1765.
TEST(Comparison, PairsByReplicationAndIsSimultaneousOverScenarios) {
  Samples s = compared_samples();
  auto& values = s.values.find("summary/wait_first_mean")->second;
  for (std::size_t r = 0; r < 4; ++r) {
    values[(0 * 4 + r) * 2 + 1] = 10.0 * static_cast<double>(r);
    values[(1 * 4 + r) * 2 + 1] = 10.0 * static_cast<double>(r) + static_cast<double>(r) + 1;
  }
  const Comparison c = compare(s, {});
  const ComparedScenario& more = figure(c, "wait_first_mean", 1).scenarios[1];
  EXPECT_DOUBLE_EQ(more.level.mean, 17.5);
  EXPECT_DOUBLE_EQ(more.change->difference.mean, 2.5);
  EXPECT_NEAR(more.change->difference.high - 2.5, 4.1765 * 0.6454972, 1e-4);
  EXPECT_EQ(more.change->p_better, 0);  // longer waits are worse
  EXPECT_FALSE(figure(c, "wait_first_mean", 1).scenarios[0].change.has_value());
}

// Four shares of which one is low: Hall's interval would reach from below 0 to above 1; that of the
// difference beyond a whole.
TEST(Comparison, KeepsIntervalsWithinWhatIsPossible) {
  Samples s = compared_samples();
  auto& shares = s.values.find("summary/in_time")->second;
  auto& waits = s.values.find("summary/wait_first_mean")->second;
  for (std::size_t r = 0; r < 4; ++r) {
    shares[(0 * 4 + r) * 2] = r == 0 ? 0 : 1;
    shares[(1 * 4 + r) * 2] = r == 0 ? 1 : 0.1;
    waits[(0 * 4 + r) * 2] = r == 0 ? 40 : 1;
  }
  const Comparison c = compare(s, {});
  const std::vector<ComparedScenario>& in_time = figure(c, "in_time", 0).scenarios;
  EXPECT_EQ(in_time[0].level.low, 0);
  EXPECT_EQ(in_time[0].level.high, 1);
  EXPECT_EQ(in_time[1].level.low, 0);
  EXPECT_EQ(in_time[1].level.high, 1);
  EXPECT_GE(in_time[1].change->difference.low, -1);
  EXPECT_EQ(in_time[1].change->difference.high, 1);
  EXPECT_EQ(figure(c, "wait_first_mean", 0).scenarios[0].level.low, 0);
  EXPECT_GT(figure(c, "wait_first_mean", 0).scenarios[0].level.high, 40);
}

TEST(Comparison, TakesAnotherBaseline) {
  Samples s = compared_samples();
  auto& values = s.values.find("summary/cost")->second;
  for (std::size_t r = 0; r < 4; ++r) values[8 + r] = 100;
  const Comparison c = compare(s, {.baseline = 2, .about = About::cost});
  EXPECT_EQ(figure(c, "cost", std::nullopt).scenarios[0].change->difference.mean, -100);
  EXPECT_EQ(figure(c, "cost", std::nullopt).scenarios[0].change->p_better, 1);
  EXPECT_FALSE(figure(c, "cost", std::nullopt).scenarios[2].change.has_value());
}

TEST(Comparison, OfOnePriorityReadsItsOwnValues) {
  Samples s = compared_samples();
  s.values.find("summary/in_time_by_priority")->second[(2 * 4 + 3) * 4 + 1 * 2 + 0] =
      1;  // less, replication 4, wards, urgent
  const Comparison c = compare(s, {.priority = 0});
  EXPECT_EQ(figure(c, "in_time", 1).scenarios[2].level.mean, 0.25);
  EXPECT_EQ(figure(c, "in_time", 0).scenarios[2].level.mean, 0);
  EXPECT_EQ(c.priority, "urgent");
  EXPECT_EQ(figure(compare(s, {.priority = 1}), "in_time", 1).scenarios[2].level.mean, 0);
}

TEST(Comparison, ShowsWhatTheQuestionIsAbout) {
  const Samples s = compared_samples();
  EXPECT_EQ(compare(s, {}).figures.front().name, "in_time");
  EXPECT_EQ(compare(s, {.about = About::cost}).figures.front().name, "cost");
  const Comparison staffing = compare(s, {.about = About::staffing});
  EXPECT_EQ(staffing.figures.front().name, "utilisation");
  EXPECT_THROW(figure(staffing, "in_time", 0), std::out_of_range);
  EXPECT_TRUE(staffing.staffing.has_value());
  EXPECT_FALSE(compare(s, {}).staffing.has_value());
  EXPECT_FALSE(compare(s, {.about = About::staffing, .metrics = {"bank_hours"}}).staffing.has_value());
}

TEST(Comparison, ShowsOnlyTheMetricsAndStreamAskedFor) {
  const Comparison c = compare(compared_samples(), {.metrics = {"cost", "waiting_end"}, .stream = 1});
  ASSERT_EQ(c.figures.size(), 2u);
  EXPECT_EQ(c.figures[0].name, "cost");
  EXPECT_EQ(c.figures[1].stream, 1u);
}

TEST(Comparison, LeavesOutTheReplicationsThatAScenarioDidNotPlay) {
  Samples s = compared_samples();
  auto& values = s.values.find("summary/cost")->second;
  values = {1, 2, 3, 4, 2, 3, 5, 9, 0, 0, 0, 0};
  Results results = results_of(s);
  results.replications = {4, 3, 4};
  results.read = [read = results.read](const Wanted& wanted, std::size_t scenario) {
    std::vector<double> all = read(wanted, scenario);
    if (scenario == 1) all.resize(all.size() / 4 * 3);
    return all;
  };
  const Comparison c = compare(results, {.metrics = {"cost"}});
  const ComparedScenario& more = c.figures[0].scenarios[1];
  EXPECT_EQ(more.level.replications, 3u);
  EXPECT_DOUBLE_EQ(more.change->difference.mean, 4.0 / 3);  // 1, 1, 2: the fourth is no pair
  EXPECT_EQ(c.replications, 4u);
  EXPECT_EQ(c.fewest_replications(), 3u);
}

TEST(Comparison, AsksForEachDatasetOfAScenarioOnce) {
  const Results all = results_of(compared_samples());
  std::map<std::string, int> asked;
  Results counting = all;
  counting.read = [&](const Wanted& wanted, std::size_t scenario) {
    ++asked[wanted.name + ' ' + all.scenarios[scenario]];
    return all.read(wanted, scenario);
  };
  (void)compare(counting, {.metrics = {"in_time", "cost"}});
  EXPECT_EQ(asked, (std::map<std::string, int>{{"summary/in_time baseline", 1},
                                               {"summary/in_time more", 1},
                                               {"summary/in_time less", 1},
                                               {"summary/cost baseline", 1},
                                               {"summary/cost more", 1},
                                               {"summary/cost less", 1}}));
}

// Costs of 1 … 10: P50 5.5, between the 2nd and the 9th (David & Nagaraja); P5 and P95 have one bound only.
TEST(Comparison, HoldsQuantilesWithTheirIntervals) {
  Samples s = compared_samples();
  s.replications = 10;
  s.values["summary/cost"].assign(30, 7);
  for (std::size_t r = 0; r < 10; ++r) s.values["summary/cost"][10 + r] = static_cast<double>(10 - r);
  const Comparison c = compare(s, {.metrics = {"cost"}, .beyond = Beyond::quantiles});
  const Quantiles& q = c.figures[0].quantiles[1];
  EXPECT_DOUBLE_EQ(q[1].value, 5.5);
  EXPECT_EQ(q[1].low, 2);
  EXPECT_EQ(q[1].high, 9);
  EXPECT_DOUBLE_EQ(q[0].value, 1);
  EXPECT_TRUE(std::isnan(q[0].low));
  EXPECT_TRUE(std::isnan(q[2].high));
  EXPECT_EQ(c.figures[0].quantiles[0][1].value, 7);
  EXPECT_TRUE(c.figures[0].ranks.empty());
}

TEST(Comparison, RanksScenariosWithIntervals) {
  Samples s = compared_samples();
  s.values["summary/cost"] = {10, 20, 30,   40,   5,    15,
                              25, 35, 10.1, 19.9, 30.2, 39.9};  // less by 5; about the same
  const Comparison c = compare(s, {.metrics = {"cost"}, .beyond = Beyond::ranking});
  const std::vector<RankEstimate>& ranks = c.figures[0].ranks;
  EXPECT_EQ(ranks[1].rank, 1u);
  EXPECT_EQ(ranks[1].high, 1u);
  EXPECT_EQ(ranks[0].rank, 2u);
  EXPECT_EQ(ranks[0].low, 2u);
  EXPECT_EQ(ranks[0].high, 3u);
  EXPECT_EQ(ranks[2].rank, 3u);
  EXPECT_EQ(ranks[2].low, 2u);
}

TEST(Comparison, IsLedByTheFirstMetricThatIsDefined) {
  Samples s = compared_samples();
  for (double& v : s.values.find("summary/in_time")->second) v = std::nan("");
  EXPECT_EQ(leading_metric(compare(s, {.metrics = {"in_time", "cost"}})), "cost");
  EXPECT_EQ(leading_metric(compare(s, {.metrics = {"in_time"}})), "");
  EXPECT_EQ(baseline_and_best(compare(s, {.metrics = {"in_time"}}), 1), (std::vector<std::size_t>{0, 1}));
}

TEST(Comparison, ChoosesTheBaselineAndTheBest) {
  Samples s = compared_samples();
  auto& values = s.values.find("summary/wait_first_mean")->second;
  const double waits[] = {20, 30, 10};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = waits[i / 8];
  const Comparison c = compare(s, {.metrics = {"wait_first_mean"}});
  EXPECT_EQ(baseline_and_best(c, 1), (std::vector<std::size_t>{0, 2}));
  const Comparison best = only(c, baseline_and_best(c, 1));
  EXPECT_EQ(best.scenarios, (std::vector<std::string>{"baseline", "less"}));
  EXPECT_EQ(best.baseline, 0u);
  EXPECT_EQ(best.figures[1].scenarios[1].level.mean, 10);
  EXPECT_EQ(best.all_scenarios(), 3u);
  EXPECT_EQ(c.all_scenarios(), 3u);
}

// `less` waits 21 days in the one replication that it was played, an easy one: 1 more than the baseline,
// which waits 27.5 in the mean. `more` waits 1 less in all four.
TEST(Comparison, DoesNotTakeFewerReplicationsForBetterOnes) {
  Samples s = compared_samples();
  const double nan = std::nan("");
  s.values["summary/utilisation"] = {20, 30, 30, 30, 19, 29, 29, 29, 21, nan, nan, nan};
  Comparison c = compare(s, {.metrics = {"utilisation"}});
  for (ComparedFigure& f : c.figures) f.direction = Direction::lower_is_better;
  EXPECT_EQ(c.figures[0].scenarios[2].level.mean, 21);
  EXPECT_EQ(baseline_and_best(c, 1), (std::vector<std::size_t>{0, 1}));
}

/// Streams gp and wards: only gp has a standard, 50% of patients, and a list to come under.
Samples with_goals() {
  Samples s = compared_samples();
  s.goals.assign(3, {StreamGoals{0.5, 20}, StreamGoals{}});
  return s;
}

// In time: baseline 0.4, 0.5, 0.6, 0.3 (two meet 50%); more 0.6, 0.5, 0.6, none to judge.
TEST(Comparison, CountsFuturesThatMeetTheStandard) {
  Samples s = with_goals();
  auto& shares = s.values.find("summary/in_time")->second;
  const double baseline[] = {0.4, 0.5, 0.6, 0.3}, more[] = {0.6, 0.5, 0.6, std::nan("")};
  for (std::size_t r = 0; r < 4; ++r) {
    shares[(0 * 4 + r) * 2] = baseline[r];
    shares[(1 * 4 + r) * 2] = more[r];
  }
  const Comparison c = compare(s, {.metrics = {"in_time", "wait_first_mean"}});
  const std::vector<ComparedScenario>& gp = figure(c, "in_time", 0).scenarios;
  EXPECT_EQ(gp[0].chance->share, 0.5);
  EXPECT_EQ(gp[0].bound, 0.5);
  EXPECT_DOUBLE_EQ(gp[0].futures.median, 0.45);
  EXPECT_EQ(gp[1].chance->share, 1);
  EXPECT_EQ(gp[1].chance->of, 3u);
  EXPECT_EQ(gp[1].chance->left_out, 1u);
  EXPECT_DOUBLE_EQ(gp[1].future_change->better, 1.0 / 3);
  EXPECT_DOUBLE_EQ(gp[1].future_change->same, 2.0 / 3);
  EXPECT_DOUBLE_EQ(gp[1].chance_change->mean, 1.0 / 3);
  EXPECT_FALSE(gp[0].future_change.has_value());
  EXPECT_FALSE(figure(c, "in_time", 1).scenarios[0].chance.has_value());  // the wards have no standard
  EXPECT_FALSE(figure(c, "wait_first_mean", 0).scenarios[0].chance.has_value());
}

TEST(Comparison, TakesAListThatNeverComesUnderItsTargetForTheLatest) {
  Samples s = with_goals();
  s.weeks = 52;
  const double nan = std::nan("");
  s.values["summary/week_under_target"].assign(3 * 4 * 2, nan);
  for (const std::size_t r : {0u, 1u, 2u}) s.values["summary/week_under_target"][(0 * 4 + r) * 2] = 10;
  const Comparison c = compare(s, {.metrics = {"week_under_target"}});
  const std::vector<ComparedScenario>& gp = figure(c, "week_under_target", 0).scenarios;
  EXPECT_EQ(gp[0].chance->share, 0.75);
  EXPECT_EQ(gp[0].futures.median, 10);
  EXPECT_TRUE(std::isinf(gp[0].futures.p95));
  EXPECT_TRUE(std::isinf(gp[1].futures.median));
  EXPECT_EQ(gp[1].future_change->worse, 0.75);
  EXPECT_EQ(gp[1].future_change->same, 0.25);
}

TEST(Comparison, OfAPriorityLeavesOutWhatIsOfWholeStreams) {
  const Comparison c = compare(with_goals(), {.priority = 0});
  EXPECT_THROW(figure(c, "week_under_target", 0), std::out_of_range);
  EXPECT_EQ(figure(c, "in_time", 0).scenarios[0].chance->of, 4u);
}

TEST(Comparison, HoldsChancesOfFilesWithOtherSeedsAgainstEachOtherUnpaired) {
  Samples other = with_goals();
  Results a = results_of(with_goals()), b = results_of(other);
  a.files[0].path = "a.h5";
  b.files[0].path = "b.h5";
  b.files[0].seed = 9;
  const Comparison c = compare(side_by_side({a, b}), {.metrics = {"in_time"}});
  const ComparedScenario& apart = figure(c, "in_time", 0).scenarios[4];
  EXPECT_FALSE(apart.future_change.has_value());
  EXPECT_EQ(apart.chance->of, 4u);
  EXPECT_EQ(apart.chance_change->mean, 0);
}

// The list of gp ends higher in three of four futures; that of the wards in none.
TEST(Headings, SayWhereEachStreamIsHeading) {
  Samples s = with_goals();
  s.values["summary/waiting_start"].assign(3 * 4 * 2, 10);
  s.values["summary/week_under_target"].assign(3 * 4 * 2, std::nan(""));
  auto& end = s.values.find("summary/waiting_end")->second;
  end.assign(3 * 4 * 2, 10);
  for (const std::size_t r : {0u, 1u, 2u}) end[r * 2] = 12;
  const Heading gp = headings(results_of(s))[0][0], wards = headings(results_of(s))[0][1];
  EXPECT_EQ(gp.ends_higher, 0.75);
  EXPECT_EQ(gp.list_last.median, 12);
  EXPECT_EQ(gp.gets_under_target, 0);
  EXPECT_TRUE(std::isinf(gp.week_under_target.median));
  EXPECT_TRUE(gp.getting_worse());
  EXPECT_EQ(wards.ends_higher, 0);
  EXPECT_TRUE(std::isnan(wards.gets_under_target));  // no target list
  EXPECT_FALSE(wards.getting_worse());
}

Scenario scenario(const char* name, Service service) { return {name, "", {}, std::move(service)}; }

TEST(Axes, AreTheUnionOverScenariosInOrderOfAppearance) {
  Service other = example::service();
  other.streams[1].name = "private";
  other.streams[1].priorities[0].name = "soon";
  other.posts[0].name = "deputy";
  const Axes axes = axes_of({scenario("baseline", example::service()), scenario("other", other)}, 7);
  EXPECT_EQ(axes.scenarios, (std::vector<std::string>{"baseline", "other"}));
  EXPECT_EQ(axes.streams, (std::vector<std::string>{"gp", "wards", "private"}));
  EXPECT_EQ(axes.priorities, (std::vector<std::string>{"urgent", "routine", "soon"}));
  EXPECT_EQ(axes.posts, (std::vector<std::string>{"lead", "new", "deputy"}));
  const Positions at = positions(axes, other);
  EXPECT_EQ(at.streams, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(at.posts, (std::vector<std::size_t>{2, 1}));
  EXPECT_TRUE(axes.activities.empty());  // its cover may use no protected time
  EXPECT_TRUE(at.protected_parts.empty());
  EXPECT_TRUE(at.minimum_roles.empty());
  ASSERT_EQ(at.stream_priorities.size(), 3u);
  EXPECT_EQ(at.stream_priorities[2].stream, 2u);
  EXPECT_EQ(at.stream_priorities[2].priority, 2u);
}

/// Cover may take protected time; lead has an audit (SPA, soft) and a board (AR, hard).
Service using_protected_time() {
  Service s = example::service();
  s.cover.order = {CoverBy::protected_time};
  s.posts[0].activities = {
      {"audit", Category::spa, Hours{2}, Pillar::education, Protection::soft},
      {"board", Category::ar, Hours{1}, Pillar::leadership, Protection::hard},
      {"triage", Category::dcc, Hours{1}, std::nullopt, Protection::soft},
  };
  s.posts[1].plan = {1, 0, 0, 0};
  return s;
}

TEST(Axes, NameWhatCoverMayUse) {
  Service other = using_protected_time();
  other.posts[0].activities.insert(other.posts[0].activities.begin(),
                                   {"notes", Category::ar, Hours{1}, std::nullopt, Protection::soft});
  const Axes axes = axes_of({scenario("baseline", example::service()),
                             scenario("using", using_protected_time()), scenario("other", other)},
                            7);
  EXPECT_EQ(axes.activities, (std::vector<std::string>{"lead/spa/-/-", "lead/spa/audit/education",
                                                       "lead/ar/-/-", "lead/ar/notes/-"}));
  const std::vector<Positions::ProtectedPart> at = positions(axes, other).protected_parts;
  ASSERT_EQ(at.size(), 4u);
  EXPECT_EQ(at[1].activity, 1u);  // the audit comes second in this scenario
  EXPECT_EQ(at[1].position, 1u);
  EXPECT_EQ(at[3].activity, 0u);
  EXPECT_EQ(at[3].position, 3u);
  EXPECT_TRUE(positions(axes, example::service()).protected_parts.empty());
}

TEST(Axes, NameNothingBelowALimitOfNought) {
  Service none = using_protected_time();
  none.cover.protected_time_limit = 0;
  EXPECT_TRUE(axes_of({scenario("none", none)}, 1).activities.empty());
}

TEST(Axes, KnowTheRoleOfEveryMinimum) {
  Service s = example::service();
  s.roles = {"orthotist", "support"};
  s.cover.minimum_on_duty = {{RoleId{1}, std::nullopt, 1}, {RoleId{0}, SiteId{0}, 2}};
  const Axes axes = axes_of({scenario("baseline", example::service()), scenario("minimum", s)}, 1);
  EXPECT_EQ(positions(axes, s).minimum_roles, (std::vector<std::size_t>{1, 0}));
}

/// Two far apart: Student's interval of 2 values reaches 6.4 times their half-distance to each side of the
/// mean.
TEST(Compared, KeepsEveryScenarioWithinWhatItsOwnPeopleCanDo) {
  Results results;
  results.files.push_back({});
  results.scenarios = results.own_names = {"baseline", "more"};
  results.file_of = {0, 0};
  results.replications = {2, 2};
  const auto figures = [](std::size_t s) {
    return std::vector<std::vector<double>>{s == 0 ? std::vector<double>{0, 100}
                                                   : std::vector<double>{0, 200}};
  };
  const Scale hours{Direction::higher_is_better, kNoughtOrMore, {100, 200}};
  const auto compared_hours = compared(results, 0, hours, figures);
  const ComparedScenario& baseline = compared_hours[0][0];
  const ComparedScenario& more = compared_hours[0][1];
  EXPECT_EQ(baseline.level.low, 0);
  EXPECT_EQ(baseline.level.high, 100);
  EXPECT_EQ(more.level.high, 200);
  EXPECT_EQ(more.change->difference.low, -100);
  EXPECT_EQ(more.change->difference.high, 200);
}

TEST(Compared, CutsNoIntervalAtAnEndThatValuesAreBeyond) {
  Results results;
  results.files.push_back({});
  results.scenarios = results.own_names = {"baseline"};
  results.file_of = {0};
  results.replications = {2};
  const auto level = [&](std::vector<double> values, const Scale& scale) {
    return compared(results, 0, scale,
                    [&](std::size_t) { return std::vector<std::vector<double>>{values}; })[0][0]
        .level;
  };
  EXPECT_LT(level({-10, -20}, {Direction::lower_is_better, kNoughtOrMore, {100}}).low, -20);
  EXPECT_GT(level({90, 120}, {Direction::higher_is_better, kNoughtOrMore, {100}}).high, 120);
  EXPECT_EQ(level({90, 100.00001}, {Direction::higher_is_better, kNoughtOrMore, {100}}).high, 100);
}

}  // namespace
}  // namespace headroom
