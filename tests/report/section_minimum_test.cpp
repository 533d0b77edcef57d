// Days below minimum are shown as the metric has them, by role, month and date.

#include "report/page/sections.hpp"
#include "section_example.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// A week from Monday 30 March, four replications; orthotists have a rule, support has none.
Samples minimum_samples() {
  Samples s;
  s.scenarios = {"baseline", "more"};
  s.replications = 4;
  s.start = Date{2026, 3, 30};
  s.weeks = 1;
  s.roles = {"orthotist", "support"};
  s.values["daily/below_minimum"].assign(2 * 7 * 2, kNaN);
  for (std::size_t day = 0; day < 14; ++day) s.values["daily/below_minimum"][2 * day] = 0;
  s.values["daily/below_minimum"][2 * 1] = 0.5;         // baseline, Tuesday 31 March
  s.values["daily/below_minimum"][2 * 3] = 0.75;        // baseline, Thursday 2 April
  s.values["daily/below_minimum"][2 * (7 + 3)] = 0.25;  // more, the same Thursday
  s.values["summary/days_below_minimum"] = {1, 2, 1, 1, 0, 0, 1, 0};
  return s;
}

// The baseline: 0.5 + 0.75 = 1.25 days, as the metric (5 in 4); {1, 2, 1, 1} has the standard error 0.25
// and is as lopsided as four values can be: from 1.25 − 0.25 x 1.768 to 1.25 + 0.25 x 6.988 (mean_bounds);
// {0, 0, 1, 0} likewise, and never below 0.
TEST(MinimumSection, ShowsACalendarOfEachRoleWithARule) {
  const Results results = results_of(minimum_samples());
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(chart_titles(section),
              ElementsAre("Days with too few on duty, orthotist, baseline: 1.2 (0.8 to 3.0) of 7 days",
                          "Days with too few on duty, orthotist, more: 0.2 (0.0 to 2.0) of 7 days"));
  const Chart& chart = *section.exhibits[0].chart;
  EXPECT_EQ(chart.kind, Chart::Kind::calendar);
  EXPECT_EQ(chart.x.front(), "2026-03-30");
  EXPECT_THAT(chart.series[0].values, ElementsAre(0, 0.5, 0, 0.75, 0, 0, 0));
  EXPECT_EQ(section.of_what, "role");
  EXPECT_EQ(section.exhibits[0].of, "orthotist");
  expect_readable(section);
}

TEST(MinimumSection, HasAMonthARowBesideTheCalendar) {
  const Results results = results_of(minimum_samples());
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(section.exhibits[0].table.rows, ElementsAre(ElementsAre("2026-03", "0.5", "2026-03-31", "50"),
                                                          ElementsAre("2026-04", "0.8", "2026-04-02", "75")));
  EXPECT_THAT(section.exhibits[1].table.rows, Contains(ElementsAre("2026-03", "0.0", "–", "–")));
}

TEST(MinimumSection, HoldsDaysAgainstTheBaseline) {
  const Results results = results_of(minimum_samples());
  const Section section = minimum_section(input_of(results));
  ASSERT_THAT(section.exhibits, SizeIs(4));
  const Table& days = section.exhibits[2].table;
  // Differences -1, -2, 0, -1: -1.0, standard deviation 0.816, half width 3.182 x 0.816 / 2 = 1.3.
  EXPECT_THAT(days.rows, ElementsAre(ElementsAre("baseline", "1.2 (0.8 to 3.0)", ""),
                                     ElementsAre("more", "0.2 (0.0 to 2.0)", "-1.0 (-2.3 to +0.3)")));
  EXPECT_THAT(days.caption, HasSubstr("95% skewness-corrected t intervals over 4 replications"));
}

// Wilson, 95%, of 4: 3 are 75% (30 to 95), 1 is 25% (5 to 70), 2 are 50% (15 to 85), 0 are 0% (0 to 49).
TEST(MinimumSection, PutsTheWorstDatesSideBySide) {
  const Results results = results_of(minimum_samples());
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(section.exhibits[3].table.rows,
              ElementsAre(ElementsAre("2026-04-02", "orthotist", "75 (30 to 95)", "25 (5 to 70)"),
                          ElementsAre("2026-03-31", "orthotist", "50 (15 to 85)", "0 (0 to 49)")));
  EXPECT_THAT(section.exhibits[3].table.title, HasSubstr("% of replications"));
}

