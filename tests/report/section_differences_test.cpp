// Differences are counted as clear, drawn and titled as their intervals tell.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/page/sections.hpp"
#include "report/section_samples.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

using example::SamplePage;
using example::samples;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> titles_of(const Section& section) {
  std::vector<std::string> titles;
  for (const Exhibit& exhibit : section.exhibits) titles.push_back(exhibit.chart->title);
  return titles;
}

// Waits: `more` 10 days shorter for gp and the same on the wards, `less` 10 and 1 days longer.
TEST(DifferencesSection, CountsWhatIsClear) {
  const SamplePage page{samples()};
  EXPECT_THAT(
      titles_of(differences_section(page.input)),
      ElementsAre("Share in time, gp, against the baseline: clearly better 1, clearly worse 1, no clear "
                  "difference 0 of 2 scenarios",
                  "Share in time, wards, against the baseline: clearly better 0, clearly worse 1, no "
                  "clear difference 1 of 2 scenarios",
                  "Mean wait to the first appointment, gp, against the baseline: clearly better 1, "
                  "clearly worse 1, no clear difference 0 of 2 scenarios",
                  "Mean wait to the first appointment, wards, against the baseline: clearly better 0, "
                  "clearly worse 1, no clear difference 1 of 2 scenarios"));
}

// 9.5 ± 2.696 points.
TEST(DifferencesSection, DrawsEveryDifferenceWithItsInterval) {
  const SamplePage page{samples()};
  const Section section = differences_section(page.input);
  const Exhibit& gp = section.exhibits[0];
  EXPECT_THAT(gp.chart->x, ElementsAre("more", "less"));
  EXPECT_NEAR(gp.chart->series[0].values[0], 9.5, 1e-9);
  EXPECT_NEAR(gp.chart->series[0].low[0], 9.5 - 2.6959, 1e-4);
  EXPECT_NEAR(gp.chart->series[0].high[0], 9.5 + 2.6959, 1e-4);
  EXPECT_EQ(gp.chart->y_title, "difference from the baseline, points");
  EXPECT_THAT(gp.table.rows,
              ElementsAre(ElementsAre("more", "92.0 (87.9 to 96.1)", "+9.5 (+6.8 to +12.2)", "100%"),
                          ElementsAre("less", "73.5 (71.4 to 75.6)", "-9.0", "0%")));
  EXPECT_THAT(gp.table.caption, HasSubstr("simultaneous over 2 scenarios (Bonferroni)"));
}

// 9.5 ± 2.054 points.
TEST(DifferencesSection, GivesTheOnlyDifferenceInTheTitle) {
  const SamplePage page{example::first_scenarios(samples(), 2)};
  const std::vector<std::string> titles = titles_of(differences_section(page.input));
  EXPECT_EQ(titles[0],
            "Share in time, gp, against the baseline: more +9.5 points (+7.4 to +11.6), clearly better");
  EXPECT_EQ(titles[1], "Share in time, wards, against the baseline: more 0.0 points, no clear difference");
  EXPECT_EQ(titles[2],
            "Mean wait to the first appointment, gp, against the baseline: more -10.0 days, clearly better");
}

TEST(DifferencesSection, OfOneReplicationCallsNothingClear) {
  const SamplePage page{example::once(samples())};
  const Section section = differences_section(page.input);
  EXPECT_EQ(
      titles_of(section)[1],
      "Share in time, wards, against the baseline: in one replication better 0, worse 1, the same 1 of 2 "
      "scenarios");
  EXPECT_THAT(section.notes, Contains(kOneReplication));
  const std::string text = example::text_of(section);
  EXPECT_FALSE(example::says_nan(text)) << text;
  EXPECT_THAT(text, Not(HasSubstr("clearly")));
  const SamplePage two{example::first_scenarios(example::once(samples()), 2)};
  EXPECT_EQ(titles_of(differences_section(two.input))[0],
            "Share in time, gp, against the baseline: more +8.0 points, in one replication");
}

TEST(DifferencesSection, OfOneScenarioSaysSo) {
  const SamplePage page{example::first_scenarios(samples(), 1)};
  const Section section = differences_section(page.input);
  EXPECT_TRUE(section.exhibits.empty());
  EXPECT_THAT(section.paragraphs,
              ElementsAre("There is one scenario, so there is nothing to hold it against."));
}

TEST(DifferencesSection, LeavesOutAScenarioWithoutTheStream) {
  Samples s = samples();
  for (std::size_t replication = 0; replication < 4; ++replication)
    s.values["summary/in_time"][8 + 2 * replication] = kNaN;
  const SamplePage page{s};
  const Section section = differences_section(page.input);
  EXPECT_THAT(section.exhibits[0].chart->x, ElementsAre("less"));
  EXPECT_THAT(section.exhibits[0].chart->title, HasSubstr("clearly worse 1, no clear difference 0 of 1"));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

TEST(DifferencesSection, NamesAnotherBaseline) {
  SamplePage page{samples()};
  page.input.baseline = 1;
  page.input.shown = {1, 0, 2};
  const Section section = differences_section(page.input);
  EXPECT_THAT(section.exhibits[0].chart->title,
              HasSubstr("gp, against more: clearly better 0, clearly worse 2"));
  EXPECT_THAT(section.exhibits[0].chart->x, ElementsAre("baseline", "less"));
  EXPECT_THAT(section.paragraphs.front(), HasSubstr("the same chance as more:"));
}

TEST(DifferencesSection, ShowsTheBestFortyOfMany) {
  Samples s = example::first_scenarios(samples(), 1);
  std::vector<double> in_time = s.values["summary/in_time"];
  s.values.clear();
  for (int i = 1; i <= 50; ++i) {
    s.scenarios.push_back("s" + std::to_string(i));
    for (std::size_t v = 0; v < 8; ++v) in_time.push_back(in_time[v] + 0.001 * i);
  }
  s.values["summary/in_time"] = in_time;
  const SamplePage page{s};
  const Section section = differences_section(page.input);
  EXPECT_EQ(section.exhibits[0].chart->x.size(), 39u);
  EXPECT_EQ(section.exhibits[0].chart->x.front(), "s50");
  EXPECT_THAT(section.exhibits[0].table.caption, HasSubstr("simultaneous over 50 scenarios"));
  EXPECT_THAT(section.notes,
              Contains("Of 51 scenarios the baseline and the best 39 by the share in time, in "
                       "the mean over the streams, are shown; headroom export holds them all."));
}

}  // namespace
}  // namespace headroom
