// Words and tables of a comparison call better only what clearly is.

#include "report/answers/compare_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "report/words/figure_text.hpp"
#include "report/words/future_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// The middle of 100 futures is the mean; nine of ten lie from 10 points below to 5 above.
FutureRange around(double middle) { return {middle, middle - 0.1, middle + 0.05, 100}; }

ComparedScenario level_within(double mean, double low, double high) {
  ComparedScenario s{{mean, low, high, 100}, std::nullopt};
  s.futures = around(mean);
  return s;
}
/// Paired unless `p_better` is NaN; without a difference, the same in every future.
ComparedScenario changed_by(double mean, Estimate difference, double p_better) {
  ComparedScenario s{{mean, mean - 0.01, mean + 0.01, 100}, PairedDifference{difference, p_better}};
  s.futures = around(mean);
  if (std::isnan(p_better)) return s;
  const double d = difference.mean, spread = d == 0 ? 0 : 0.05;
  s.future_change = FutureChange{{d, d - spread, d + spread, 100}, p_better, 0, 1 - p_better};
  if (d == 0) s.future_change = FutureChange{{0, 0, 0, 100}, 0, 1, 0};
  return s;
}

Chance chance_in(std::size_t met, std::size_t of) {
  std::vector<double> units(of, 0);
  std::fill_n(units.begin(), met, 1.0);
  return chance_of(units, 0.95);
}

Comparison shares_compared() {
  Comparison c;
  c.title = "Orthotics";
  c.scenarios = {"baseline", "extra-band-6", "same"};
  c.streams = {"gp", "wards"};
  c.replications = 100;
  c.start = Date{2026, 4, 1};
  c.weeks = 104;
  const Metric& m = *find_metric("in_time");
  c.figures = {{m.name,
                m.units,
                m.long_name,
                m.direction,
                m.prominence,
                0,
                {level_within(0.838, 0.83, 0.846), changed_by(0.921, {0.083, 0.069, 0.097, 100}, 0.99),
                 changed_by(0.838, {0, 0, 0, 100}, 0.5)}}};
  return c;
}

TEST(AnswerInWords, SaysTheMiddleFutureAndTheRangeOfNineInTen) {
  EXPECT_THAT(
      answer_in_words(shares_compared()),
      ElementsAre(
          "baseline: 84% of gp patients in time in a middling future (74% to 89% in nine of ten)",
          "extra-band-6: 92% of gp patients in time in a middling future (82% to 97% in nine of ten). "
          "Against baseline: +8.3 points in a middling future (+3.3 to +13.3 in nine of ten); better in "
          "99 of 100, the same in 0, worse in 1",
          "same: 84% of gp patients in time in a middling future (74% to 89% in nine of ten). The same "
          "as baseline in every future"));
}

/// Chances, and where gp is heading.
Comparison standards_compared() {
  Comparison c = shares_compared();
  c.weeks = 52;
  for (ComparedScenario& s : c.figures[0].scenarios) s.bound = 0.92;
  c.figures[0].scenarios[0].chance = chance_in(60, 100);
  c.figures[0].scenarios[1].chance = chance_in(92, 100);
  c.figures[0].scenarios[2].chance = chance_in(60, 100);
  c.figures[0].scenarios[1].chance_change = Estimate{0.32, 0.14, 0.47, 100};
  c.headings.assign(3, std::vector<Heading>(2));
  Heading& gp = c.headings[0][0];
  gp.list_first = {240, 240, 240, 100};
  gp.list_last = {365, 309, 540, 100};
  gp.ends_higher = 1;
  gp.in_time_end = {0.4, 0.1, 0.9, 100};
  gp.met_at_end = chance_in(10, 100);
  gp.target_list = 151.4;
  gp.gets_under_target = 0;
  return c;
}

