// Words and tables of a comparison call better only what clearly is.

#include "report/answers/compare_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ComparedScenario level_within(double mean, double low, double high) {
  return {{mean, low, high, 100}, std::nullopt};
}
ComparedScenario changed_by(double mean, Estimate difference, double p_better) {
  return {{mean, mean - 0.01, mean + 0.01, 100}, PairedDifference{difference, p_better}};
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

TEST(AnswerInWords, SaysWhatEachScenarioDoesToTheOnlyStream) {
  EXPECT_THAT(
      answer_in_words(shares_compared()),
      ElementsAre("baseline: 83.8% of gp patients in time (83.0 to 84.6)",
                  "extra-band-6: 92.1% of gp patients in time; 8.3 points more than baseline (6.9 to 9.7), "
                  "better in 99% of replications",
                  "same: 83.8% of gp patients in time; the same as baseline"));
}

TEST(AnswerInWords, DoesNotCallAnIntervalAboutNoughtADifference) {
  Comparison c = shares_compared();
  c.figures[0].scenarios[1] = changed_by(0.842, {0.004, -0.003, 0.011, 100}, 0.6);
  EXPECT_EQ(
      answer_in_words(c)[1],
      "extra-band-6: 84.2% of gp patients in time; no clear difference from baseline (+0.4 (-0.3 to +1.1))");
}

TEST(AnswerInWords, SortsSeveralStreamsByWhatHappensToThem) {
  Comparison c = shares_compared();
  c.figures.push_back(c.figures[0]);
  c.figures[1].stream = 1;
  c.figures[1].scenarios[1] = changed_by(0.8, {-0.038, -0.05, -0.02, 100}, 0.02);
  EXPECT_THAT(
      answer_in_words(c),
      ElementsAre("baseline: patients in time: gp 83.8%, wards 83.8%",
                  "extra-band-6: better for gp 92.1% (+8.3 points); worse for wards 80.0% (-3.8 points)",
                  "same: the same for gp, wards"));
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
            "extra-band-6: worse for gp 40.0 days (+3.0 days), wards 40.0 days (+3.0 days)");
}

// Better in most replications and worse in the mean is no contradiction, and does not read like one.
TEST(AnswerInWords, SaysWhyMostReplicationsAndTheMeanDisagree) {
  Comparison c = shares_compared();
  c.figures[0].scenarios[1] = changed_by(0.828, {-0.01, -0.018, -0.002, 100}, 0.76);
  EXPECT_THAT(answer_in_words(c)[1],
              HasSubstr("1.0 points less than baseline (0.2 to 1.8), though better in 76% of replications: "
                        "those in which it is worse are fewer, but worse by more"));
  EXPECT_EQ(compare_tables(c)[0].rows[1].back(), "76%, by less");
  EXPECT_THAT(compare_tables(c)[0].notes[1], HasSubstr("By less: the replications in which it is worse"));
  c.figures[0].scenarios[1] = changed_by(0.848, {0.01, 0.002, 0.018, 100}, 0.24);
  EXPECT_THAT(answer_in_words(c)[1], HasSubstr("though better in only 24% of replications: those are fewer, "
                                               "but better by more"));
  EXPECT_EQ(compare_tables(c)[0].rows[1].back(), "24%, by more");
  c.figures[0].direction = Direction::lower_is_better;
  EXPECT_EQ(compare_tables(c)[0].rows[1].back(), "24%");
  EXPECT_EQ(compare_tables(shares_compared())[0].rows[1].back(), "99%");
  EXPECT_THAT(compare_tables(shares_compared())[0].notes[1], Not(HasSubstr("By less")));
}

TEST(BetterIn, MakesNothingOfWhatTheFiguresDoNotShow) {
  const ComparedFigure figure = shares_compared().figures[0];
  EXPECT_EQ(better_in({{-0.0004, -0.001, 0, 100}, 0.7}, figure), "70%");  // shown as −0.0 points
  EXPECT_EQ(better_in({{-0.01, -0.02, 0, 100}, 0.504}, figure), "50%");
  EXPECT_EQ(better_in({{0, 0, 0, 100}, 0.5}, figure), "50%");
  EXPECT_EQ(better_in({{0.1, 0, 0, 100}, std::nan("")}, figure), kNoFigure);
}

TEST(CompareTables, StateUnitsAndIntervals) {
  const std::vector<Table> tables = compare_tables(shares_compared());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(tables[0].rows[1],
              ElementsAre("", "extra-band-6", "92.1 (91.1 to 93.1)", "+8.3 (+6.9 to +9.7)", "99%"));
  EXPECT_EQ(tables[0].columns[3].heading, "difference from baseline, points");
  EXPECT_EQ(tables[0].caption,
            "In brackets: 95% skewness-corrected t intervals over 100 replications; differences paired by "
            "replication, "
            "simultaneous over 2 scenarios (Bonferroni).");
  EXPECT_EQ(tables[0].notes[0], "Orthotics: 104 weeks from 2026-04-01.");
}

