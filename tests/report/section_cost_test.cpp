// Scenarios that no other beats in cost and waits are found and named, of hundreds too.

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

// gp: less 90,000 for 73.5%, baseline 100,000 for 82.5%, more 136,500 for 92%; wards get nothing for the
// money of `more`.
TEST(CostSection, NamesWhatNoOtherBeats) {
  const SamplePage page{samples()};
  const Section section = cost_section(page.input);
  ASSERT_EQ(section.exhibits.size(), 2u);
  EXPECT_EQ(section.exhibits[0].chart->title,
            "Cost against share in time, gp: of 3 scenarios no other beats less; baseline; more");
  EXPECT_EQ(section.exhibits[1].chart->title,
            "Cost against share in time, wards: of 3 scenarios no other beats less; baseline");
  EXPECT_THAT(section.exhibits[1].table.rows, ElementsAre(ElementsAre("less", "90,000", "86.0", "yes"),
                                                          ElementsAre("baseline", "100,000", "95.0", "yes"),
                                                          ElementsAre("more", "136,500", "95.0", "no")));
  EXPECT_EQ(section.exhibits[0].table.rows[1][2], "82.5 (80.4 to 84.6)");
  EXPECT_EQ(section.exhibits[0].table.columns[1].heading, "cost over the period, £");
  EXPECT_EQ(section.exhibits[0].table.columns[2].heading, "share in time, %");
  EXPECT_EQ(section.exhibits[0].table.caption,
            "In brackets: 95% skewness-corrected t intervals over 4 replications.");
}

TEST(CostSection, DrawsAPointInOneOfTwoSeries) {
  const SamplePage page{samples()};
  const Section section = cost_section(page.input);
  const Chart& wards = *section.exhibits[1].chart;
  ASSERT_EQ(wards.series.size(), 2u);
  EXPECT_THAT(wards.x, ElementsAre("less", "baseline", "more"));
  EXPECT_THAT(wards.series[0].values,
              ElementsAre(testing::DoubleEq(.86), testing::DoubleEq(.95), testing::IsNan()));
  EXPECT_THAT(wards.series[1].values,
              ElementsAre(testing::IsNan(), testing::IsNan(), testing::DoubleEq(.95)));
  EXPECT_THAT(wards.series[0].along, ElementsAre(90'000, 100'000, 136'500));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

TEST(CostSection, DoesNotSetApartTwoThatAreTheSame) {
  Samples s = samples();
  s.values["summary/cost"].assign(12, 100'000);
  std::fill(s.values["summary/in_time"].begin(), s.values["summary/in_time"].end(), 0.9);
  const SamplePage page{s};
  EXPECT_THAT(cost_section(page.input).exhibits[0].chart->title,
              testing::EndsWith("no other beats baseline; more; less"));
}

TEST(CostSection, OfOneScenarioIsASentence) {
  Samples s = example::first_scenarios(samples(), 1);
  s.values["summary/cost"] = {100'001, 100'002, 100'003, 100'004};
  const SamplePage page{s};
  const Section section = cost_section(page.input);
  EXPECT_TRUE(section.exhibits.empty());
  EXPECT_THAT(
      section.paragraphs,
      ElementsAre("Cost is the pay, with on-costs, of filled posts over the reported period, with bank "
                  "hours and overtime. The baseline costs £100,002 (100,000 to 100,005) over the "
                  "period. There is no other scenario to hold its cost and its waits against."));
  const SamplePage one{example::once(s)};
  EXPECT_THAT(cost_section(one.input).paragraphs.front(), HasSubstr("costs £100,001 over the period."));
  EXPECT_THAT(cost_section(one.input).notes, ElementsAre(kOneReplication));
}

TEST(CostSection, SaysWhyACostIsNotKnown) {
  Samples s = samples();
  s.values["summary/cost"].assign(12, kNaN);
  const SamplePage page{s};
  const Section section = cost_section(page.input);
  EXPECT_TRUE(section.exhibits.empty());
  EXPECT_THAT(section.paragraphs,
              ElementsAre(HasSubstr("neither a band with known pay nor a cost_per_year")));
}

TEST(CostSection, SaysHowManyAreLeftOut) {
  Samples s = samples();
  std::fill(s.values["summary/cost"].begin() + 8, s.values["summary/cost"].end(), kNaN);
  const SamplePage page{s};
  const Section section = cost_section(page.input);
  EXPECT_THAT(section.exhibits[0].chart->title, HasSubstr("of 2 scenarios no other beats baseline; more"));
  EXPECT_THAT(section.notes, Contains("Left out, since their cost is not known: 1 of 3 scenarios."));
}

// 300 scenarios, dearer and better in turn up to the tenth; the rest cost as much as the tenth and are worse.
// The baseline is dear and bad.
TEST(CostSection, ShowsOfManyOnlyTheUnbeatenAndTheBaseline) {
  Samples s = samples();
  s.streams = {"gp"};
  s.replications = 2;
  s.scenarios.clear();
  s.values.clear();
  for (int i = 0; i < 300; ++i) {
    s.scenarios.push_back(i == 0 ? "baseline" : "s" + std::to_string(i));
    const double cost = i == 0 ? 9'000 : 1'000 * std::min(i, 10);
    const double share = i == 0 ? 0.1 : i <= 10 ? 0.5 + 0.01 * i : 0.5;
    s.values["summary/cost"].insert(s.values["summary/cost"].end(), 2, cost);
    s.values["summary/in_time"].insert(s.values["summary/in_time"].end(), 2, share);
  }
  const SamplePage page{s};
  const Section section = cost_section(page.input);
  const Exhibit& gp = section.exhibits[0];
  EXPECT_EQ(gp.chart->title, "Cost against share in time, gp: of 300 scenarios no other beats 10 of them");
  EXPECT_EQ(gp.table.rows.size(), 11u);
  EXPECT_THAT(gp.table.rows, Contains(ElementsAre("baseline", "9,000", "10.0", "no")));
  EXPECT_THAT(gp.table.notes, Contains("Only the baseline and the scenarios that no other beats are shown; "
                                       "headroom export holds them all."));
}

}  // namespace
}  // namespace headroom
