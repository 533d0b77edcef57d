// Every figure of a study and every default is listed with its source or as an assumption.

#include "report/page/assumptions_table.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "section_example.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

Study study() {
  Study study;
  study.assumed = {
      {"full_time_hours", "37.5", "Hours a week at 1.0 WTE"},
      {"appointments.a.places", "1", "Patients seen together (group)"},
      {"appointments.b.places", "1", "Patients seen together (group)"},
      {"staff.lead.annual_leave_days", "27", "Annual leave, days a year at full time"},
      {"staff.old.annual_leave_days", "33", "Annual leave, days a year at full time"},
      {"scenarios.more.staff.new.annual_leave_days", "27", "Annual leave, days a year at full time"}};
  return study;
}

TEST(AssumptionsTable, SaysTheSameOfManyThingsOnceAndNamesItsSource) {
  const Table table = assumptions_table(study());
  ASSERT_THAT(table.rows, SizeIs(4));
  EXPECT_THAT(table.rows[0], ElementsAre("full_time_hours", "37.5", "1", "Hours a week at 1.0 WTE",
                                         HasSubstr("section 10.1")));
  EXPECT_THAT(table.rows[1],
              ElementsAre("appointments.*.places", "1", "2", "Patients seen together (group)", "assumption"));
  EXPECT_THAT(table.rows[2], ElementsAre("staff.*.annual_leave_days", "27", "2", testing::_,
                                         HasSubstr("section 13, table 6")));  // in the study and in `more`
  EXPECT_THAT(table.rows[3], ElementsAre("staff.old.annual_leave_days", "33", "1", testing::_,
                                         HasSubstr("section 13, table 6")));
  EXPECT_THAT(table.notes, ElementsAre(HasSubstr("any name")));
}

TEST(AssumptionsSection, SaysOfEachFigureOfTheStudyWhereItComesFrom) {
  Samples s;
  s.scenarios = {"baseline"};
  s.replications = 1;
  const Results results = results_of(s);
  const Study of = study();
  PageInput input = input_of(results);
  input.study = &of;
  input.study_figures = {{"streams.gp.referrals.per_week", "43", "local audit 2025"},
                         {"staff.lead.wte", "1.0", ""}};
  const Section section = assumptions_section(input);
  ASSERT_THAT(section.exhibits, SizeIs(2));
  EXPECT_THAT(section.exhibits[0].table.rows,
              ElementsAre(ElementsAre("streams.gp.referrals.per_week", "43", "local audit 2025"),
                          ElementsAre("staff.lead.wte", "1.0", StartsWith("assumption"))));
  EXPECT_EQ(section.exhibits[1].table.rows, assumptions_table(of).rows);
  expect_readable(section);
}

TEST(AssumptionsSection, PassesOnWhatTheStudyIsWarnedOf) {
  Samples s;
  s.scenarios = {"baseline"};
  const Results results = results_of(s);
  Study of;
  of.warnings = {"stream gp is not used"};
  PageInput input = input_of(results);
  input.study = &of;
  EXPECT_THAT(assumptions_section(input).notes,
              ElementsAre("The study leaves nothing to be assumed.", "Warning: stream gp is not used"));
}

TEST(AssumptionsSection, WithoutAStudySaysThatItNeedsIt) {
  Samples s;
  s.scenarios = {"baseline"};
  const Results results = results_of(s);
  const Section section = assumptions_section(input_of(results));
  EXPECT_THAT(section.paragraphs, ElementsAre(without_study_text()));
  EXPECT_THAT(section.exhibits, IsEmpty());
}

}  // namespace
}  // namespace headroom
