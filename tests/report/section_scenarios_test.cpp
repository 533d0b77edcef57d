// Scenarios are listed with what they change, and their figures stand beside one another.

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

const Table* table_of(const Section& section, const std::string& title) {
  for (const Exhibit& exhibit : section.exhibits) {
    if (exhibit.table.title == title) return &exhibit.table;
  }
  return nullptr;
}

constexpr const char* kInTime = "Share of patients in time, of those whose target date lies in the period";

TEST(ScenariosSection, SaysWhatEachChanges) {
  SamplePage page{samples()};
  page.input.services[1]->about = "One more band 6";
  page.input.services[1]->changes = {{"staff.new.like", "band-6"}, {"staff.new.wte", "1.0"}};
  page.input.services[2].reset();
  const Section section = scenarios_section(page.input);
  const Table* table = table_of(section, "What each scenario changes");
  ASSERT_TRUE(table);
  EXPECT_THAT(table->rows, ElementsAre(ElementsAre("baseline", "", "nothing: the study as written"),
                                       ElementsAre("more", "One more band 6",
                                                   "staff.new.like: band-6; staff.new.wte: 1.0"),
                                       ElementsAre("less", "", "not known")));
}

// As compare says it: the middle of four futures, from the least to the greatest; none of gp's meets 92%, two
// of more's.
TEST(ScenariosSection, SetsFiguresBesideOneAnother) {
  const SamplePage page{samples()};
  const Section section = scenarios_section(page.input);
  const Table* table = table_of(section, kInTime);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->columns[4].heading, "difference from baseline, points");
  EXPECT_THAT(table->rows[0], ElementsAre("gp", "baseline", "83 (81 to 84)", "unlikely to be met", "", ""));
  EXPECT_THAT(table->rows[1], ElementsAre("", "more", "92 (89 to 95)", "as likely to be met as missed",
                                          "+9.5 (+8.0 to +11.0)", "4 / 0 / 0 of 4"));
  EXPECT_TRUE(table_of(section, "Mean wait to the first appointment"));
  EXPECT_TRUE(table_of(section, "Days with fewer on duty than the minimum"));
}

TEST(ScenariosSection, ShowsTheBestWithIntervalsThatHoldForAll) {
  SamplePage page{samples()};
  page.input.shown = {0, 1};
  page.input.services.pop_back();
  const Section section = scenarios_section(page.input);
  const Table* table = table_of(section, kInTime);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 4u);
  EXPECT_EQ(table->rows[1][4], "+9.5 (+8.0 to +11.0)");
  const Table* const exactness = table_of(section, "How exactly the simulation knows this: means");
  ASSERT_TRUE(exactness);
  EXPECT_EQ(exactness->rows[1][4], "+9.5 (+6.8 to +12.2)");
  EXPECT_THAT(exactness->caption, HasSubstr("simultaneous over 2 scenarios"));
  EXPECT_THAT(
      section.notes,
      Contains("Charts are of the baseline and the best 1 of the other 2 scenarios, by the first figure "
               "under Scenarios side by side in the mean over the streams; headroom export holds them "
               "all."));
}

TEST(ScenariosSection, DoesWithoutTheStudyAndWithoutCosts) {
  Samples s = samples();
  s.values.erase("summary/cost");
  SamplePage page{s};
  page.forget_study();
  const Section section = scenarios_section(page.input);
  EXPECT_FALSE(table_of(section, "What each scenario changes"));
  EXPECT_TRUE(table_of(section, kInTime));
  EXPECT_THAT(section.notes, Contains("What each scenario changes is not known: the study in this result "
                                      "cannot be read by this version."));
  EXPECT_THAT(section.notes, Contains(HasSubstr("Cost: not known, since a filled post has neither a band")));
  for (const Exhibit& exhibit : section.exhibits) EXPECT_FALSE(exhibit.table.columns.empty());
}

TEST(ScenariosSection, OfOneReplicationShowsNoIntervals) {
  const SamplePage page{example::once(samples())};
  const std::string text = example::text_of(scenarios_section(page.input));
  EXPECT_FALSE(example::says_nan(text)) << text;
  EXPECT_THAT(text, Not(HasSubstr(" to +")));
  EXPECT_THAT(text, HasSubstr("One possible future cannot tell what is usual from chance"));
}

}  // namespace
}  // namespace headroom