TEST(MinimumSection, OfSeveralRolesLeavesTheIntervalToAllTogether) {
  Samples s = minimum_samples();
  for (std::size_t day = 0; day < 14; ++day) s.values["daily/below_minimum"][2 * day + 1] = day == 0 ? 1 : 0;
  const Results results = results_of(s);
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(chart_titles(section),
              ElementsAre("Days with too few on duty, orthotist, baseline: 1.2 of 7 days on average",
                          "Days with too few on duty, support, baseline: 1.0 of 7 days on average",
                          "Days with too few on duty, orthotist, more: 0.2 of 7 days on average",
                          "Days with too few on duty, support, more: 0.0 of 7 days on average"));
}

TEST(MinimumSection, SaysThatNoMinimumIsSet) {
  Samples s = minimum_samples();
  for (double& share : s.values["daily/below_minimum"]) share = kNaN;
  s.values["summary/days_below_minimum"].assign(8, kNaN);
  const Results results = results_of(s);
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(section.exhibits, IsEmpty());
  EXPECT_THAT(section.paragraphs,
              ElementsAre(AllOf(HasSubstr("No minimum on duty is set"), HasSubstr("not reassurance"))));
  expect_readable(section);
}

TEST(MinimumSection, SaysOfOneScenarioThatItHasNoMinimum) {
  Samples s = minimum_samples();
  for (std::size_t at = 14; at < 28; ++at) s.values["daily/below_minimum"][at] = kNaN;
  for (std::size_t r = 4; r < 8; ++r) s.values["summary/days_below_minimum"][r] = kNaN;
  const Results results = results_of(s);
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(chart_titles(section), SizeIs(1));
  EXPECT_THAT(section.exhibits[1].table.rows, Contains(ElementsAre("more", "no minimum is set", "")));
  EXPECT_THAT(section.exhibits[2].table.rows,
              Contains(ElementsAre("2026-03-31", "orthotist", "50 (15 to 85)", "–")));
  expect_readable(section);
}

TEST(MinimumSection, SaysThatAnEarlierFileDoesNotHoldThem) {
  Samples s = minimum_samples();
  s.values.clear();
  const Results results = results_of(s);
  EXPECT_THAT(minimum_section(input_of(results)).paragraphs,
              ElementsAre("This result does not hold the days below minimum staffing."));
}

TEST(MinimumSection, OfOneScenarioAndReplicationHasNoIntervalAndNoDifference) {
  Samples s = minimum_samples();
  s.scenarios = {"baseline"};
  s.replications = 1;
  s.values["daily/below_minimum"].resize(14);
  s.values["daily/below_minimum"][2 * 1] = 0, s.values["daily/below_minimum"][2 * 3] = 1;
  s.values["summary/days_below_minimum"] = {1};
  const Results results = results_of(s);
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(chart_titles(section),
              ElementsAre("Days with too few on duty, orthotist, baseline: 1.0 of 7 days on average"));
  EXPECT_THAT(section.exhibits[1].table.rows, ElementsAre(ElementsAre("baseline", "1.0", "")));
  EXPECT_THAT(section.exhibits[1].table.caption, HasSubstr("One replication: no interval"));
  expect_readable(section);
}

TEST(MinimumSection, SaysThatNoDayWasBelow) {
  Samples s = minimum_samples();
  for (double& share : s.values["daily/below_minimum"]) share = std::isnan(share) ? share : 0;
  s.values["summary/days_below_minimum"].assign(8, 0);
  const Results results = results_of(s);
  const Section section = minimum_section(input_of(results));
  EXPECT_THAT(section.exhibits.back().table.notes,
              ElementsAre("On no day of any replication was a role below minimum."));
}

}  // namespace
}  // namespace headroom
