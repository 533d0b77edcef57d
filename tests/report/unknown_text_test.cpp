// Parts of a spread as somebody reads them who knows no statistics; of chance no number is said.

#include "report/answers/unknown_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "report/compared.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ComparedFigure figure_of(MetricId id, std::vector<ComparedScenario> scenarios) {
  const Metric& m = *find_metric(name_of(id));
  return {m.name, m.units, m.long_name, m.direction, m.prominence, 0, std::move(scenarios)};
}

/// The rate is worth 36%, of non-attendance nothing was seen, productivity and leave show only together.
UnknownParts half_known() {
  const SpreadParts half{
      400, false, 0.52, {{0.07, 0.02, false, false}, {0.38, 0.36, true, true}, {0.11, 0.03, false, true}}};
  UnknownParts parts{"baseline", 400, {{"dna"}, {"rate"}, {"leave", "productivity"}}, {}, {}};
  for (const MetricId id : {MetricId::in_time, MetricId::wait_first_mean})
    parts.figures.push_back({0, id, half, {}});
  Comparison& c = parts.comparison;
  c.title = "Orthotics";
  c.scenarios = {"baseline"};
  c.streams = {"gp"};
  c.replications = 400;
  c.start = Date{2026, 4, 1};
  c.weeks = 104;
  c.figures = {figure_of(MetricId::in_time, {example::level(0.61, 0.02)}),
               figure_of(MetricId::wait_first_mean, {example::level(40.2, 1)})};
  return parts;
}

constexpr const char* kHalfKnown =
    "about half of the spread is what you do not know, the rest is chance. Knowing rate alone would make the "
    "range "
    "20% narrower. Of leave with productivity alone nothing was seen; known after all else, 11% of the "
    "spread would "
    "go. Of dna nothing was seen.";

TEST(UnknownText, SaysWhatKnowingIsWorthTheMostUsefulFirst) {
  EXPECT_THAT(unknown_in_words(half_known()),
              ElementsAre(std::string{"gp: 61.0% in time (59.0 to 63.0); "} + kHalfKnown,
                          std::string{"gp: a mean wait of 40.2 days (39.2 to 41.2); "} + kHalfKnown));
}

TEST(UnknownText, SaysTheSameOfTheDifference) {
  UnknownParts parts = half_known();
  parts.comparison.scenarios = {"baseline", "more"};
  for (ComparedFigure& one : parts.comparison.figures) one.scenarios.push_back(one.scenarios[0]);
  for (UnknownFigure& one : parts.figures) {
    one.difference = one.level;
    one.difference->unknown = 0.02;
    one.difference->groups.assign(3, {0.01, 0.01, false, false});
  }
  EXPECT_THAT(
      unknown_in_words(parts)[0],
      HasSubstr(" Of its difference from baseline: next to nothing of the spread is what you do not know: "
                "it is chance. Of dna, rate, leave with productivity nothing was seen."));
  EXPECT_EQ(unknown_tables(parts)[1].title, "The difference from baseline");
}

TEST(UnknownText, GivesAFigureThatNeverVariesNoParts) {
  UnknownParts parts = half_known();
  const double none = std::numeric_limits<double>::quiet_NaN();
  parts.figures[1].level = {400, false, none, std::vector<InputPart>(3, {none, none, false, false})};
  EXPECT_THAT(unknown_in_words(parts),
              Contains("gp: a mean wait of 40.2 days (39.2 to 41.2); it is the same in "
                       "every future that was played."));
}

TEST(UnknownText, SaysThatDrawsAreTooFewToTellApartWhatIsNotKnown) {
  UnknownParts parts = half_known();
  for (InputPart& part : parts.figures[0].level.groups) part.alone_seen = part.last_seen = false;
  EXPECT_THAT(
      unknown_in_words(parts)[0],
      HasSubstr("400 draws are too few to show which of it matters (dna, rate, leave with productivity)."));
}

TEST(UnknownText, SaysNothingOfWhatIsNotDefined) {
  UnknownParts parts = half_known();
  parts.comparison.figures[0].scenarios[0] = example::undefined();
  EXPECT_EQ(unknown_in_words(parts).size(), 1u);
}

TEST(UnknownText, HasARowForEachGroupAndOneForAllOfThem) {
  UnknownParts parts = half_known();
  parts.figures[1].level.ranked = true;
  const Table table = unknown_tables(parts)[0];
  EXPECT_THAT(table.rows[0], ElementsAre("gp", "in time", "everything below", "31%", "52%", "52%"));
  EXPECT_THAT(table.rows[1], ElementsAre("", "", "rate", "20%", "36%", "38%"));
  EXPECT_THAT(table.rows[2], ElementsAre("", "", "leave with productivity", "nothing seen", "", "11%"));
  EXPECT_THAT(table.rows[3], ElementsAre("", "", "dna", "nothing seen", "", ""));
  EXPECT_THAT(table.rows[4], Contains("mean wait (order)"));
  EXPECT_THAT(table.notes, Contains(HasSubstr("400 possible futures, each played twice")));
  EXPECT_THAT(table.notes, Contains(HasSubstr("right to about 10 points")));
  EXPECT_THAT(table.notes, Contains(HasSubstr("(order): ")));
  EXPECT_THAT(unknown_tables(half_known())[0].notes, Not(Contains(HasSubstr("(order): "))));
}

TEST(UnknownText, HasFullNumbersForASheetAndNoneOfWhatWasNotSeen) {
  const Table rows = unknown_rows(half_known());
  EXPECT_THAT(rows.rows[0], ElementsAre("gp", "in_time", "level", "dna", "0.52", "", "", "", "true"));
  EXPECT_THAT(rows.rows[1], ElementsAre("gp", "in_time", "level", "rate", "0.52", "0.38", "0.36",
                                        testing::StartsWith("0.1999"), "false"));
  EXPECT_THAT(rows.rows[2],
              ElementsAre("gp", "in_time", "level", "leave productivity", "0.52", "0.11", "", "", "false"));
}

}  // namespace
}  // namespace headroom
