// Each figure of a study has the comment that stands nearest to it.

#include "study/assumptions/study_figures.hpp"

#include <gmock/gmock.h>

#include "reading/yaml.hpp"

namespace headroom {

// For gmock's messages and matchers.
static bool operator==(const StudyFigure& a, const StudyFigure& b) {
  return a.path == b.path && a.value == b.value && a.comment == b.comment;
}
static void PrintTo(const StudyFigure& v, std::ostream* out) {
  *out << v.path << " = " << v.value << " # " << v.comment;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<StudyFigure> written(const std::string& text) {
  const ParsedYaml parsed = parse_yaml(text, "study.yaml");
  EXPECT_TRUE(parsed.problems.empty());
  return study_figures(parsed.root, text);
}

TEST(StudyFigures, TakeTheCommentOfTheirLineThenThatAboveThenThatOfWhatTheyStandIn) {
  EXPECT_THAT(written("absence:   # local record\n"
                      "  # survey of 2024,\n"
                      "  # two sites\n"
                      "  study_days: 4\n"
                      "  public_holiday_days: 8   # contract\n"
                      "\n"
                      "  leave_together: 30%\n"),
              ElementsAre(StudyFigure{"absence.study_days", "4", "survey of 2024, two sites"},
                          StudyFigure{"absence.public_holiday_days", "8", "contract"},
                          StudyFigure{"absence.leave_together", "30%", "local record"}));
}

TEST(StudyFigures, WithoutACommentAnywhereHaveNone) {
  EXPECT_THAT(written("# of something else\n\nfull_time_hours: 37.5\n"),
              ElementsAre(StudyFigure{"full_time_hours", "37.5", ""}));
}

TEST(StudyFigures, AreFiguresDatesAndFilesButNoNames) {
  EXPECT_THAT(
      written("calendar: {start: 2026-04-01, weeks: 104, bank_holidays: scotland}\n"
              "sites: [2nd-floor]\n"
              "streams:\n"
              "  gp2: {pathway: p3, referrals: {csv: 2024.csv}}\n"
              "staff:\n"
              "  band-6: {role: o1, band: 8a, wte: 0.6, like: 6-more, activities: [{name: 1st audit, hours: "
              "2}]}\n"),
      ElementsAre(StudyFigure{"calendar.start", "2026-04-01", ""}, StudyFigure{"calendar.weeks", "104", ""},
                  StudyFigure{"streams.gp2.referrals.csv", "2024.csv", ""},
                  StudyFigure{"staff.band-6.band", "8a", ""}, StudyFigure{"staff.band-6.wte", "0.6", ""},
                  StudyFigure{"staff.band-6.activities[1].hours", "2", ""}));
}

TEST(StudyFigures, LeaveOutVersionTitleAndExperiment) {
  EXPECT_THAT(written("headroom: 1\ntitle: 2 hospitals\nexperiment: {replications: 100, seed: 3}\n"),
              IsEmpty());
}

TEST(StudyFigures, HaveDistributionsAndListsOfFiguresInOneLine) {
  EXPECT_THAT(written("pathways:\n"
                      "  p:\n"
                      "    fit: {appointment: a, after: {triangular: [2 weeks, 4 weeks, 8 weeks]}, next: "
                      "{fit: 10%}}  # laboratory\n"
                      "    late:\n"
                      "      after: {empirical: delays.csv}  # 2025\n"
                      "absence: {leave_pattern: [1, 1, 2]}  # rota\n"),
              ElementsAre(StudyFigure{"pathways.p.fit.after", "{triangular: [2 weeks, 4 weeks, 8 weeks]}",
                                      "laboratory"},
                          StudyFigure{"pathways.p.fit.next.fit", "10%", "laboratory"},
                          StudyFigure{"pathways.p.late.after", "{empirical: delays.csv}", "2025"},
                          StudyFigure{"absence.leave_pattern", "[1, 1, 2]", "rota"}));
}

TEST(StudyFigures, OfAListOverSeveralLinesHaveTheirOwnComments) {
  EXPECT_THAT(written("calendar:\n  closed:\n    - 2026-12-24  # half day\n    - 2026-12-31\n"),
              ElementsAre(StudyFigure{"calendar.closed[1]", "2026-12-24", "half day"},
                          StudyFigure{"calendar.closed[2]", "2026-12-31", ""}));
}

TEST(StudyFigures, OfScenariosAreThereToo) {
  EXPECT_THAT(written("scenarios:\n"
                      "  winter:\n"
                      "    about: 7% off sick\n"
                      "    absence: {sickness: 7%}  # last winter\n"
                      "    staff: {new: {like: band-6, wte: 1.0}}\n"),
              ElementsAre(StudyFigure{"scenarios.winter.absence.sickness", "7%", "last winter"},
                          StudyFigure{"scenarios.winter.staff.new.wte", "1.0", ""}));
}

TEST(StudyFigures, KnowAHashThatBeginsNoComment) {
  EXPECT_THAT(
      written("staff:\n"
              "  a: {role: \"x # y\", wte: 1}\t# the team's # 1\n"
              "  b#c: {wte: 2}\n"
              "  d: {role: 'it''s # no', wte: 3}\n"
              "  e: {role: \"a \\\" # b\", wte: 4}  # so\n"),
      ElementsAre(StudyFigure{"staff.a.wte", "1", "the team's # 1"}, StudyFigure{"staff.b#c.wte", "2", ""},
                  StudyFigure{"staff.d.wte", "3", ""}, StudyFigure{"staff.e.wte", "4", "so"}));
}

// The row stands in line 4 of its file; line 4 of the study says something else.
TEST(StudyFigures, FromAnotherFileHaveTheCommentOfWhatTheyStandFor) {
  const std::string text =
      "staff:  # establishment list\n  lead: {wte: 1}\nabsence:\n  study_days: 3  # local\n";
  ParsedYaml parsed = parse_yaml(text, "study.yaml");
  Node wte;
  wte.kind = Node::Kind::scalar;
  wte.text = "0.5";
  wte.mark = {"posts.csv", 4, 2};
  parsed.root.entries[0].value.entries[0].value.entries[0] = {"wte", wte.mark, wte};
  parsed.root.entries[0].value.entries[0].mark = {"posts.csv", 4, 1};
  EXPECT_THAT(study_figures(parsed.root, text),
              ElementsAre(StudyFigure{"staff.lead.wte", "0.5", "establishment list"},
                          StudyFigure{"absence.study_days", "3", "local"}));
}

TEST(StudyFigures, OfAListFromAnotherFileAreOne) {
  const std::string text = "calendar:\n  closed: {csv: days.csv}  # the hospital's list\n";
  ParsedYaml parsed = parse_yaml(text, "study.yaml");
  Node& closed = parsed.root.entries[0].value.entries[0].value;
  closed.kind = Node::Kind::list;
  closed.entries.clear();
  for (const int line : {2, 3}) {
    Node day;
    day.kind = Node::Kind::scalar;
    day.text = line == 2 ? "2026-12-24" : "2026-12-31";
    day.mark = {"days.csv", line, 1};
    closed.items.push_back(day);
  }
  EXPECT_THAT(study_figures(parsed.root, text),
              ElementsAre(StudyFigure{"calendar.closed", "[2026-12-24, 2026-12-31]", "the hospital's list"}));
}

TEST(StudyFigures, DoNotCallWhatIsMeantForAnEditorASource) {
  EXPECT_THAT(written("# yaml-language-server: $schema=study.schema.json\nfull_time_hours: 37\n"),
              ElementsAre(StudyFigure{"full_time_hours", "37", ""}));
}

TEST(StudyFigures, EndTheirLinesAsWindowsDoes) {
  EXPECT_THAT(written("absence:\r\n  study_days: 4  # local\r\n"),
              ElementsAre(StudyFigure{"absence.study_days", "4", "local"}));
}

}  // namespace
}  // namespace headroom
