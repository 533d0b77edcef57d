// What is known of the key or value at a place of a text.

#include "study/hints/hover.hpp"

#include <gmock/gmock.h>

#include "hints_example.hpp"

namespace headroom {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Hover, NamesTheKeyWithItsHelpRangeDefaultAndSource) {
  const Hover at = hovered("absence:\n  lea^ve_year: 1 May # local\n");
  EXPECT_EQ(at.from, 11u);
  EXPECT_EQ(at.to, 21u);
  EXPECT_EQ(at.title, "absence.leave_year");
  EXPECT_EQ(
      at.text,
      "Leave year begins: First day of the leave year\n"
      "Expected: a day of the year such as 1 April.\n"
      "If it is not written: 1 April (NHS Kirklees, Agenda for Change annual leave guidance: usual, but set "
      "locally by each employer).\n"
      "Written: 1 May.");
}

TEST(Hover, NamesTheKeyOfAValueAndOfAnItem) {
  EXPECT_EQ(hovered("staff: {lead: {wte: 2^.6}}").title, "staff.lead.wte");
  EXPECT_EQ(
      hovered("staff:\n  lead:\n    absent:\n    - {from: 2026-01-01}\n    - fr^om: 2027-01-01\n").title,
      "staff.lead.absent[2].from");
  EXPECT_EQ(hovered("calendar: {clinic_days: [mon, t^ue]}").title, "calendar.clinic_days[2]");
  EXPECT_EQ(hovered("pathways: {p: {s: {after: {tri^angular: [1 weeks, 2 weeks, 3 weeks]}}}}").title,
            "pathways.p.s.after.triangular");
}

TEST(Hover, SaysWhatIsAssumedWithinAMap) {
  EXPECT_THAT(hovered("abs^ence:\n  study_days: 3\n").text,
              AllOf(HasSubstr("Not written, so assumed: public_holiday_days 8 days; "),
                    HasSubstr("leave_together 40%"), Not(HasSubstr("study_days"))));
}

TEST(Hover, SaysWhatAWordMeansAndWhatANameRefersTo) {
  EXPECT_THAT(
      hovered("pathways: {p: {s: {appointment: fi^t}}}\nappointments: {fit: {minutes: 30, by: [nurse]}}")
          .text,
      HasSubstr("Refers to appointments.fit: minutes: 30, by: [nurse]."));
  EXPECT_THAT(hovered("pathways: {p: {s: {next: {fi^t: 1}}, fit: {appointment: a}}}").text,
              HasSubstr("Refers to pathways.p.fit: appointment: a."));
  EXPECT_THAT(hovered("staff: {x: {role: nurse}}\nappointments: {a: {by: [nu^rse]}}").text,
              HasSubstr("Refers to staff.x.role: nurse."));
  EXPECT_THAT(
      hovered("staff: {x: {role: nurse}, y: {role: [lead, nurse]}}\nappointments: {a: {by: [nu^rse]}}").text,
      HasSubstr("Refers to staff.x.role and staff.y.role[2]."));
}

TEST(Hover, InAScenarioSaysWhatTheStudyHas) {
  const std::string study =
      "staff: {lead: {wte: 2.6, job_plan: {dcc: 80%, spa: 20%}}}\nscenarios:\n  more:\n";
  const Hover wte = hovered(study + "    staff: {lead: {wt^e: 3}}\n");
  EXPECT_EQ(wte.title, "scenarios.more.staff.lead.wte");
  EXPECT_THAT(wte.text, AllOf(HasSubstr("Written: 3."), HasSubstr("In the study: 2.6.")));
  EXPECT_THAT(hovered(study + "    absence: {stud^y_days: 3}\n").text,
              HasSubstr("The study does not write it."));
  EXPECT_THAT(hovered(study + "    abo^ut: More\n").text, HasSubstr("What the scenario asks"));
}

TEST(Hover, SaysNothingOfCommentsBlanksAndUnknownKeys) {
  for (const char* text : {"booking: {} # or^der", "^", "booking:\n ^ order: priority\n", "holi^days: {}\n",
                           "booking: {holi^days: 1}", "book^", "booking: ^ {}"})
    EXPECT_FALSE(hover(WithCursor{text}.text, WithCursor{text}.offset)) << text;
}

}  // namespace
}  // namespace headroom
