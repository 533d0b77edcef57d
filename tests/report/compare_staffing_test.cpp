// The staffing answer says what differs, fits four scenarios on a screen, and names what it leaves out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "report/answers/compare_text.hpp"
#include "report/answers/staffing_text.hpp"
#include "report/compared.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using example::changed;
using example::level;
using example::undefined;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Row = std::vector<std::string>;

/// Baseline and as many others as asked for, all metrics and hours 0.
Comparison staffing_compared(std::size_t others) {
  Comparison c;
  c.title = "Orthotics";
  c.scenarios = {"baseline"};
  for (std::size_t s = 1; s <= others; ++s) c.scenarios.push_back("scenario-" + std::to_string(s));
  c.replications = 100;
  c.start = Date{2026, 4, 1};
  c.weeks = 104;
  std::vector<ComparedScenario> nothing{level(0)};
  for (std::size_t s = 0; s < others; ++s) nothing.push_back(changed(0, 0));
  for (const Metric& m : metrics()) {
    if (m.about != About::staffing) continue;
    c.figures.push_back({m.name, m.units, m.long_name, m.direction, m.prominence, std::nullopt, nothing});
  }
  c.staffing.emplace();
  for (const HoursCause& cause : kHoursByCause) {
    c.staffing->hours.push_back({cause.name, "", Direction::lower_is_better, nothing});
  }
  c.staffing->hours.insert(c.staffing->hours.begin() + 1,
                           {"delivered", "", Direction::higher_is_better, nothing});
  return c;
}

std::vector<ComparedScenario>& metric(Comparison& c, std::string_view name) {
  return std::find_if(c.figures.begin(), c.figures.end(), [&](const auto& f) { return f.name == name; })
      ->scenarios;
}
std::vector<ComparedScenario>& hours(Comparison& c, std::string_view name) {
  auto& all = c.staffing->hours;
  return std::find_if(all.begin(), all.end(), [&](const auto& h) { return h.name == name; })->scenarios;
}

std::string text(const std::vector<Table>& tables) {
  std::string all;
  for (const Table& table : tables) all += '\n' + render(table, TableStyle::plain);
  return all;
}
Row labels(const Table& table) {
  Row all;
  for (const Row& row : table.rows) all.push_back(row[0]);
  return all;
}

