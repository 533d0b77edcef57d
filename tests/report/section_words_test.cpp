// Standards count as met only by the whole interval, and every page begins with the answer.

#include "report/page/section_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/page/report_page.hpp"
#include "report/section_samples.hpp"

namespace headroom {
namespace {

using example::SamplePage;
using example::samples;
using testing::ElementsAre;

TEST(Met, IsWhereTheWholeIntervalIs) {
  EXPECT_EQ(met({.95, .92, .98, 10}, 0.92), Met::yes);
  EXPECT_EQ(met({.95, .919, .98, 10}, 0.92), Met::too_close);
  EXPECT_EQ(met({.90, .88, .92, 10}, 0.92), Met::too_close);
  EXPECT_EQ(met({.90, .88, .9199, 10}, 0.92), Met::no);
  EXPECT_EQ(met({.92 - 1e-16, .92 - 1e-16, .92 - 1e-16, 10}, 0.92), Met::yes);  // the last digit of a sum
  EXPECT_EQ(met({.99, kNaN, kNaN, 1}, 0.92), Met::not_known);
  EXPECT_EQ(met({kNaN, kNaN, kNaN, 0}, 0.92), Met::not_known);
}

TEST(OneTargetDays, IsTheTargetThatAllPatientsShare) {
  const Service service = example::service();
  EXPECT_FALSE(one_target_days(service.streams[0]));
  EXPECT_EQ(one_target_days(service.streams[1]), 14);
  Stream working = service.streams[1];
  working.priorities[0].target.kind = LeadTime::Kind::working_days;
  EXPECT_FALSE(one_target_days(working));
}

TEST(StandardText, IsAsTheStudyWritesIt) {
  Stream stream;
  stream.standard = 0.92;
  EXPECT_EQ(standard_text(stream), "92%");
  stream.standard = 0.925;
  EXPECT_EQ(standard_text(stream), "92.5%");
}

TEST(ShownText, IsEmptyWhereAllAreShown) {
  SamplePage page{samples()};
  EXPECT_EQ(shown_text(page.input), "");
  page.input.shown = {0, 2};
  EXPECT_THAT(shown_text(page.input),
              testing::StartsWith("Charts are of the baseline and the best 1 of the other 2 scenarios"));
}

std::vector<std::string> ids_of(const Page& page) {
  std::vector<std::string> ids;
  for (const Section& section : page.sections) ids.push_back(section.id);
  return ids;
}

TEST(ReportPage, BeginsWithTheAnswerAndEndsWithHowItWasMade) {
  SamplePage page{samples()};
  page.study.scenarios = Scenarios{{"baseline", "", {}, {}}, {"more", "", {}, {}}, {"less", "", {}, {}}};
  const Page report = report_page(page.input);
  EXPECT_EQ(report.title, "Orthotics");
  EXPECT_THAT(report.subtitle,
              testing::StartsWith("Capacity and demand report. 2 weeks from 2026-04-01, 4 replications. "));
  EXPECT_THAT(ids_of(report),
              ElementsAre("answer", "scenarios", "waits", "standards", "differences", "demand", "hours",
                          "minimum", "protected", "load", "cost", "assumptions", "method"));
}

TEST(ReportPage, SpecifiesWhatASizingChose) {
  SamplePage page{samples()};
  page.study.scenarios = Scenarios{{"baseline", "", {}, {}}, {"less", "", {}, {}}};
  const Page report = report_page(page.input);
  ASSERT_EQ(report.sections.size(), 14u);
  EXPECT_EQ(report.sections[11].heading, "Service specification: more");
}

TEST(ReportPage, HasEverySectionWithoutAStudyAndWithoutATitle) {
  Samples s = example::once(samples());
  s.title = "";
  SamplePage page{s};
  page.forget_study();
  const Page report = report_page(page.input);
  EXPECT_EQ(report.title, "Capacity and demand report");
  EXPECT_THAT(report.subtitle, testing::HasSubstr(", 1 replication. "));
  EXPECT_EQ(report.sections.size(), 13u);
}

TEST(SpecificationPage, IsOfTheFirstThatIsShown) {
  SamplePage page{samples()};
  page.input.shown = {1};
  page.input.services = {Scenario{"more", "", {}, example::service()}};
  const Page specified = specification_page(page.input);
  EXPECT_THAT(ids_of(specified), ElementsAre("specification", "assumptions", "method"));
  EXPECT_EQ(specified.sections[0].heading, "Service specification: more");
}

}  // namespace
}  // namespace headroom
