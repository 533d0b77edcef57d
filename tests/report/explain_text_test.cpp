// The greatest effect comes first, and what is left with all causes off is named.

#include "report/answers/explain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "report/compared.hpp"

namespace headroom {
namespace {

using example::changed;
using example::level;
using example::undefined;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

ComparedFigure figure(std::string_view name, std::optional<std::size_t> stream,
                      std::vector<ComparedScenario> s) {
  const Metric& m = *find_metric(name);
  return {m.name, m.units, m.long_name, m.direction, m.prominence, stream, std::move(s)};
}

/// One stream; sickness, leave and cover are in the study.
Explanation explanation() {
  Explanation e{"baseline", {Cause::sickness, Cause::leave, Cause::cover}, {}};
  Comparison& c = e.comparison;
  c.title = "Orthotics";
  c.scenarios = {"as_it_is", "sickness", "leave", "cover", "all_off"};
  c.streams = {"gp"};
  c.replications = 100;
  c.start = Date{2026, 4, 1};
  c.weeks = 104;
  c.figures = {
      figure("in_time", 0,
             {level(0.61, 0.02), changed(0.66, 0.05, 0.01), changed(0.80, 0.19, 0.02),
              changed(0.60, -0.01, 0.02), changed(0.92, 0.31, 0.02)}),
      figure("wait_first_mean", 0,
             {level(60, 2), changed(55, -5, 1), changed(40, -20, 2), changed(61, 1, 2), changed(20, -40, 2)}),
      figure("utilisation", std::nullopt,
             {level(0.95, 0.01), changed(0.94, -0.01, 0.001), changed(0.9, -0.05, 0.001), changed(0.95, 0, 0),
              changed(0.85, -0.1, 0.001)})};
  return e;
}

TEST(ExplainInWords, PutsTheGreatestEffectFirstAndNamesWhatIsLeft) {
  EXPECT_THAT(
      explain_in_words(explanation()),
      ElementsAre(
          "gp: 61.0% in time (59.0 to 63.0). Switched off (points): leave +19.0 (+17.0 to +21.0), "
          "sickness +5.0 (+4.0 to +6.0). No clear effect: cover rules. All off together (+31.0 points): "
          "92.0% in time; the other 8.0% not are the balance of capacity and demand."));
}

TEST(ExplainInWords, FallsBackOnTheWaitWhereNobodyHasATargetDate) {
  Explanation e = explanation();
  for (std::size_t v = 0; v < 5; ++v) e.comparison.figures[0].scenarios[v] = undefined(v > 0);
  EXPECT_THAT(
      explain_in_words(e),
      ElementsAre(
          "gp: a mean wait of 60.0 days (58.0 to 62.0). Switched off (days): leave -20.0 (-22.0 to "
          "-18.0), sickness -5.0 (-6.0 to -4.0). No clear effect: cover rules. All off together (-40.0 "
          "days): a mean wait of 20.0 days; that is the balance of capacity and demand."));
}

TEST(ExplainInWords, ExplainsTheWaitWhereEverybodyIsInTime) {
  Explanation e = explanation();
  e.comparison.figures[0].scenarios = {level(0.9996, 0), changed(1, 0, 0), changed(1, 0, 0), changed(1, 0, 0),
                                       changed(1, 0, 0)};
  EXPECT_THAT(
      explain_in_words(e),
      ElementsAre("gp: everybody in time as it is; a mean wait of 60.0 days (58.0 to 62.0). Switched off "
                  "(days): leave -20.0 (-22.0 to -18.0), sickness -5.0 (-6.0 to -4.0). No clear effect: "
                  "cover rules. All off together (-40.0 days): a mean wait of 20.0 days; that is the "
                  "balance of capacity and demand."));
}

TEST(ExplainInWords, NamesNothingLeftWhereAllWouldBeInTime) {
  Explanation e = explanation();
  e.comparison.figures[0].scenarios.back() = changed(1, 0.39, 0.02);
  EXPECT_THAT(explain_in_words(e).front(),
              HasSubstr("All off together (+39.0 points): 100.0% in time; nothing is left to the balance of "
                        "capacity and demand."));
}

TEST(ExplainInWords, SaysWhatASingleReplicationShows) {
  Explanation e = explanation();
  e.comparison.replications = 1;
  for (ComparedScenario& s : e.comparison.figures[0].scenarios) {
    s.level.low = s.level.high = std::nan("");
    if (s.change) s.change->difference.low = s.change->difference.high = std::nan("");
  }
  EXPECT_THAT(explain_in_words(e)[0],
              HasSubstr("Switched off (points): leave +19.0, sickness +5.0, cover rules -1.0. All off"));
  EXPECT_THAT(explain_tables(e).back().notes, Contains(HasSubstr("One possible future")));
}

TEST(ExplainInWords, SaysThatThereIsNothingToSwitchOff) {
  Explanation e = explanation();
  e.causes.clear();
  e.comparison.scenarios.resize(1);
  for (ComparedFigure& f : e.comparison.figures) f.scenarios.resize(1);
  EXPECT_THAT(explain_in_words(e)[0],
              HasSubstr("(59.0 to 63.0). Nothing of what can be switched off is in this study: "
                        "all of it is the balance of capacity and demand."));
  EXPECT_EQ(explain_tables(e)[0].rows.size(), 1u);
}

TEST(ExplainTables, HaveARowForEachCauseWithItsDifferences) {
  const std::vector<Table> tables = explain_tables(explanation());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_THAT(
      tables[0].rows,
      ElementsAre(
          ElementsAre("gp", "nothing: as it is", "61.0", "", "60.0", ""),
          ElementsAre("", "sickness", "66.0", "+5.0 (+4.0 to +6.0)", "55.0", "-5.0 (-6.0 to -4.0)"),
          ElementsAre("", "leave", "80.0", "+19.0 (+17.0 to +21.0)", "40.0", "-20.0 (-22.0 to -18.0)"),
          ElementsAre("", "cover rules", "60.0", "-1.0 (-3.0 to +1.0)", "61.0", "+1.0 (-1.0 to +3.0)"),
          ElementsAre("", "all of these", "92.0", "+31.0 (+29.0 to +33.0)", "20.0",
                      "-40.0 (-42.0 to -38.0)")));
  EXPECT_THAT(tables[1].rows[2], ElementsAre("leave", "90.0", "-5.0 (-5.1 to -4.9)"));
}

TEST(ExplainTables, SayHowToReadThemAndWhatIsNotInTheStudy) {
  const std::vector<std::string> notes = explain_tables(explanation()).back().notes;
  EXPECT_THAT(notes, Contains("Differences: switched off minus as it is, 95% skewness-corrected t intervals "
                              "paired over 100 possible futures, "
                              "simultaneous over 4 rows."));
  EXPECT_THAT(notes,
              Contains("What is left with all of these switched off is the balance of capacity and demand."));
  EXPECT_THAT(notes, Contains("Not in this study: vacancy, non-attendance, variation in demand."));
}

}  // namespace
}  // namespace headroom
