// Quantiles and ranks are shown with their intervals, open sides and the baseline.

#include "report/answers/quantiles_and_ranks_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "report/answers/week_text.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Comparison waits_compared() {
  Comparison c;
  c.title = "Orthotics";
  c.scenarios = {"baseline", "more", "none"};
  c.streams = {"gp"};
  c.replications = 10;
  c.start = Date{2026, 4, 1};
  c.weeks = 104;
  const Metric& m = *find_metric("wait_first_mean");
  c.figures.push_back({m.name, m.units, m.long_name, m.direction, Prominence::headline, 0, {}});
  c.figures[0].scenarios = {{{40, 38, 42, 10}, {}}, {{30, 29, 31, 10}, {}}, {{kNaN, kNaN, kNaN, 0}, {}}};
  return c;
}

Comparison with_quantiles() {
  Comparison c = waits_compared();
  const QuantileEstimate nothing{kNaN, kNaN, kNaN, kNaN, 0};
  c.figures[0].quantiles = {
      {{{35, kNaN, 38, 0.95, 10}, {40, 37.25, 43, 0.97852, 10}, {45, 42, kNaN, 0.95, 10}}},
      {{{25, kNaN, 28, 0.95, 10}, {30, 27, 33, 0.97852, 10}, {35, 32, kNaN, 0.95, 10}}},
      {{nothing, nothing, nothing}}};
  return c;
}

TEST(QuantileTables, ShowQuantilesWithTheirIntervals) {
  const Table table = quantile_tables(with_quantiles()).at(0);
  EXPECT_THAT(table.title, HasSubstr(", gp"));
  EXPECT_THAT(table.caption, HasSubstr("distribution-free 95% intervals (order statistics)"));
  EXPECT_EQ(table.columns[2].heading, "P50, days");
  EXPECT_THAT(table.rows[0],
              ElementsAre("baseline", "35.0 (– to 38.0)", "40.0 (37.2 to 43.0)", "45.0 (42.0 to –)"));
  EXPECT_THAT(table.rows[2], ElementsAre("none", "–", "–", "–"));
}

TEST(QuantileRows, HoldFullNumbers) {
  EXPECT_THAT(quantile_rows(with_quantiles()).rows[0],
              ElementsAre("wait_first_mean", "days", "gp", "", "baseline", "10", "35", "", "38", "0.95", "40",
                          "37.25", "43", "0.97852", "45", "42", "", "0.95"));
}

Comparison with_ranks() {
  Comparison c = waits_compared();
  c.figures[0].ranks = {{40, 2, 1, 2}, {30, 1, 1, 1}, {kNaN, 0, 0, 0}};
  return c;
}

TEST(RankingTables, ShowTheBestFirst) {
  const Table table = ranking_tables(with_ranks(), 20).at(0);
  ASSERT_EQ(table.rows.size(), 2u);  // what has no value has no rank
  EXPECT_THAT(table.rows[0], ElementsAre("1", "1", "more", "30.0 (29.0 to 31.0)"));
  EXPECT_THAT(table.rows[1], ElementsAre("2", "1 to 2", "baseline", "40.0 (38.0 to 42.0)"));
  EXPECT_THAT(table.caption, HasSubstr("hold for all 3 scenarios at once with 95% confidence (all 3 pairs"));
}

TEST(RankingTables, ShowTheBaselineHoweverManyAreBetter) {
  Comparison c = with_ranks();
  c.figures[0].ranks = {{40, 3, 3, 3}, {30, 1, 1, 1}, {35, 2, 2, 2}};
  c.figures[0].scenarios[2].level = {35, 34, 36, 10};
  const Table table = ranking_tables(c, 1).at(0);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0][2], "more");
  EXPECT_EQ(table.rows[1][2], "baseline");
}

TEST(RankingRows, HoldThemAll) {
  const Table table = ranking_rows(with_ranks());
  EXPECT_THAT(table.rows[0], ElementsAre("wait_first_mean", "days", "gp", "", "more", "30", "1", "1", "1"));
  EXPECT_THAT(table.rows[2], ElementsAre("wait_first_mean", "days", "gp", "", "none", "", "", "", ""));
}

TEST(WeekTables, HaveARowAWeek) {
  Results results;
  results.files.resize(1);
  results.files[0].start = Date{2026, 4, 1};
  results.files[0].weeks = 2;
  results.scenarios = {"baseline"};
  results.streams = {"gp"};
  results.file_of = {0};
  results.replications = {50};
  const WeekBands bands{"waiting",
                        "patients",
                        "waiting",
                        Along::stream,
                        {{0, 0, {{1.5, 0, 1, 2, 3, 4}, {kNaN, kNaN, kNaN, kNaN, kNaN, kNaN}}}}};
  const Table table = week_tables(results, bands).at(0);
  EXPECT_EQ(table.title, "baseline: gp, waiting");
  EXPECT_THAT(table.caption, HasSubstr("over 50 replications"));
  EXPECT_THAT(table.rows[0], ElementsAre("2026-04-01", "1.5", "0.0", "1.0", "2.0", "3.0", "4.0"));
  EXPECT_THAT(table.rows[1], ElementsAre("2026-04-08", "–", "–", "–", "–", "–", "–"));
  EXPECT_THAT(week_rows(results, bands).rows[1],
              ElementsAre("waiting", "patients", "baseline", "gp", "2026-04-08", "", "", "", "", "", ""));
}

}  // namespace
}  // namespace headroom