TEST(AnswerInWords, SaysTheChanceOfTheStandardAndWhereItIsHeading) {
  const std::vector<std::string> words = answer_in_words(standards_compared());
  EXPECT_EQ(
      words[0],
      "baseline: 84% of gp patients in time in a middling future (74% to 89% in nine of ten). The standard "
      "of 92% is met in 60 of 100 possible years (50 to 69): at risk, and getting worse. The list goes from "
      "240 to 365 and ends higher in 100 of 100; in a middling future it never comes under its target of "
      "151 in these 52 weeks; in the last 13 weeks 40% are in time, and the standard is met in 10 of 100");
  EXPECT_THAT(words[1], HasSubstr("met in 92 of 100 possible years (85 to 96): met, not yet sure. Against"));
  EXPECT_THAT(words[1], HasSubstr("; the standard is met in 32 of 100 more (14 to 47)"));
  Comparison two_years = standards_compared();
  two_years.weeks = 104;
  EXPECT_THAT(answer_in_words(two_years)[0], HasSubstr("met in 60 of 100 possible futures (50 to 69)"));
}

TEST(AnswerInWords, SaysInWhichMonthTheListComesUnderItsTarget) {
  Comparison c = standards_compared();
  Heading& gp = c.headings[0][0];
  gp.gets_under_target = 0.8;
  gp.week_under_target = {27, 12, std::numeric_limits<double>::infinity(), 100};
  c.start = Date{2027, 4, 1};  // week 27 ends on 6 October
  EXPECT_THAT(answer_in_words(c)[0],
              HasSubstr("; it comes under its target of 151 by October 2027, in 80 of 100;"));
}

TEST(AnswerInWords, IsGettingWorseByTheListOrByTheLastQuarter) {
  Comparison c = standards_compared();
  Heading& gp = c.headings[0][0];
  gp.ends_higher = 0.49;
  gp.met = chance_in(60, 100);
  gp.met_at_end = chance_in(51, 100);
  EXPECT_THAT(answer_in_words(c)[0], Not(HasSubstr("getting worse")));
  gp.met_at_end = chance_in(50, 100);
  EXPECT_THAT(answer_in_words(c)[0], HasSubstr("getting worse"));
  gp.met_at_end = chance_in(60, 100);
  gp.ends_higher = 0.5;
  EXPECT_THAT(answer_in_words(c)[0], HasSubstr("getting worse"));
}

TEST(AnswerInWords, OfFewFuturesSaysNoNumberOfAChance) {
  Comparison c = standards_compared();
  c.figures[0].scenarios[0].chance = chance_in(30, 40);
  EXPECT_THAT(answer_in_words(c)[0],
              HasSubstr("The standard of 92% is likely to be met, and getting worse."));
  c.figures[0].scenarios[0].futures.futures = 18;
  EXPECT_THAT(answer_in_words(c)[0], HasSubstr("(74% to 89%, least to greatest of 18)"));
}

TEST(AnswerInWords, NeverSaysReplication) {
  for (const std::string& line : answer_in_words(standards_compared()))
    EXPECT_THAT(line, Not(HasSubstr("replication")));
}

TEST(AnswerInWords, SortsSeveralStreamsByWhatHappensToThem) {
  Comparison c = shares_compared();
  c.figures.push_back(c.figures[0]);
  c.figures[1].stream = 1;
  c.figures[1].scenarios[1] = changed_by(0.8, {-0.038, -0.05, -0.02, 100}, 0.02);
  EXPECT_THAT(
      answer_in_words(c),
      ElementsAre("baseline: patients in time in a middling future: gp 84% (74% to 89% in nine of ten), "
                  "wards 84% (74% to 89% in nine of ten)",
                  "extra-band-6: better for gp 92% (+8.3 points); worse for wards 80% (-3.8 points)",
                  "same: the same for gp, wards"));
  c.figures[0].scenarios[0].bound = 0.92;
  c.figures[0].scenarios[0].chance = chance_in(60, 100);
  c.figures[0].scenarios[1].chance = chance_in(92, 100);
  EXPECT_THAT(answer_in_words(c)[0],
              HasSubstr(". The standard is, for gp, met in 60 of 100 possible futures (50 "
                        "to 69): at risk"));
  EXPECT_THAT(answer_in_words(c)[1], HasSubstr("better for gp 92% (+8.3 points, standard met in 92 of 100)"));
}

