// Who loses how much protected time is shown, the most first, with what leadership it was.

#include "report/page/sections.hpp"
#include "section_example.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Two replications; the cover of `more` takes nothing. By activity: the lead's audit 20 and 24 hours, the
/// lead's other SPA 1 and 1, the board 0.02 and 0.02.
Samples protected_samples() {
  Samples s;
  s.scenarios = {"baseline", "more"};
  s.replications = 2;
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  s.activities = {"lead/spa/-/-", "lead/spa/audit/education", "lead/ar/board/leadership"};
  s.reasons = {"sickness"};
  s.values["summary/protected_hours_used_by_activity"] = {1,    20,   0.02, 1,    24,   0.02,
                                                          kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
  s.values["summary/protected_hours_lost"] = {21.02, 25.02, 0, 0};
  s.values["summary/protected_hours_lost_share"] = {0.1, 0.12, 0, 0};
  s.values["summary/leadership_hours_lost"] = {0.02, 0.02, 0, 0};
  return s;
}

// 23.0 hours, half width 12.706 x 2 = 25.4, never below 0; 22 for the audit, likewise.
TEST(ProtectedSection, ShowsWhoLosesHowMuchTheMostFirst) {
  const Results results = results_of(protected_samples());
  const Section section = protected_section(input_of(results));
  ASSERT_THAT(section.exhibits, SizeIs(2));
  const Exhibit& exhibit = section.exhibits[1];
  EXPECT_EQ(exhibit.scenario, "baseline");
  EXPECT_EQ(exhibit.chart->title,
            "Protected time taken to see patients, baseline: 23.0 (0.0 to 48.4) hours over the period");
  EXPECT_THAT(exhibit.chart->x, ElementsAre("lead, SPA, audit", "lead, SPA"));
  EXPECT_THAT(exhibit.table.rows,
              ElementsAre(ElementsAre("lead", "SPA", "audit", "education", "sickness", "22.0 (0.0 to 47.4)"),
                          ElementsAre("lead", "SPA", "–", "–", "sickness", "1.0")));
  EXPECT_THAT(exhibit.table.notes, ElementsAre(HasSubstr("Less than 0.05 hours")));
  expect_readable(section);
}

// Of the share: 11%, half width 12.706 points; the difference is as much less, which the table says in
// points.
TEST(ProtectedSection, SaysInWhichUnitEachDifferenceIs) {
  const Results results = results_of(protected_samples());
  const Table table = protected_section(input_of(results)).exhibits[0].table;
  EXPECT_THAT(headings(table),
              ElementsAre("scenario", "protected (SPA and AR), hours", "difference from baseline, hours",
                          "of planned protected hours, %", "difference from baseline, points",
                          "leadership, hours", "difference from baseline, hours"));
  EXPECT_THAT(
      table.rows,
      ElementsAre(
          ElementsAre("baseline", "23.0 (0.0 to 48.4)", "", "11.0 (0.0 to 23.7)", "", "0.0", ""),
          ElementsAre("more", "0.0", "-23.0 (-48.4 to +2.4)", "0.0", "-11.0 (-23.7 to +1.7)", "0.0", "0.0")));
}

// 52 of 1,768 planned hours in 52 weeks of four leads, 34 hours a week: 2.9%, 0.25 hours a lead a week.
TEST(ProtectedSection, SaysWhatLeadershipLostIsAPartOf) {
  Samples s = protected_samples();
  s.weeks = 52;
  s.values["summary/protected_hours_lost"] = {172, 172, 0, 0};
  s.values["summary/leadership_hours_lost"] = {50, 54, 0, 0};
  s.values["summary/leadership_hours_planned"] = {1768, 1768, 1768, 1768};
  s.values["summary/leadership_hours_lost_share"] = {50 / 1768., 54 / 1768., 0, 0};
  s.values["summary/leadership_hours_lost_per_lead"] = {50 / 208., 54 / 208., 0, 0};
  s.values["summary/other_spa_hours_lost"] = {100, 96, 0, 0};
  s.values["summary/other_ar_hours_lost"] = {22, 22, 0, 0};
  const Results results = results_of(s);
  const Section section = protected_section(input_of(results));
  EXPECT_THAT(section.paragraphs,
              ElementsAre(HasSubstr("In the baseline 52.0 (26.6 to 77.4) of 1,768 planned leadership hours a "
                                    "year are lost: 3%, 0.25 a lead a week.")));
  const Table& table = section.exhibits[1].table;
  EXPECT_EQ(table.title, "Protected time lost, by what is declared as leadership: hours a year");
  EXPECT_THAT(table.rows[1], ElementsAre("more", "0.0", "1,768", "0.0", "0.00", "0.0", "0.0", "0.0"));
  EXPECT_EQ(table.rows[0][2], "1,768");
  EXPECT_EQ(table.rows[0][6], "22.0");
  expect_readable(section);
}

TEST(ProtectedSection, SaysThatNothingIsDeclaredAsLeadership) {
  Samples s = protected_samples();
  for (const char* name : {"leadership_hours_planned", "leadership_hours_lost"})
    s.values["summary/" + std::string{name}].assign(4, 0);
  const Results results = results_of(s);
  EXPECT_THAT(protected_section(input_of(results)).paragraphs,
              ElementsAre(HasSubstr("Nothing is declared as leadership")));
}

TEST(ProtectedSection, SaysThatNothingWasTaken) {
  Samples s = protected_samples();
  for (auto& [name, values] : s.values) values.assign(4, 0);
  s.values["summary/protected_hours_used_by_activity"].clear(), s.activities.clear(), s.reasons.clear();
  const Results results = results_of(s);
  const Section section = protected_section(input_of(results));
  EXPECT_THAT(section.exhibits, IsEmpty());
  EXPECT_THAT(section.paragraphs,
              ElementsAre(HasSubstr("No protected time was taken to see patients in any replication")));
  expect_readable(section);
}

TEST(ProtectedSection, SaysThatAnEarlierFileDoesNotHoldIt) {
  Samples s = protected_samples();
  s.values.clear();
  const Results results = results_of(s);
  EXPECT_THAT(protected_section(input_of(results)).paragraphs,
              ElementsAre("This result does not hold the protected time that was lost."));
}

TEST(ProtectedSection, OfAFileWithoutActivitiesHasTheTotals) {
  Samples s = protected_samples();
  s.values["summary/protected_hours_used_by_activity"].clear(), s.activities.clear(), s.reasons.clear();
  const Results results = results_of(s);
  const Section section = protected_section(input_of(results));
  EXPECT_THAT(section.exhibits, SizeIs(1));
  EXPECT_THAT(chart_titles(section), IsEmpty());
  expect_readable(section);
}

TEST(ProtectedSection, OfOneReplicationGivesNoInterval) {
  Samples s = protected_samples();
  s.replications = 1;
  for (auto& [name, values] : s.values) values = {values[0], values[2]};
  s.values["summary/protected_hours_used_by_activity"] = {1, 20, 0.02, kNaN, kNaN, kNaN};
  const Results results = results_of(s);
  const Section section = protected_section(input_of(results));
  EXPECT_THAT(
      chart_titles(section),
      ElementsAre("Protected time taken to see patients, baseline: 21.0 hours over the period on average"));
  EXPECT_EQ(section.exhibits[1].table.rows[0].back(), "20.0");
  EXPECT_THAT(section.exhibits[0].table.caption, HasSubstr("One replication: no interval"));
  expect_readable(section);
}

TEST(ProtectedSection, ShowsTheChosenScenariosOfMany) {
  const Results results = results_of(protected_samples());
  PageInput input = input_of(results);
  input.shown = {1};
  input.services.resize(1);
  EXPECT_THAT(protected_section(input).paragraphs, ElementsAre(HasSubstr("No protected time was taken")));
}

}  // namespace
}  // namespace headroom
