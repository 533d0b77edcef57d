// Weekly charts and tables show bands, targets and gaps as the results have them.

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

/// Two weeks, gp alone waits, and in the first week nobody of gp is seen in any replication of `more`.
/// Percentiles of four: p5 is the least, p25 a quarter of the way to the second, p50 midway, p95 the
/// greatest.
Samples waiting() {
  Samples s = example::first_scenarios(samples(), 2);
  const double n = kNaN;
  s.values["weekly/waiting"] = {10, n, 1'300, n, 20, n, 1'100, n, 30, n, 1'200, n, 40, n, 1'400, n,  //
                                5,  n, 6,     n, 5,  n, 6,     n, 5,  n, 6,     n, 5,  n, 8,     n};
  s.values["weekly/wait_first_p92"] = {n, 14, n, 15, n, 16, n, 17, n, 18, n, 19, n, 20, n, 21,  //
                                       n, n,  n, 15, n, n,  n, 17, n, n,  n, 19, n, n,  n, 21};
  return s;
}

const Exhibit& exhibit(const Section& section, const std::string& title) {
  for (const Exhibit& e : section.exhibits) {
    if (e.chart->title.rfind(title, 0) == 0) return e;
  }
  throw std::runtime_error{"no chart " + title + " in " + example::text_of(section)};
}

TEST(WaitsSection, SaysFromWhereToWhereWithTheBand) {
  const SamplePage page{waiting()};
  const Section section = waits_section(page.input);
  const Exhibit& gp = exhibit(section, "Waiting list, gp, baseline");
  EXPECT_EQ(gp.chart->title,
            "Waiting list, gp, baseline: median 25 patients in the week of 2026-04-01, 1,250 in the week of "
            "2026-04-08 (1,100 to 1,400 in 90% of replications)");
  EXPECT_EQ(gp.chart->kind, Chart::Kind::fan);
  EXPECT_EQ(gp.chart->y_title, "patients");
  EXPECT_THAT(gp.chart->x, ElementsAre("2026-04-01", "2026-04-08"));
  ASSERT_EQ(gp.chart->series.size(), 5u);
  EXPECT_THAT(gp.chart->series[0].values, ElementsAre(10, 1'100));
  EXPECT_THAT(gp.chart->series[2].values, ElementsAre(25, 1'250));
  EXPECT_THAT(gp.chart->series[4].values, ElementsAre(40, 1'400));
}

TEST(WaitsSection, HasTheSameInATableWithUnits) {
  const SamplePage page{waiting()};
  const Section section = waits_section(page.input);
  const Table& table = exhibit(section, "Waiting list, gp, more").table;
  EXPECT_THAT(table.title, HasSubstr(", patients: gp, more"));
  std::vector<std::string> headings;
  for (const Table::Column& column : table.columns) headings.push_back(column.heading);
  EXPECT_THAT(headings, ElementsAre("week of", "median, patients", "half of replications, patients",
                                    "90% of replications, patients", "median of the baseline, patients"));
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("2026-04-01", "5", "5 to 5", "5 to 5", "25"),
                                      ElementsAre("2026-04-08", "6", "6 to 8", "6 to 8", "1,250")));
}

TEST(WaitsSection, LeavesOutWhatIsNotDefinedAndDashesAWeekThatIsNot) {
  const SamplePage page{waiting()};
  const Section section = waits_section(page.input);
  ASSERT_EQ(section.exhibits.size(), 4u);  // two of gp waiting, two of the wards' waits
  const Exhibit& wards = exhibit(section, "Wait that 92% do not exceed, wards, more");
  EXPECT_EQ(wards.chart->title,
            "Wait that 92% do not exceed, wards, more: median 18 days in the week of 2026-04-08 (15 to 21 in "
            "90% of replications)");
  EXPECT_THAT(wards.table.rows[0], ElementsAre("2026-04-01", "–", "–", "–", "17"));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

// gp has two targets and so no line; wards have 14 days.
TEST(WaitsSection, DrawsTheTargetWhereThereIsOne) {
  SamplePage page{waiting()};
  const Section section = waits_section(page.input);
  EXPECT_FALSE(exhibit(section, "Waiting list, gp, baseline").chart->line);
  const auto line = exhibit(section, "Wait that 92% do not exceed, wards, baseline").chart->line;
  ASSERT_TRUE(line);
  EXPECT_EQ(line->at, 14);
  EXPECT_EQ(line->name, "target 14 days");
  for (auto& scenario : page.input.services) scenario->service.streams[1].clock = ClockKind::treatment;
  const Section treated = waits_section(page.input);
  EXPECT_FALSE(exhibit(treated, "Wait that 92% do not exceed, wards, baseline").chart->line);
}

TEST(WaitsSection, OfOneReplicationHasNoBands) {
  const SamplePage page{example::once(waiting())};
  const Section section = waits_section(page.input);
  const Exhibit& gp = exhibit(section, "Waiting list, gp, more");
  EXPECT_EQ(gp.chart->title,
            "Waiting list, gp, more: 5 patients in the week of 2026-04-01, 6 in the week of 2026-04-08 (one "
            "replication)");
  EXPECT_EQ(gp.chart->kind, Chart::Kind::lines);
  EXPECT_EQ(gp.chart->series.size(), 2u);
  EXPECT_THAT(gp.table.rows[1], ElementsAre("2026-04-08", "6", "1,300"));
  EXPECT_EQ(gp.table.columns.size(), 3u);
  const std::string text = example::text_of(section);
  EXPECT_FALSE(example::says_nan(text)) << text;
  EXPECT_THAT(text, Not(HasSubstr("median")));
}

TEST(WaitsSection, ReadsWhatIsKeptAsBandsAndNeedsNoStudy) {
  SamplePage page{waiting()};
  page.forget_study();
  page.results.read = [](const Wanted& wanted, std::size_t) -> std::vector<double> {
    if (wanted.name != "weekly_bands/waiting") return {};
    std::vector<double> values;  // mean 1, p5 2 and so on, in both weeks and streams
    for (int statistic = 1; statistic <= 6; ++statistic) values.insert(values.end(), 4, statistic);
    return values;
  };
  const Section section = waits_section(page.input);
  EXPECT_EQ(exhibit(section, "Waiting list, wards, more").chart->title,
            "Waiting list, wards, more: median 4 patients in the week of 2026-04-01, 4 in the week of "
            "2026-04-08 (2 to 6 in 90% of replications)");
}

TEST(WaitsSection, SaysThatThereIsNothing) {
  const SamplePage page{samples()};
  const Section section = waits_section(page.input);
  EXPECT_TRUE(section.exhibits.empty());
  EXPECT_THAT(section.paragraphs,
              ElementsAre("This result says of no week who waits, or how long anybody waited."));
}

TEST(WaitsSection, ShowsEveryFourthWeekAndTheLast) {
  Samples s = example::first_scenarios(samples(), 1);
  s.streams = {"gp"};
  s.weeks = 7;
  s.values.clear();
  for (int value = 0; value < 28; ++value) s.values["weekly/waiting"].push_back(value);
  const SamplePage page{s};
  const Section section = waits_section(page.input);
  std::vector<std::string> weeks;
  for (const auto& row : section.exhibits.front().table.rows) weeks.push_back(row[0]);
  EXPECT_THAT(weeks, ElementsAre("2026-04-01", "2026-04-29", "2026-05-13"));
  EXPECT_EQ(section.exhibits.front().chart->x.size(), 7u);
}

}  // namespace
}  // namespace headroom