TEST(AnswerInWords, CallsALongerWaitWorse) {
  Comparison c = shares_compared();
  const Metric& m = *find_metric("wait_first_mean");
  c.figures[0].name = m.name;
  c.figures[0].units = m.units;
  c.figures[0].long_name = m.long_name;
  c.figures[0].direction = m.direction;
  c.figures[0].scenarios[1] = changed_by(40, {3, 2, 4, 100}, 0);
  c.figures.push_back(c.figures[0]);
  c.figures[1].stream = 1;
  EXPECT_EQ(answer_in_words(c)[1],
            "extra-band-6: worse for gp 40 days (+3.0 days), wards 40 days (+3.0 days)");
}

TEST(AnswerInWords, KeepsTheMeanOfMoney) {
  Comparison c = shares_compared();
  const Metric& m = *find_metric("cost");
  c.figures = {{m.name, m.units, m.long_name, m.direction, m.prominence, std::nullopt, {}}};
  ComparedScenario level{{1000, 990, 1010, 100}, std::nullopt};
  level.futures = {1005, 900, 1100, 100};
  ComparedScenario change{{1200, 1190, 1210, 100}, PairedDifference{{200, 190, 210, 100}, 0}};
  change.futures = {1205, 1100, 1300, 100};
  change.future_change = FutureChange{{201, 150, 250, 100}, 0, 0, 1};
  c.figures[0].scenarios = {level, change, change};
  const std::vector<std::string> words = answer_in_words(c);
  EXPECT_THAT(words[0], testing::StartsWith("baseline: £1,000, "));
  EXPECT_THAT(words[0], testing::EndsWith(" (£900 to £1,100 in nine of ten)"));
  EXPECT_THAT(words[1],
              HasSubstr("£200 more than baseline (+150 to +250 in nine of ten), better in 0 of 100"));
  EXPECT_EQ(compare_tables(c)[0].rows[0][1], "1,000 (900 to 1,100)");
}

TEST(BetterIn, MakesNothingOfWhatTheFiguresDoNotShow) {
  const ComparedFigure figure = shares_compared().figures[0];
  EXPECT_EQ(better_in({{-0.0004, -0.001, 0, 100}, 0.7}, figure), "70%");  // shown as −0.0 points
  EXPECT_EQ(better_in({{-0.01, -0.02, 0, 100}, 0.504}, figure), "50%");
  EXPECT_EQ(better_in({{0, 0, 0, 100}, 0.5}, figure), "50%");
  EXPECT_EQ(better_in({{0.1, 0, 0, 100}, std::nan("")}, figure), kNoFigure);
}

TEST(CompareTables, ShowFuturesFirstAndHowExactlyMeansAreKnownApart) {
  const std::vector<Table> tables = compare_tables(standards_compared());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].columns[2].heading, "%, middle (nine in ten)");
  EXPECT_THAT(tables[0].rows[1],
              ElementsAre("", "extra-band-6", "92 (82 to 97)", "92 (85 to 96): met, not yet sure",
                          "+8.3 (+3.3 to +13.3)", "99 / 0 / 1"));
  EXPECT_EQ(tables[0].columns[4].heading, "difference from baseline, points");
  EXPECT_EQ(tables[0].caption, "");
  EXPECT_EQ(tables[0].notes[0], "Orthotics: 52 weeks from 2026-04-01.");
  EXPECT_THAT(tables[1].title, testing::StartsWith("How exactly the simulation knows this"));
  EXPECT_THAT(tables[1].rows[1],
              ElementsAre("", "", "extra-band-6", "92.1 (91.1 to 93.1)", "+8.3 (+6.9 to +9.7)"));
  EXPECT_EQ(
      tables[1].caption,
      "In brackets: 95% intervals of means over 100 possible years (t, corrected for skewness); differences "
      "in the same futures, simultaneous over 2 scenarios (Bonferroni). They are no forecast. Four times as "
      "many would halve them.");
}

