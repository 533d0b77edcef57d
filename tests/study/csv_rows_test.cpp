// Rows of files mean what the same keys in the study would, and bad rows say where and what to do.

#include "study/rows/csv_rows.hpp"

#include <gmock/gmock.h>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "reading/load_study.hpp"
#include "study/assumptions/study_figures.hpp"

namespace headroom {
namespace {

using TextLines = std::vector<std::string>;

const std::string kPost = "  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n";

Result<LoadedStudy> loaded(const std::string& text, const StudyInputs& files) {
  return load_kept_study(text, "study.yaml", files);
}

/// What a study with files is found to say; the same text for equal services.
std::string meaning_of(const std::string& text, const StudyInputs& files = {}) {
  const auto study = loaded(text, files);
  if (study) return canonical_text(study->study);
  for (const auto& problem : study.error()) ADD_FAILURE() << to_string(problem);
  return "";
}

TextLines lines_with_files(const std::string& text, const StudyInputs& files) {
  const auto study = loaded(text, files);
  TextLines lines;
  if (study) return lines;
  for (const auto& problem : study.error()) lines.push_back(to_string(problem));
  return lines;
}

std::string with_staff(const std::string& staff) { return with(kSmallStudy, kPost, staff); }

TEST(CsvRows, APostIsARow) {
  const StudyInputs files{{"staff.csv",
                           "post,role,band,wte,headcount,job_plan.dcc,job_plan.spa,job_plan.ar,days,annual_"
                           "leave_days,from,sickness,"
                           "outside_sessions\n"
                           "lead,\"clinician, manager\",8a,1,,50%,0.25,rest,\"mon, tue,wed,thu\",29,,,\n"
                           "band-6,clinician,6,2.6,4,80%,20.00%,,,,2026-09-01,5%,FALSE\n"}};
  EXPECT_EQ(
      meaning_of(with_staff("  csv: staff.csv\n"), files),
      meaning_of(with_staff(
          "  lead: {role: [clinician, manager], band: 8a, wte: 1, job_plan: {dcc: 50%, spa: 0.25, ar: "
          "rest}, days: [mon, tue, wed, thu], annual_leave_days: 29}\n"
          "  band-6: {role: clinician, band: 6, wte: 2.6, headcount: 4, job_plan: {dcc: 80%, spa: 20%}, "
          "from: 2026-09-01, sickness: {rate: 5%}, outside_sessions: false}\n")));
}

TEST(CsvRows, AJobPlanMayBeNoneInOneRowAndSharesInTheNext) {
  const StudyInputs files{{"s.csv",
                           "name,role,wte,job_plan,job_plan.dcc,job_plan.spa\n"
                           "office,admin,1,none,,\nband-6,clinician,1,,80%,20%\n"}};
  EXPECT_EQ(meaning_of(with_staff("  csv: s.csv\n"), files),
            meaning_of(with_staff("  office: {role: admin, wte: 1, job_plan: none}\n"
                                  "  band-6: {role: clinician, wte: 1, job_plan: {dcc: 80%, spa: 20%}}\n")));
}

TEST(CsvRows, SitesMayHaveDaysOfTheirOwn) {
  const std::string study = "sites: [north, south]\n" + kSmallStudy;
  const StudyInputs files{
      {"s.csv",
       "post,role,wte,job_plan.dcc,job_plan.spa,sites,sites.north,sites.south\n"
       "a,clinician,1,80%,20%,,\"mon, tue\",wed\nb,clinician,1,80%,20%,\"north, south\",,\n"
       "c,clinician,1,80%,20%,any,,\nd,clinician,1,80%,20%,south,,\n"}};
  const std::string rest = "role: clinician, wte: 1, job_plan: {dcc: 80%, spa: 20%}";
  EXPECT_EQ(meaning_of(with(study, kPost, "  csv: s.csv\n"), files),
            meaning_of(with(study, kPost,
                            "  a: {" + rest + ", sites: {north: [mon, tue], south: [wed]}}\n  b: {" + rest +
                                ", sites: [north, south]}\n  c: {" + rest + ", sites: any}\n  d: {" + rest +
                                ", sites: [south]}\n")));
}

TEST(CsvRows, AStreamIsARow) {
  const std::string stream = "  gp: {pathway: main, referrals: {per_week: 10}}\n";
  const StudyInputs files{
      {"streams.csv",
       "pathway,stream,referrals.per_week,standard,priorities.urgent.share,priorities.urgent.target,"
       "priorities.routine.share,priorities.routine.target,priorities.routine.notice,waiting.count,waiting."
       "longest\n"
       "main,gp,10,90%,10%,2 weeks,90%,18 weeks,7 days,31,30 weeks\nmain,ward,2.5,,,,,,,,\n"}};
  EXPECT_EQ(meaning_of(with(kSmallStudy, stream, "  csv: streams.csv\n"), files),
            meaning_of(with(
                kSmallStudy, stream,
                "  gp: {pathway: main, referrals: {per_week: 10}, standard: 90%, priorities: {urgent: "
                "{share: 10%, target: 2 weeks}, routine: {share: 90%, target: 18 weeks, notice: 7 days}}, "
                "waiting: {count: 31, longest: 30 weeks}}\n"
                "  ward: {pathway: main, referrals: {per_week: 2.5}}\n")));
}

TEST(CsvRows, AnAppointmentIsARow) {
  const StudyInputs files{
      {"a.csv", "appointment,minutes,by,dna,mode\nassess,45,\"clinician, other\",8%,virtual\n"}};
  const std::string study = with_staff(kPost + "  other: {role: other, wte: 1, job_plan: {dcc: 100%}}\n");
  const std::string line = "  assess: {minutes: 45, by: [clinician]}\n";
  EXPECT_EQ(meaning_of(with(study, line, "  csv: a.csv\n"), files),
            meaning_of(with(study, line,
                            "  assess: {minutes: 45, by: [clinician, other], dna: 8%, mode: virtual}\n")));
}

TEST(CsvRows, DaysAndPlacementsAreRows) {
  const StudyInputs files{{"closed.csv", "date\n2026-12-24\n2026-12-31\n"},
                          {"open.csv", "date\n2026-12-28\n"},
                          {"learners.csv", "post,from,weeks,pace\nband-6,2026-05-04,6,\"80%, 90%\"\n"}};
  EXPECT_EQ(
      meaning_of(
          with(kSmallStudy, "weeks: 52", "weeks: 52, closed: {csv: closed.csv}, open: {csv: open.csv}") +
              "absence: {placements: {csv: learners.csv}}\n",
          files),
      meaning_of(
          with(kSmallStudy, "weeks: 52", "weeks: 52, closed: [2026-12-24, 2026-12-31], open: [2026-12-28]") +
          "absence: {placements: [{post: band-6, from: 2026-05-04, weeks: 6, pace: [80%, 90%]}]}\n"));
}

TEST(CsvRows, EachPostTakesItsOwnRowsOfAFileForAll) {
  const std::string rest = "role: clinician, wte: 1, job_plan: {dcc: 80%, spa: 20%}";
  const StudyInputs files{{"absent.csv",
                           "post,from,until,reason,paid\na,2026-05-01,2026-05-31,one,\nb,2026-06-01,,two,50%"
                           "\na,2026-07-01,2026-07-02,,\n"},
                          {"sessions.csv", "day,start,minutes,post\nmon,9:00,180,a\ntue,13:30,180,b\n"}};
  const std::string reads = ", absent: {csv: absent.csv}, sessions: {csv: sessions.csv}";
  EXPECT_EQ(meaning_of(with_staff("  a: {" + rest + reads + "}\n  b: {" + rest + reads + "}\n  c: {" + rest +
                                  reads + "}\n"),
                       files),
            meaning_of(with_staff(
                "  a: {" + rest +
                ", absent: [{from: 2026-05-01, until: 2026-05-31, reason: one}, {from: 2026-07-01, "
                "until: 2026-07-02}], sessions: [{day: mon, start: 9:00, minutes: 180}]}\n  b: {" +
                rest +
                ", absent: [{from: 2026-06-01, reason: two, paid: 50%}], sessions: [{day: tue, "
                "start: 13:30, minutes: 180}]}\n  c: {" +
                rest + "}\n")));
}

TEST(CsvRows, AFileForOnePostNeedsNoColumnOfPosts) {
  const StudyInputs files{
      {"plans.csv", "from,wte,band,job_plan.dcc,job_plan.spa\n2026-07-01,0.8,7,70%,30%\n"},
      {"activities.csv", "name,category,hours\n\"Teaching, ward\",spa,2\n"}};
  EXPECT_EQ(meaning_of(with(kSmallStudy, "wte: 1.0",
                            "wte: 1.0, plans: {csv: plans.csv}, activities: {csv: activities.csv}"),
                       files),
            meaning_of(with(
                kSmallStudy, "wte: 1.0",
                "wte: 1.0, plans: [{from: 2026-07-01, wte: 0.8, band: 7, job_plan: {dcc: 70%, spa: 30%}}], "
                "activities: [{name: 'Teaching, ward', category: spa, hours: 2}]")));
}

TEST(CsvRows, AColumnMayNameAFile) {
  const StudyInputs files{{"staff.csv",
                           "post,role,wte,job_plan.dcc,job_plan.spa,absent.csv\n"
                           "a,clinician,1,80%,20%,absent.csv\nb,clinician,1,80%,20%,\n"},
                          {"absent.csv", "post,from\na,2026-05-01\n"}};
  const std::string rest = "role: clinician, wte: 1, job_plan: {dcc: 80%, spa: 20%}";
  EXPECT_EQ(
      meaning_of(with_staff("  csv: staff.csv\n"), files),
      meaning_of(with_staff("  a: {" + rest + ", absent: [{from: 2026-05-01}]}\n  b: {" + rest + "}\n")));
}

TEST(CsvRows, WhatStandsBesideTheFileGoesOnTopOfItsRows) {
  const StudyInputs files{{"staff.csv",
                           "post,role,wte,band,job_plan.dcc,job_plan.spa\n"
                           "a,clinician,1,6,80%,20%\nb,clinician,1,6,80%,20%\n"}};
  EXPECT_EQ(
      meaning_of(with_staff("  csv: staff.csv\n  b: {wte: 0.5, job_plan: {dcc: 90%, ar: 10%}}\n"
                            "  c: {like: a, wte: 2}\n"),
                 files),
      meaning_of(with_staff("  a: {role: clinician, wte: 1, band: 6, job_plan: {dcc: 80%, spa: 20%}}\n"
                            "  b: {role: clinician, wte: 0.5, band: 6, job_plan: {dcc: 90%, ar: 10%}}\n"
                            "  c: {role: clinician, wte: 2, band: 6, job_plan: {dcc: 80%, spa: 20%}}\n")));
}

TEST(CsvRows, AScenarioMayBeRowsToo) {
  const StudyInputs files{{"more.csv", "post,like,wte,from\nband-6,,0.8,\nnew,band-6,1.0,2026-10-01\n"},
                          {"closed.csv", "date\n2026-12-24\n"}};
  EXPECT_EQ(
      meaning_of(kSmallStudy +
                     "scenarios: {more: {staff: {csv: more.csv}, calendar: {closed: {csv: closed.csv}}}}\n",
                 files),
      meaning_of(kSmallStudy + "scenarios: {more: {staff: {band-6: {wte: 0.8}, new: {like: band-6, wte: 1.0, "
                               "from: 2026-10-01}}, calendar: {closed: [2026-12-24]}}}\n"));
}

TEST(CsvRows, ASweepSetsWhatARowSays) {
  const StudyInputs files{{"s.csv", "post,role,wte,job_plan.dcc,job_plan.spa\nband-6,clinician,1,80%,20%\n"}};
  const std::string sweep = "sweep: {n: {set: staff.band-6.wte, values: [1, 2]}}\n";
  EXPECT_EQ(meaning_of(with_staff("  csv: s.csv\n") + sweep, files),
            meaning_of(with(kSmallStudy, ", band: 6", "") + sweep));
}

TEST(CsvRows, AValueOfAFileHasTheCommentThatStandsByTheFile) {
  const std::string study = "# survey 2024\nstaff:\n  csv: s.csv\n  a: {wte: 2}  # a guess\n";
  const StudyInputs files{{"s.csv", "post,wte,headcount\na,1,3\nb,1,\n"}};
  const StudyTree tree = read_study_tree(study, "study.yaml", files_kept(files, "study.yaml"));
  std::vector<std::string> said;
  for (const auto& value : study_figures(tree.root, study))
    said.push_back(value.path + ' ' + value.value + ' ' + value.comment);
  EXPECT_EQ(said, (std::vector<std::string>{"staff.a.headcount 3 survey 2024", "staff.a.wte 2 a guess",
                                            "staff.b.wte 1 survey 2024"}));
}

TEST(CsvRows, TheTextsOfTheFilesAreKept) {
  const StudyInputs files{
      {"s.csv", "\xEF\xBB\xBFpost,role,wte,job_plan.dcc,job_plan.spa\r\nband-6,clinician,1,80%,20%\r\n"},
      {"other.csv", "not asked for"}};
  const auto study = loaded(with_staff("  csv: s.csv\n"), files);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->inputs, (StudyInputs{{"s.csv", files.at("s.csv")}}));
}

/// A staff file, what else the post says, and all that is said about it.
struct BadRows {
  std::string csv, staff;
  TextLines lines;
};
void PrintTo(const BadRows& bad, std::ostream* out) { *out << bad.csv; }

class BadCsvRows : public testing::TestWithParam<BadRows> {};

TEST_P(BadCsvRows, SaysWhereAndWhatToDo) {
  const StudyInputs files{{"f.csv", GetParam().csv}};
  EXPECT_EQ(lines_with_files(with_staff(GetParam().staff), files), GetParam().lines);
}

const std::string kAll = "  csv: f.csv\n";
const std::string kAbsent =
    "  band-6: {role: clinician, wte: 1, job_plan: {dcc: 100%}, absent: {csv: f.csv}}\n"
    "  band-7: {role: clinician, wte: 1, job_plan: {dcc: 100%}}\n";

// clang-format off
INSTANTIATE_TEST_SUITE_P(CsvRows, BadCsvRows, testing::Values(
    BadRows{"post,role,wte,job_plan.dcc\nband-6,clinician,many,100%\n", kAll,
            {"study.yaml: f.csv:2:18: staff.band-6.wte is many; expected a number from 0 to 1,000"}},
    BadRows{"post,role,wte,job_plan.dcc\nband-6,clinician,1,100%\nband-5,clinician,,100%\n", kAll,
            {"study.yaml: f.csv:3:1: staff.band-5.wte is missing; expected a number from 0 to 1,000"}},
    BadRows{"post,role,wte,job_plan.dcc,from\nband-6,clinician,1,100%,06/04/2026\n", kAll,
            {"study.yaml: f.csv:2:25: staff.band-6.from is 06/04/2026; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31 (year first; in a spreadsheet, the format yyyy-mm-dd)"}},
    BadRows{"post,role,wte,job_plan.dcc,days\nband-6,clinician,1,100%,\"mon,,Tue\"\n", kAll,
            {"study.yaml: f.csv:2:25: staff.band-6.days[2] is empty; expected one of mon, tue, wed, thu, fri, sat, sun",
             "study.yaml: f.csv:2:25: staff.band-6.days[3] is Tue; expected one of mon, tue, wed, thu, fri, sat, sun"}},
    BadRows{"post,role,wte,job_pln.dcc\nband-6,clinician,1,100%\n", kAll,
            {"study.yaml: f.csv:1:15: the column job_pln.dcc is not a key here; expected one of post, name, role, wte, band, cost_per_year, headcount, job_plan, activities.csv, pillars.clinical, pillars.leadership, pillars.education and 16 more (nearest: job_plan)"}},
    BadRows{"post,role,wte,job_plan.dc\nband-6,clinician,1,100%\n", kAll,
            {"study.yaml: f.csv:1:15: the column job_plan.dc is not a key here; expected one of job_plan.dcc, job_plan.spa, job_plan.ar, job_plan.ed (nearest: job_plan.dcc)"}},
    BadRows{"post,role,wte.x\nband-6,clinician,1\n", kAll,
            {"study.yaml: f.csv:1:11: the column wte.x is not a key here; expected no part of wte"}},
    BadRows{"post,role,wte,job_plan.dcc,absent\nband-6,clinician,1,100%,x\n", kAll,
            {"study.yaml: f.csv:1:28: the column absent is more than a cell can hold; expected absent.csv"}},
    BadRows{"post,role,wte,role\nband-6,clinician,1,x\n", kAll,
            {"study.yaml: f.csv:1:15: the column role is written twice (first as column 2); expected each column once"}},
    BadRows{"post,name,role\nband-6,b,clinician\n", kAll,
            {"study.yaml: f.csv:1:6: the column name is written beside post; expected one of the two"}},
    BadRows{"role,wte\nclinician,1\n", kAll,
            {"study.yaml: f.csv:1:1: the column post is missing; expected a column named post or name"}},
    BadRows{"post,role,\nband-6,clinician,1\n", kAll,
            {"study.yaml: f.csv:2:18: the cell is 1, in a column without a name; expected a name in the first line for each column that is used"}},
    BadRows{"post,role,wte,job_plan,job_plan.dcc\nband-6,clinician,1,none,100%\n", kAll,
            {"study.yaml: f.csv:2:25: staff.band-6.job_plan.dcc is written beside job_plan; expected one of the two"}},
    BadRows{"post,role,wte,job_plan.dcc,job_plan\nband-6,clinician,1,100%,none\n", kAll,
            {"study.yaml: f.csv:2:25: staff.band-6.job_plan is written beside job_plan.dcc; expected one of the two"}},
    BadRows{"post,role\nband-6,clinician\n,clinician\nband-6,clinician\n", kAll,
            {"study.yaml: f.csv:3:1: the post is empty; expected the name that the row is about",
             "study.yaml: f.csv:4:1: staff.band-6 is written twice (first on line 2); expected each name once"}},
    BadRows{"post,role,wte,job_plan.dcc\nBand 6,clinician,1,100%\n", kAll,
            {"study.yaml: f.csv:2:1: staff.Band 6 is not a name; expected letters, digits, - and _, at most 64"}},
    BadRows{"post,role,wte,job_plan.dcc\n", kAll,
            {"study.yaml: f.csv:1:1: the file is without a row; expected a row below the names of columns"}},
    BadRows{"post,role\nx,y\n", "  csv: [f.csv]\n",
            {"study.yaml:11:8: staff.csv is [f.csv]; expected the name of a file"}},
    BadRows{"", "  csv: g.csv\n",
            {"study.yaml:11:8: staff.csv is g.csv, not kept with the study; expected a file that can be read"}},
    BadRows{"", "  csv: \"g\\x01.csv\"\n",
            {"study.yaml:11:8: staff.csv is \"g\\u{1}.csv\", with a control character (U+0001); expected text without control characters"}},
    BadRows{"post,role\nx\n", kAll,
            {"study.yaml: f.csv:2:1: the row is shorter than the heading (1 cell); expected 2 cells, with a text that has commas in it in quotes"}},
    BadRows{"post,from\nband-6,2026-05-01\nband-7,2026-05-01\nband-7,2026-06-01\n", kAbsent,
            {"study.yaml: f.csv:3:1: the post is band-7, which does not read this file; expected staff.band-7.absent: {csv: f.csv} in the study, or no such row"}},
    BadRows{"post,from\nband-6,2026-05-01\nbnd-7,2026-05-01\n,2026-05-01\n", kAbsent,
            {"study.yaml: f.csv:3:1: the post is bnd-7; expected one of band-6, band-7 (nearest: band-7)",
             "study.yaml: f.csv:4:1: the post is empty; expected one of band-6, band-7 (nearest: band-6)"}},
    BadRows{"from,untl\n2026-05-01,\n", kAbsent,
            {"study.yaml: f.csv:1:6: the column untl is not a key here; expected one of post, from, until, reason, backfill, paid (nearest: until)"}},
    BadRows{"from\n2026-05-01\n",
            "  band-6: {role: clinician, wte: 1, job_plan: {dcc: 100%}, absent: {csv: f.csv, from: 2026-05-01}}\n",
            {"study.yaml:11:81: staff.band-6.absent.from is written beside csv; expected csv alone"}}));
// clang-format on

TEST(CsvRows, OnlyAScenarioMakesItsMistakes) {
  const StudyInputs files{{"f.csv", "post,wte\nband-6,-1\n"}};
  EXPECT_EQ(
      lines_with_files(kSmallStudy + "scenarios: {less: {staff: {csv: f.csv}}}\n", files),
      TextLines{
          "study.yaml: f.csv:2:8: staff.band-6.wte is -1; expected a number from 0 to 1,000 (in scenario "
          "less)"});
}

TEST(CsvRows, ProblemsStandByFileTheStudyFirst) {
  const StudyInputs files{{"a.csv", "post,role,wte,job_plan.dcc\nband-6,clinician,x,100%\n"}};
  EXPECT_EQ(
      lines_with_files(with(with_staff("  csv: a.csv\n"), "weeks: 52", "weeks: none"), files),
      (TextLines{"study.yaml:2:38: calendar.weeks is none; expected a whole number of weeks from 1 to 1,040",
                 "study.yaml: a.csv:2:18: staff.band-6.wte is x; expected a number from 0 to 1,000"}));
}

TEST(CsvRows, AFileIsReadOnceAndItsMistakeSaidOnce) {
  int asked = 0;
  const auto root =
      parse_yaml("staff: {a: {absent: {csv: f.csv}}, b: {absent: {csv: f.csv}}, c: {absent: {csv: f.csv}}}\n",
                 "s")
          .root;
  const WithRows rows = with_rows(root, [&](const auto&, const Mark& where, const auto&) -> Result<CsvTable> {
    ++asked;
    return tl::unexpected(Problems{{where, "", "gone", "a file", {}}});
  });
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(rows.problems.size(), 1u);
  EXPECT_FALSE(rows.complete);
}

TEST(CsvRows, WithoutAReaderOfFilesAStudySaysThatRowsAreMissing) {
  EXPECT_THAT(
      lines_of(with(kSmallStudy, kPost, "  csv: staff.csv\n")),
      testing::Contains("study.yaml:11:8: staff.csv is staff.csv, whose rows are not here; expected a "
                        "map with at least one entry"));
}

TEST(CsvRows, StopsAtMoreRowsThanAnyStudyHas) {
  std::string csv = "from,reason\n", staff;
  for (int i = 0; i < 1000; ++i) csv += "2026-05-01,x\n";
  for (int i = 0; i < 101; ++i)
    staff += "  p" + std::to_string(i) +
             ": {role: clinician, wte: 1, job_plan: {dcc: 100%}, absent: {csv: f.csv}}\n";
  const TextLines lines = lines_with_files(with_staff(staff), {{"f.csv", csv}});
  EXPECT_THAT(lines,
              testing::Contains("study.yaml: f.csv:1:1: staff.p100.absent is too large; expected at most "
                                "200,000 cells in all files together"));
}

}  // namespace
}  // namespace headroom