/// Everything there is to show of four scenarios.
Comparison everything() {
  Comparison c = staffing_compared(3);
  const std::vector<ComparedScenario> some{level(12'345.6, 50), changed(12'400, 54.4, 20),
                                           changed(11'000, -1'345.6, 20), changed(12'340, -5.6, 20)};
  for (ComparedFigure& figure : c.figures) figure.scenarios = some;
  for (ComparedHours& h : c.staffing->hours) h.scenarios = some;
  // Leadership is said with what it is a part of; an office without work is in few studies.
  metric(c, "leadership_hours_lost") = {level(52.2, 2), changed(46, -6.2, 1), changed(40, -12.2, 1),
                                        changed(52, -0.2, 1)};
  metric(c, "leadership_hours_planned") = {level(1768), changed(1768, 0), changed(1768, 0), changed(1768, 0)};
  metric(c, "leadership_hours_lost_share") = {level(0.03), changed(0.026, 0), changed(0.023, 0),
                                              changed(0.03, 0)};
  metric(c, "leadership_hours_lost_per_lead") = {level(0.25), changed(0.22, 0), changed(0.19, 0),
                                                 changed(0.25, 0)};
  hours(c, "not_planned") = {level(0), changed(0, 0), changed(0, 0), changed(0, 0)};
  for (std::size_t i = 0; i < kCategories; ++i) {
    c.staffing->categories.push_back({static_cast<Category>(i), some, some});
  }
  for (const char* category : {"spa", "ar"}) {
    c.staffing->protected_time.protected_uses_in_all.push_back({"", category, "", "", "sickness", some});
    c.staffing->protected_time.protected_uses.push_back({"lead", category, "-", "-", "sickness", some});
  }
  for (int day = 0; day < 10; ++day) {
    c.staffing->worst_days.push_back(
        {Date{2026, 12, 21} + Days{day},
         "orthotist",
         {{0.45, 0.356, 0.548, 100}, {0, 0, 0.04, 100}, {1, 0.96, 1, 100}, {0.4, 0.3, 0.5, 100}}});
  }
  return c;
}

TEST(StaffingInWords, HoldsEachScenarioAgainstTheBaseline) {
  Comparison c = staffing_compared(2);
  metric(c, "days_below_minimum") = {level(12.3, 1.3), changed(9.2, -3.1, 0.9), changed(12.4, 0.1, 0.5)};
  metric(c, "cancelled_by_service") = {level(310, 20), changed(290, -20, 10), changed(310, 0)};
  metric(c, "protected_hours_lost") = {level(45.2, 5), changed(46.2, 1, 0.5), changed(45.2, 0)};
  metric(c, "leadership_hours_lost") = {level(10.1, 1), changed(10.1, 0), changed(10.1, 0)};
  metric(c, "leadership_hours_planned") = {undefined(), undefined(), undefined()};  // of an earlier version
  EXPECT_THAT(
      staffing_in_words(c),
      ElementsAre(
          "baseline: 12.3 days below minimum on duty (11.0 to 13.6); 310.0 appointments cancelled (290.0 to "
          "330.0); 45.2 protected hours lost (40.2 to 50.2); 10.1 leadership hours among them (9.1 to 11.1)",
          "scenario-1: 9.2 days below minimum on duty, 3.1 fewer than baseline (2.2 to 4.0); 290.0 "
          "appointments cancelled, 20.0 fewer (10.0 to 30.0); 46.2 protected hours lost, 1.0 more (0.5 to "
          "1.5); 10.1 leadership hours among them, the same",
          "scenario-2: 12.4 days below minimum on duty, no clear difference from baseline (-0.4 to +0.6); "
          "310.0 appointments cancelled, the same; 45.2 protected hours lost, the same; 10.1 leadership "
          "hours "
          "among them, the same"));
}

// Of 1,768 planned hours in 52 weeks: 52 of them, and 6 fewer; who declares none loses none.
TEST(StaffingInWords, SaysWhatLeadershipLostIsAPartOf) {
  Comparison c = staffing_compared(2);
  c.weeks = 52;
  metric(c, "protected_hours_lost") = {level(172, 5), changed(160, -12, 4), changed(172, 0)};
  metric(c, "leadership_hours_lost") = {level(52, 2), changed(46, -6, 1), changed(0, -52)};
  metric(c, "leadership_hours_planned") = {level(1768), changed(1768, 0), changed(0, -1768)};
  metric(c, "leadership_hours_lost_share") = {level(52 / 1768.), changed(46 / 1768., 0), undefined()};
  metric(c, "leadership_hours_lost_per_lead") = {level(0.25), changed(46 / 208., 0), undefined()};
  const std::vector<std::string> words = staffing_in_words(c);
  EXPECT_THAT(words[0], HasSubstr("172.0 protected hours lost (167.0 to 177.0); 52.0 of 1,768 planned "
                                  "leadership hours a year, 3%, 0.25 a lead a week"));
  EXPECT_THAT(
      words[1],
      HasSubstr("46.0 of 1,768 planned leadership hours a year, 3%, 0.22 a lead a week, in all 6.0 fewer "
                "(5.0 to 7.0)"));
  EXPECT_THAT(words[2], HasSubstr("nothing is declared as leadership"));
}

TEST(StaffingTables, TellLeadershipFromTheRestOfWhatWasLost) {
  Comparison c = staffing_compared(0);
  c.staffing->protected_time.protected_uses_in_all.push_back({"", "ar", "", "", "sickness", {level(74)}});
  metric(c, "protected_hours_lost") = {level(174)};
  metric(c, "leadership_hours_lost") = {level(52)};
  metric(c, "other_ar_hours_lost") = {level(22)};
  metric(c, "other_spa_hours_lost") = {level(100)};
  metric(c, "leadership_hours_planned") = {level(1768)};
  metric(c, "leadership_hours_lost_share") = {level(52 / 1768.)};
  metric(c, "leadership_hours_lost_per_lead") = {level(0.25)};
  const Table table = staffing_tables(c, 120)[0];
  for (const Row& row : {Row{"Protected hours lost", "174.0"}, Row{"  leadership, for sickness", "52.0"},
                         Row{"  other SPA, for sickness", "100.0"}, Row{"  other AR, for sickness", "22.0"}})
    EXPECT_THAT(table.rows, Contains(row));
}

TEST(StaffingTables, ShowHoursNotPlannedAmongTheContracted) {
  Comparison c = staffing_compared(0);
  hours(c, "unused") = {level(10)};
  hours(c, "bank") = {level(5)};
  hours(c, "not_planned") = {level(300)};
  EXPECT_THAT(labels(staffing_tables(c, 120)[0]),
              AllOf(Contains("  unused"), Contains("  not planned"), Contains("Bank hours")));
  EXPECT_THAT(staffing_tables(c, 120)[0].rows[3], ElementsAre("Bank hours", "5.0"));
}

TEST(StaffingInWords, SaysOfADifferenceThatRoundsToNothingHowSmallItIs) {
  Comparison c = staffing_compared(1);
  metric(c, "cancelled_by_service") = {level(3, 1), changed(3, -0.02, 0.01)};
  EXPECT_THAT(staffing_in_words(c)[1], HasSubstr("3.0 appointments cancelled, less than 0.05 fewer"));
}

TEST(StaffingInWords, LeavesOutWhatIsSetNowhere) {
  Comparison c = staffing_compared(1);
  metric(c, "days_below_minimum") = {undefined(), undefined()};
  metric(c, "cancelled_by_service") = {level(3), changed(5, 2)};
  EXPECT_THAT(staffing_in_words(c),
              ElementsAre("baseline: 3.0 appointments cancelled; no protected hours lost",
                          "scenario-1: 5.0 appointments cancelled, 2.0 more than baseline"));
  EXPECT_THAT(staffing_tables(c, 120)[0].notes, Contains("No minimum on duty is set."));
}

TEST(StaffingInWords, SaysWhichScenarioAloneHasNoMinimum) {
  Comparison c = staffing_compared(1);
  metric(c, "days_below_minimum") = {undefined(), level(3, 1)};
  const std::vector<std::string> words = staffing_in_words(c);
  EXPECT_THAT(words[0], HasSubstr("baseline: no minimum on duty; "));
  EXPECT_THAT(words[1], HasSubstr("scenario-1: 3.0 days below minimum on duty"));
}

TEST(StaffingTables, PutFourScenariosOnOneScreen) {
  const Comparison c = everything();
  std::vector<Table> tables = staffing_tables(c, kScreenColumns);
  for (Table& table : tables) table = wrapped(std::move(table), kScreenColumns);  // as they are printed
  const std::string shown = text(tables);
  std::size_t lines = 0;
  for (const std::string& sentence : staffing_in_words(c)) {
    const std::string one = wrapped(sentence, kScreenColumns) + '\n';
    lines += static_cast<std::size_t>(std::count(one.begin(), one.end(), '\n'));
  }
  std::size_t widest = 0;
  for (std::size_t begin = 0; begin < shown.size(); ++lines) {
    const std::size_t end = shown.find('\n', begin);
    widest = std::max(widest, display_width(shown.substr(begin, end - begin)));
    begin = end + 1;
  }
  EXPECT_LE(widest, kScreenColumns);
  EXPECT_LE(lines, 55u) << shown;  // with every row there can be; most studies leave some out
}

TEST(StaffingTables, ShowDifferencesWithAsMuchOfTheirIntervalsAsFits) {
  Comparison c = staffing_compared(1);
  hours(c, "sickness") = {level(1'000, 50), changed(1'020, 20, 5)};
  hours(c, "leave") = {level(500), changed(490, -10, 15)};
  const auto row = [&](std::size_t columns, const char* label) {
    const Table table = staffing_tables(c, columns)[0];
    for (const Row& r : table.rows) {
      if (r[0] == label) return r;
    }
    return Row{};
  };
  EXPECT_THAT(row(120, "  sickness"),
              ElementsAre("  sickness", "1,000 (950.0 to 1,050)", "1,020 (+20.0; +15.0 to +25.0)"));
  EXPECT_THAT(row(75, "  sickness"), ElementsAre("  sickness", "1,000", "1,020 (+20.0; +15.0 to +25.0)"));
  EXPECT_THAT(row(50, "  sickness"), ElementsAre("  sickness", "1,000", "1,020 (+20.0*)"));
  EXPECT_THAT(row(50, "  leave"), ElementsAre("  leave", "500.0", "490.0 (-10.0)"));
}

TEST(StaffingTables, AreSeveralWhereTheScenariosDoNotFit) {
  Comparison c = staffing_compared(9);
  for (std::size_t s = 0; s < 10; ++s) {
    const auto n = static_cast<double>(s);
    hours(c, "contracted")[s] = s == 0 ? level(1'000, 10) : changed(1'000 + n, n, 0.5);
  }
  const std::vector<Table> tables = staffing_tables(c, 90);
  ASSERT_GT(tables.size(), 1u);
  std::size_t others = 0;
  for (const Table& table : tables) {
    EXPECT_EQ(table.columns[1].heading, "baseline");
    EXPECT_EQ(table.rows[0][1], "1,000 (990.0 to 1,010)");
    EXPECT_EQ(table.caption.find('\n'), std::string::npos);  // whoever prints it breaks its lines
    EXPECT_THAT(table.caption, HasSubstr("difference from baseline; its 95% interval (paired, 100"));
    for (std::size_t column = 2; column < table.columns.size(); ++column) {
      ++others;
      EXPECT_EQ(table.columns[column].heading, "scenario-" + std::to_string(others));
      const std::string n = std::to_string(others), less = std::to_string(others - 1);
      EXPECT_THAT(table.rows[0][column], HasSubstr("(+" + n + ".0; +" + less + ".5 to +" + n + ".5)"));
    }
  }
  EXPECT_EQ(others, 9u);
  EXPECT_TRUE(tables.front().notes.empty());
  EXPECT_FALSE(tables.back().notes.empty());
}

TEST(StaffingTables, SetDeliveredAgainstPlannedHours) {
  Comparison c = staffing_compared(1);
  c.staffing->categories = {{Category::ar, {level(200), changed(0, -200)}, {level(150), changed(0, -150)}},
                            {Category::ed, {level(0), changed(0, 0)}, {level(0), changed(0, 0)}}};
  const Table table = staffing_tables(c, 120)[0];
  EXPECT_THAT(table.rows, Contains(ElementsAre("  AR", "75.0% of 200.0", "–")));
  EXPECT_THAT(labels(table), Not(Contains("  ED")));
}

TEST(StaffingTables, LeaveOutAndNameCausesWithoutHours) {
  Comparison c = staffing_compared(1);
  hours(c, "sickness") = {level(10), changed(0, -10)};
  const Table table = staffing_tables(c, 120)[0];
  EXPECT_THAT(labels(table), AllOf(Contains("  sickness"), Not(Contains("  vacancy"))));
  EXPECT_THAT(table.notes[0], HasSubstr("absent, vacancy, unused, bank."));
}

TEST(StaffingTables, ShowTheWorstDaysInWholePerCent) {
  const Table table = staffing_tables(everything(), 120)[0];
  EXPECT_THAT(table.rows, Contains(ElementsAre("  2026-12-21 orthotist", "45% (36 to 55)", "0% (0 to 4)",
                                               "100% (96 to 100)", "40% (30 to 50)")));
}

TEST(StaffingTables, SayPlainlyThatOneReplicationHasNoInterval) {
  Comparison c = staffing_compared(1);
  c.replications = 1;
  hours(c, "sickness") = {{{10, kNaN, kNaN, 1}, std::nullopt},
                          {{12, kNaN, kNaN, 1}, PairedDifference{{2, kNaN, kNaN, 1}, 0}}};
  const Table table = staffing_tables(c, 120)[0];
  EXPECT_THAT(table.rows, Contains(ElementsAre("  sickness", "10.0", "12.0 (+2.0)")));
  EXPECT_THAT(table.caption, HasSubstr("One replication: no interval can be given"));
}

TEST(CompareRows, HoldHoursProtectedTimeUsedAndWorstDays) {
  const Table table = compare_rows(everything());
  std::vector<std::string> names = labels(table);
  for (const char* name :
       {"hours/sickness", "planned_hours/ar", "delivered_hours/ar",
        "protected_hours_used/lead/spa/-/-/sickness", "below_minimum/2026-12-21/orthotist"}) {
    EXPECT_EQ(std::count(names.begin(), names.end(), name), 4) << name;
  }
  EXPECT_THAT(table.rows, Contains(ElementsAre("below_minimum/2026-12-21/orthotist", "share of replications",
                                               "", "", "baseline", "0.45", "0.356", "0.548", "100")));
}

TEST(Wrapped, BreaksAtBlanksAndIndents) {
  EXPECT_EQ(wrapped("one two three four", 9), "one two\n  three\n  four");
  EXPECT_EQ(wrapped("one two", 7), "one two");
  EXPECT_EQ(wrapped("longer-than-that x", 5), "longer-than-that\n  x");
}

TEST(Wrapped, BreaksWhatStandsAroundATable) {
  const Table table = wrapped(
      Table{"a title", {{"a long heading"}}, {{"a long cell"}}, {"a long note", "b"}, "a caption"}, 7);
  EXPECT_EQ(table.caption, "a\n  caption");
  EXPECT_THAT(table.notes, ElementsAre("a long\n  note", "b"));
  EXPECT_EQ(table.rows[0][0], "a long cell");
}

}  // namespace
}  // namespace headroom