TEST(CompareTables, HaveNoColumnOfStandardsWhereThereIsNone) {
  EXPECT_THAT(compare_tables(shares_compared())[0].rows[1],
              ElementsAre("", "extra-band-6", "92 (82 to 97)", "+8.3 (+3.3 to +13.3)", "99 / 0 / 1"));
}

TEST(FutureText, NeverSaysAllOrNoneOfWhatIsNearlySo) {
  EXPECT_EQ(whole_percent(0.9996), "over 99%");
  EXPECT_EQ(whole_percent(1), "100%");
  EXPECT_EQ(whole_percent(0.0004), "under 1%");
  EXPECT_EQ(whole_percent(0), "0%");
  EXPECT_EQ(of_hundred(0.996), "over 99 of 100");
  EXPECT_EQ(value_text(0.9998, "share"), "over 99.9%");
  EXPECT_EQ(value_text(0.0002, "share"), "under 0.1%");
  EXPECT_EQ(value_text(1, "share"), "100.0%");
}

TEST(FutureText, SaysWhatNoRangeHolds) {
  EXPECT_EQ(not_held_text(57, 0),
            "The ranges hold no change of policy or of how staff book, nor a mistake in the model; all 57 "
            "numbers of "
            "the study are taken as exactly known.");
  EXPECT_THAT(not_held_text(57, 3),
              HasSubstr("; of the 57 numbers of the study 54 are taken as exactly known."));
  EXPECT_EQ(not_held_text(0, 0),
            "The ranges hold no change of policy or of how staff book, nor a mistake in the model.");
}

TEST(CompareTables, HaveAPeriodWhereThereIsNoTitle) {
  Comparison c = shares_compared();
  c.title = "";
  EXPECT_EQ(compare_tables(c)[0].notes[0], "104 weeks from 2026-04-01.");
}

TEST(CompareTables, SayHowOftenScenariosWerePlayed) {
  Comparison c = shares_compared();
  c.played = {100, 20, 60};
  EXPECT_THAT(compare_tables(c)[1].caption, HasSubstr("intervals of means over 20 to 100 possible futures"));
  EXPECT_THAT(compare_tables(c)[0].notes[1],
              HasSubstr("20 possible futures are too few to say how bad it can be: 72 would hold"));
}

/// The second scenario from a file with another seed.
Comparison of_two_files() {
  Comparison c = shares_compared();
  c.files.resize(2);
  c.files[0].seed = 1;
  c.files[1].seed = 2;
  c.file_of = {0, 0, 1};
  c.played = {100, 100, 100};
  return c;
}

TEST(CompareTables, SayWhichDifferencesAreNotPaired) {
  Comparison c = of_two_files();
  EXPECT_THAT(
      compare_tables(c)[1].caption,
      HasSubstr("; differences in the same futures where the seeds are the same, else unpaired (Welch), "
                "simultaneous over 2 scenarios (Bonferroni)."));
  c.files[1].seed = 1;
  EXPECT_THAT(compare_tables(c)[1].caption, HasSubstr("; differences in the same futures, simultaneous"));
}

TEST(CompareTables, ShowADashForWhatAFileLacks) {
  Comparison c = of_two_files();
  const double nan = std::nan("");
  c.figures[0].scenarios[2] = {{nan, nan, nan, 0}, PairedDifference{{nan, nan, nan, 0}, nan}};
  EXPECT_THAT(compare_tables(c)[0].rows[2], ElementsAre("", "same", "–", "–", "–"));
  EXPECT_EQ(answer_in_words(c)[2], "same: – of gp patients in time");
}

TEST(CompareTables, ShowNoShareOfFuturesOfAnUnpairedDifference) {
  Comparison c = of_two_files();
  c.figures[0].scenarios[2] = changed_by(0.921, {0.083, 0.069, 0.097, 100}, std::nan(""));
  EXPECT_EQ(compare_tables(c)[0].rows[2][4], "–");
  EXPECT_EQ(
      answer_in_words(c)[2],
      "same: 92% of gp patients in time in a middling future (82% to 97% in nine of ten). Against baseline, "
      "other futures: 8.3 points more in the mean");
}

