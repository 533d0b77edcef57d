// The warning of a missing bad year comes just where so few replications may lack one.

#include "report/answers/missing_year.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace headroom {
namespace {

using testing::HasSubstr;

Comparison of(Estimate level, std::string_view metric = "in_time") {
  Comparison c;
  c.scenarios = {"baseline"};
  c.streams = {"gp"};
  c.replications = level.replications;
  c.weeks = 52;
  const Metric& m = *find_metric(metric);
  c.figures = {{m.name, m.units, m.long_name, m.direction, m.prominence, 0, {{level, std::nullopt}}}};
  return c;
}

// 0.05^(1/50) = 0.94184: u = 5.816%, one in 17.2; 98% x 0.94184 = 92.3%.
TEST(MissingYear, IsSaidWithWhatItWouldDo) {
  EXPECT_EQ(
      missing_year_text(of({0.98, 0.975, 0.984, 50})),
      "One bad year in 18 may be missing: 50 possible years need not hold one that comes once in 18 or "
      "more seldom (a surge of referrals or a long absence, say). Were nobody in time in it, baseline would "
      "have 92.3% of gp patients in time, not 98.0%.");
}

// One in N: with N replications' worth of luck, n replications hold none in at least 5 of 100 cases, and one
// in N − 1 would have shown.
TEST(MissingYear, ComesAsOftenAsIsCompatible) {
  for (const auto& [n, in] : {std::pair{20, 8}, {50, 18}, {100, 34}, {200, 68}, {1600, 535}}) {
    EXPECT_GE(std::pow(1 - 1.0 / in, n), 0.05) << n;
    EXPECT_LT(std::pow(1 - 1.0 / (in - 1), n), 0.05) << n;
    const auto count = static_cast<std::size_t>(n);
    EXPECT_THAT(missing_year_text(of({0.98, 0.98, 0.98, count})),
                HasSubstr("One bad year in " + std::to_string(in) + " may"));
  }
}

TEST(MissingYear, IsNotSaidOfSoFewFuturesThatMostMayBeMissing) {
  EXPECT_EQ(missing_year_text(of({0.98, 0.98, 0.98, 4})), "");
}

TEST(MissingYear, IsNotSaidWhereTheIntervalReachesAsFarOrNothingIsKnown) {
  EXPECT_EQ(missing_year_text(of({0.6, 0.52, 0.68, 50})), "");
  EXPECT_EQ(missing_year_text(of({0.98, std::nan(""), std::nan(""), 1})), "");
  EXPECT_EQ(missing_year_text(of({20, 19.9, 20.1, 50}, "wait_first_mean")), "");
}

TEST(MissingYear, SaysWhatAYearIsWhereThePeriodIsAnother) {
  Comparison c = of({0.98, 0.975, 0.984, 50});
  c.weeks = 104;
  EXPECT_THAT(missing_year_text(c), HasSubstr("may be missing (a year here is one future, of 104 weeks): "));
  c.priority = "urgent";
  EXPECT_THAT(missing_year_text(c), HasSubstr("92.3% of urgent gp patients in time"));
}

TEST(MissingYear, IsOfTheScenarioThatLeansOnItMost) {
  Comparison c = of({0.6, 0.58, 0.62, 50});
  c.scenarios.emplace_back("more");
  c.figures[0].scenarios.push_back({{0.99, 0.985, 0.993, 50}, std::nullopt});
  EXPECT_THAT(missing_year_text(c), HasSubstr("more would have 93.2% of gp patients"));
}

}  // namespace
}  // namespace headroom