TEST(CompareTables, HaveAPeriodWhereThereIsNoTitle) {
  Comparison c = shares_compared();
  c.title = "";
  EXPECT_EQ(compare_tables(c)[0].notes[0], "104 weeks from 2026-04-01.");
}

TEST(CompareTables, SayHowOftenScenariosWerePlayed) {
  Comparison c = shares_compared();
  c.played = {100, 20, 60};
  EXPECT_THAT(compare_tables(c)[0].caption,
              HasSubstr("95% skewness-corrected t intervals over n = 20 to 100 replications;"));
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
  EXPECT_THAT(compare_tables(c)[0].caption,
              HasSubstr("; differences paired by replication where the seeds are the same, else unpaired "
                        "(Welch), simultaneous over 2 scenarios (Bonferroni)."));
  c.file_of = {0, 1, 1};
  EXPECT_THAT(compare_tables(c)[0].caption,
              HasSubstr("differences unpaired (Welch), since the seeds differ"));
  c.files[1].seed = 1;
  EXPECT_THAT(compare_tables(c)[0].caption, HasSubstr("differences paired by replication, simultaneous"));
}

TEST(CompareTables, ShowADashForWhatAFileLacks) {
  Comparison c = of_two_files();
  const double nan = std::nan("");
  c.figures[0].scenarios[2] = {{nan, nan, nan, 0}, PairedDifference{{nan, nan, nan, 0}, nan}};
  EXPECT_THAT(compare_tables(c)[0].rows[2], ElementsAre("", "same", "–", "–", "–"));
  EXPECT_THAT(answer_in_words(c)[2], HasSubstr("same: – of gp patients"));
}

TEST(CompareTables, ShowNoShareOfReplicationsOfAnUnpairedDifference) {
  Comparison c = of_two_files();
  c.figures[0].scenarios[2] = changed_by(0.921, {0.083, 0.069, 0.097, 100}, std::nan(""));
  EXPECT_EQ(compare_tables(c)[0].rows[2][4], "–");
  EXPECT_EQ(answer_in_words(c)[2],
            "same: 92.1% of gp patients in time; 8.3 points more than baseline (6.9 to 9.7)");
}

TEST(AnswerInWords, CallsNothingBetterThatRoundsToNothing) {
  Comparison c = shares_compared();
  c.figures[0].scenarios[1] = changed_by(0.8383, {0.0003, 0.0001, 0.0005, 100}, 0.7);
  EXPECT_EQ(answer_in_words(c)[1],
            "extra-band-6: 83.8% of gp patients in time; less than 0.05 points more than baseline");
  c.figures.push_back(c.figures[0]);
  c.figures[1].stream = 1;
  c.figures[1].scenarios[1] = changed_by(0.8, {-0.038, -0.05, -0.02, 100}, 0.02);
  EXPECT_EQ(answer_in_words(c)[1],
            "extra-band-6: worse for wards 80.0% (-3.8 points); within 0.05 points for gp");
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

TEST(CompareTables, SayPlainlyThatOneReplicationHasNoInterval) {
  Comparison c = shares_compared();
  c.replications = 1;
  c.figures[0].scenarios[0].level = {0.838, std::nan(""), std::nan(""), 1};
  const Table table = compare_tables(c).front();
  EXPECT_EQ(table.rows[0][2], "83.8");
  EXPECT_THAT(table.notes[1], HasSubstr("One replication: no interval can be given"));
  EXPECT_EQ(table.caption, "");
}

TEST(CompareTables, DoNotShowAShareBeyondAHundredPerCent) {
  Comparison c = shares_compared();
  c.figures[0].scenarios[0].level = within({0.96, 0.92, 1.004, 100}, find_metric("in_time")->possible);
  EXPECT_EQ(compare_tables(c).front().rows[0][2], "96.0 (92.0 to 100.0)");
}

TEST(CompareTables, NameWhatIsDefinedInNoScenario) {
  Comparison c = shares_compared();
  const Metric& m = *find_metric("days_below_minimum");
  const double nan = std::nan("");
  const ComparedScenario nothing{{nan, nan, nan, 0}, std::nullopt};
  c.figures.push_back(
      {m.name, m.units, m.long_name, m.direction, m.prominence, std::nullopt, {nothing, nothing, nothing}});
  const std::vector<Table> tables = compare_tables(c);
  ASSERT_EQ(tables.size(), 1u);
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