TEST(AnswerInWords, CallsNothingBetterThatRoundsToNothing) {
  Comparison c = shares_compared();
  c.figures[0].scenarios[1] = changed_by(0.8383, {0.0003, 0.0001, 0.0005, 100}, 0.7);
  c.figures.push_back(c.figures[0]);
  c.figures[1].stream = 1;
  c.figures[1].scenarios[1] = changed_by(0.8, {-0.038, -0.05, -0.02, 100}, 0.02);
  EXPECT_EQ(answer_in_words(c)[1],
            "extra-band-6: worse for wards 80% (-3.8 points); within 0.05 points for gp");
}

TEST(AbridgedText, SaysHowManyThereAreAndHowToSeeThem) {
  Comparison c = shares_compared();
  c.scenarios.resize(1'234, "x");
  EXPECT_EQ(
      abridged_text(c, 20),
      "1,234 scenarios: the baseline and the best 20 by in_time (share of patients in time, of those "
      "whose target date lies in the period) are shown; --all shows every one, --scenario chooses among "
      "them, --format tsv and --json hold them all.");
}

TEST(LeastShown, IsHalfOfTheLastDigit) {
  EXPECT_EQ(least_shown("share"), "0.05 points");
  EXPECT_EQ(least_shown("GBP per patient"), "£0.50 per patient");
  EXPECT_EQ(least_shown("days"), "0.05 days");
  EXPECT_TRUE(is_slight(0.04, "days"));
  EXPECT_TRUE(is_slight(-0.0004, "share"));
  EXPECT_TRUE(is_slight(-0.4, "GBP"));
  EXPECT_FALSE(is_slight(0.06, "days"));
  EXPECT_FALSE(is_slight(0, "days"));
}

TEST(CompareTables, SayPlainlyThatOneFutureTellsNothing) {
  Comparison c = shares_compared();
  c.replications = 1;
  c.figures[0].scenarios[0].level = {0.838, std::nan(""), std::nan(""), 1};
  c.figures[0].scenarios[0].futures = {0.838, 0.838, 0.838, 1};
  ASSERT_EQ(compare_tables(c).size(), 1u);
  const Table table = compare_tables(c).front();
  EXPECT_EQ(table.rows[0][2], "84");
  EXPECT_THAT(table.notes[1], HasSubstr("One possible future cannot tell what is usual from chance"));
}

TEST(CompareTables, NameWhatIsDefinedInNoScenario) {
  Comparison c = shares_compared();
  const Metric& m = *find_metric("days_below_minimum");
  const double nan = std::nan("");
  const ComparedScenario nothing{{nan, nan, nan, 0}, std::nullopt};
  c.figures.push_back(
      {m.name, m.units, m.long_name, m.direction, m.prominence, std::nullopt, {nothing, nothing, nothing}});
  const std::vector<Table> tables = compare_tables(c);
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_THAT(tables[0].notes, testing::Contains("Days below the minimum on duty: no minimum set."));
}

TEST(CompareRows, HoldFullNumbersAndLeaveUndefinedEmpty) {
  const Table table = compare_rows(shares_compared());
  EXPECT_THAT(table.rows[1], ElementsAre("in_time", "share", "gp", "", "extra-band-6", "0.921", "0.911",
                                         "0.931", "100", "0.083", "0.069", "0.097", "0.99"));
  EXPECT_EQ(table.rows[0].size(), 9u);  // the baseline has no difference from itself
}

TEST(ValueText, CarriesItsUnit) {
  EXPECT_EQ(value_text(0.9214, "share"), "92.1%");
  EXPECT_EQ(value_text(1204300.4, "GBP"), "£1,204,300");
  EXPECT_EQ(value_text(152.2, "GBP per patient"), "£152 per patient");
  EXPECT_EQ(value_text(63.24, "days"), "63.2 days");
  EXPECT_EQ(value_text(12345.6, "hours"), "12,346 hours");
  EXPECT_EQ(value_text(-0.0001, "share"), "0.0%");
  EXPECT_EQ(value_text(std::nan(""), "days"), "–");
}

}  // namespace
}  // namespace headroom
