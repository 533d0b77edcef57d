// Rows of a specification add up to their sum, and what it buys is held against the standards.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/answers/specification_table.hpp"
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
using testing::IsEmpty;
using testing::Not;

/// lead: 1.0 WTE, 37.5 h a week at 80, 15 and 5%, £70,000. new: 0.5 WTE from the second of two weeks, £36,500
/// at 1.0, so £9,125 over the period.
std::vector<SpecifiedPost> posts() { return specification(example::service()); }

// 37.5 x 365 / 7 = 1,955.4 hours a year. All: 1.0 + 0.25 WTE, since new is there for half of the period.
TEST(SpecificationTable, HasRowsThatAddUpToTheirSum) {
  const Table table = specification_table(posts());
  std::vector<std::string> headings;
  for (const Table::Column& column : table.columns) headings.push_back(column.heading);
  EXPECT_THAT(headings, ElementsAre("post", "role", "band", "in post, of the period", "in post: WTE",
                                    "in post: hours a week", "WTE", "hours a week", "DCC", "SPA", "AR", "ED",
                                    "hours a year", "£ a year"));
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("lead", "orthotist", "-", "100%", "1.00", "37.5", "1.00",
                                                  "37.5", "30.0", "5.6", "1.9", "0.0", "1,955", "70,000"),
                                      ElementsAre("new", "orthotist", "-", "50%", "0.50", "18.8", "0.25",
                                                  "9.4", "7.5", "1.4", "0.5", "0.0", "489", "9,125"),
                                      ElementsAre("all", "", "-", "", "", "", "1.25", "46.9", "37.5", "7.0",
                                                  "2.3", "0.0", "2,444", "79,125")));
  EXPECT_THAT(table.notes, Contains(HasSubstr("DCC, SPA, AR and ED by the job plan, hours a week.")));
  EXPECT_THAT(table.notes, Contains(HasSubstr("Averaged over the period, so that the rows add up")));
}

TEST(SpecificationTable, HasNothingToAverageWhereNothingChanges) {
  Service service = example::service();
  service.posts[1].from.reset();
  const Table table = specification_table(specification(service));
  EXPECT_EQ(table.columns.size(), 11u);
  EXPECT_THAT(table.rows[1], ElementsAre("new", "orthotist", "-", "0.50", "18.8", "15.0", "2.8", "0.9", "0.0",
                                         "978", "18,250"));
  EXPECT_EQ(table.notes.size(), 1u);
  EXPECT_EQ(specification_by_year(specification(service)).title, "Hours a year");
}

TEST(SpecificationTable, DashesACostThatIsNotKnown) {
  Service service = example::service();
  service.posts[0].cost_per_year.reset();
  const Table table = specification_table(specification(service));
  EXPECT_EQ(table.rows[0].back(), "-");
  EXPECT_EQ(table.rows[1].back(), "9,125");
  EXPECT_EQ(table.rows[2].back(), "-");
}

TEST(SpecificationByBand, AddsUpPostsOfOneRoleAndBand) {
  std::vector<SpecifiedPost> all = posts();
  all.insert(all.begin() + 1, all[0]);
  all[1].band = "6";
  const Table table = specification_by_band(all);
  EXPECT_THAT(
      table.rows,
      ElementsAre(
          ElementsAre("orthotist", "-", "1.25", "46.9", "37.5", "7.0", "2.3", "0.0", "2,444", "79,125"),
          ElementsAre("orthotist", "6", "1.00", "37.5", "30.0", "5.6", "1.9", "0.0", "1,955", "70,000")));
}

// 30, 5.625 and 1.875 h a week x 365 / 7 = 1,564.3, 293.3 and 97.8.
TEST(SpecificationByYear, IsInHoursAYearByCategory) {
  const Table table = specification_by_year(posts());
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre("lead", "1,955", "1,564", "293", "98", "0"),
                                      ElementsAre("new", "489", "391", "73", "24", "0"),
                                      ElementsAre("all", "2,444", "1,955", "367", "122", "0")));
  for (std::size_t column = 1; column < table.columns.size(); ++column)
    EXPECT_THAT(table.columns[column].heading, HasSubstr("hours a year"));
  EXPECT_EQ(table.title, "Hours a year, averaged over the period");
}

TEST(SpecificationSection, SaysWhatIsBoughtAndWhatItBuys) {
  Samples s = samples();
  s.values["summary/utilisation"] = {.7, .7, .7, .7, .71, .72, .73, .74, .7, .7, .7, .7};
  SamplePage page{s};
  page.input.services[1]->about = "One more band 6";
  const Section section = specification_section(page.input, 1);
  EXPECT_EQ(section.heading, "Service specification: more");
  EXPECT_THAT(
      section.paragraphs,
      ElementsAre("more: 1.25 WTE in 2 posts, 46.9 contracted hours a week, £79,125 "
                  "a year. Not all posts are the same all the time: these are averages over the period. "
                  "One more band 6."));
  ASSERT_EQ(section.exhibits.size(), 4u);
  const Table& bought = section.exhibits[3].table;
  EXPECT_THAT(bought.rows, ElementsAre(ElementsAre("gp", "92.0", "92.0 (87.9 to 96.1)", "too close to call",
                                                   "32.5 (30.4 to 34.6)", "–", "–"),
                                       ElementsAre("wards", "92.0", "95.0", "met", "5.0", "–", "–")));
  EXPECT_EQ(bought.caption, "In brackets: 95% skewness-corrected t intervals over 4 replications.");
  EXPECT_THAT(bought.notes, Contains("Clinic hours used: 72.5% (70.4 to 74.6)."));
}

TEST(SpecificationSection, OfOneReplicationJudgesNothing) {
  const SamplePage page{example::once(samples())};
  const Section section = specification_section(page.input, 0);
  const Table& bought = section.exhibits.back().table;
  EXPECT_THAT(bought.rows[0], ElementsAre("gp", "92.0", "81.0", "not known", "41.0", "–", "–"));
  EXPECT_EQ(bought.caption, kOneReplication);
  EXPECT_THAT(bought.notes, Not(Contains(IsEmpty())));
  EXPECT_FALSE(example::says_nan(example::text_of(section)));
}

TEST(SpecificationSection, SaysThatACostIsNotKnown) {
  SamplePage page{samples()};
  page.input.services[0]->service.posts.resize(1);
  page.input.services[0]->service.posts[0].cost_per_year.reset();
  EXPECT_THAT(
      specification_section(page.input, 0).paragraphs,
      ElementsAre("baseline: 1.00 WTE in 1 post, 37.5 contracted hours a week. The cost is not known: a "
                  "post has neither a band with known pay nor a cost_per_year."));
}

TEST(SpecificationSection, WithoutTheStudyStillSaysWhatWaitsThereWere) {
  SamplePage page{samples()};
  page.input.services[1].reset();
  EXPECT_THAT(specification_section(page.input, 1).paragraphs,
              ElementsAre("Posts are not shown: the study in this result makes no such scenario."));
  page.forget_study();
  const Section section = specification_section(page.input, 1);
  EXPECT_THAT(section.paragraphs, ElementsAre(HasSubstr("cannot be read by this version")));
  ASSERT_EQ(section.exhibits.size(), 1u);
  EXPECT_THAT(section.exhibits[0].table.rows[1], ElementsAre("wards", "–", "95.0", "–", "5.0", "–", "–"));
}

}  // namespace
}  // namespace headroom
