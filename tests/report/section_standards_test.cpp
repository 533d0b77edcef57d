// The weeks in which a standard is met are counted from the clocks that run.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/page/sections.hpp"
#include "report/section_samples.hpp"

namespace headroom {
namespace {

using example::SamplePage;
using example::samples;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Of 100 clocks of gp, in the first week 10 to 40 are over target (mean 75% within) and none in the second.
/// No clock of the wards ever runs.
Samples running() {
  Samples s = example::first_scenarios(samples(), 1);
  s.values["weekly/clocks_running"] = {100, 0, 50, 0, 100, 0, 50, 0, 100, 0, 50, 0, 100, 0, 50, 0};
  s.values["weekly/over_target"] = {10, 0, 0, 0, 20, 0, 0, 0, 30, 0, 0, 0, 40, 0, 0, 0};
  return s;
}

TEST(StandardsSection, SaysInWhichWeeksTheStandardIsMet) {
  const SamplePage page{running()};
  const Section section = standards_section(page.input);
  ASSERT_EQ(section.exhibits.size(), 2u);  // gp by week, and everything by target date
  const Exhibit& gp = section.exhibits[0];
  EXPECT_EQ(
      gp.chart->title,
      "Clocks within target, gp, baseline: on average over replications the standard of 92% is met in 1 "
      "of 2 weeks, and in every week from 2026-04-08 on");
  EXPECT_EQ(gp.chart->y_title, "clocks within target, %");
  ASSERT_TRUE(gp.chart->line);
  EXPECT_EQ(gp.chart->line->at, 0.92);
  EXPECT_EQ(gp.chart->line->name, "standard 92%");
  EXPECT_THAT(gp.chart->series[0].values, ElementsAre(testing::DoubleEq(0.75), 1));
  EXPECT_THAT(gp.table.rows, ElementsAre(ElementsAre("2026-04-01", "75.0", "60.0 to 90.0"),
                                         ElementsAre("2026-04-08", "100.0", "100.0 to 100.0")));
}

TEST(StandardsSection, HoldsTheShareInTimeAgainstTheStandard) {
  const SamplePage page{running()};
  const Section section = standards_section(page.input);
  const Table& table = section.exhibits.back().table;
  EXPECT_THAT(table.rows,
              ElementsAre(ElementsAre("baseline", "gp", "92.0", "83 (81 to 84)", "unlikely to be met"),
                          ElementsAre("baseline", "wards", "92.0", "95", "likely to be met")));
  EXPECT_THAT(table.columns[3].heading, HasSubstr("middle (least to greatest)"));
}

TEST(StandardsSection, DoesNotSayForGoodWhereTheLastWeekFails) {
  Samples s = running();
  s.values["weekly/over_target"] = {0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10, 0};
  const SamplePage page{s};
  EXPECT_THAT(standards_section(page.input).exhibits[0].chart->title,
              testing::EndsWith("the standard of 92% is met in 1 of 2 weeks"));
}

TEST(StandardsSection, DoesNotCountWeeksWithoutClocks) {
  Samples s = running();
  s.values["weekly/clocks_running"] = {100, 0, 0, 0, 100, 0, 0, 0, 100, 0, 0, 0, 100, 0, 0, 0};
  const SamplePage page{s};
  const Section section = standards_section(page.input);
  EXPECT_THAT(section.exhibits[0].chart->title, testing::EndsWith("is met in 0 of 1 week"));
  EXPECT_THAT(section.exhibits[0].table.rows[1], ElementsAre("2026-04-08", "–", "–"));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

TEST(StandardsSection, OfOneReplicationHasNoBandAndNoVerdict) {
  const SamplePage page{example::once(running())};
  const Section section = standards_section(page.input);
  EXPECT_EQ(
      section.exhibits[0].chart->title,
      "Clocks within target, gp, baseline: the standard of 92% is met in 1 of 2 weeks, and in every week "
      "from 2026-04-08 on");
  EXPECT_THAT(section.exhibits[0].table.rows[0], ElementsAre("2026-04-01", "90.0"));
  EXPECT_TRUE(section.exhibits[0].chart->series[0].low.empty());
  EXPECT_THAT(section.exhibits[1].table.rows[0], ElementsAre("baseline", "gp", "92.0", "81", "–"));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

// The mean over replications of running is 80, of over_target 20.
TEST(StandardsSection, TakesTheRatioOfMeansWhereBandsAreKept) {
  SamplePage page{running()};
  page.results.read = [](const Wanted& wanted, std::size_t) -> std::vector<double> {
    const bool over = wanted.name == "weekly_bands/over_target";
    if (!over && wanted.name != "weekly_bands/clocks_running") return {};
    std::vector<double> values(24, 999);  // the mean of two weeks and two streams, then the percentiles
    for (std::size_t at = 0; at < 4; ++at) values[at] = over ? 20 : 80;
    return values;
  };
  const Section section = standards_section(page.input);
  EXPECT_THAT(section.exhibits[0].chart->series[0].values, ElementsAre(0.75, 0.75));
  EXPECT_THAT(section.exhibits[0].table.notes,
              Contains("Of a result kept as bands: the ratio of the weekly means, without a band."));
}

TEST(StandardsSection, SaysWhatAnEarlierResultDoesNotHold) {
  SamplePage page{samples()};
  page.forget_study();
  const Section section = standards_section(page.input);
  ASSERT_EQ(section.exhibits.size(), 1u);
  EXPECT_THAT(section.exhibits[0].table.rows[0], ElementsAre("baseline", "gp", "–", "83 (81 to 84)", "–"));
  EXPECT_THAT(section.notes, Contains(HasSubstr("does not hold how many clocks run")));
  EXPECT_THAT(section.notes, Contains(HasSubstr("The standards are not known")));
}

}  // namespace
}  // namespace headroom
