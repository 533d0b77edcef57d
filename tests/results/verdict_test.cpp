// Verdicts turn at their thresholds, and are not sure where an interval crosses one.

#include "results/comparison/verdict.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

Chance met_in(std::size_t met, std::size_t of, std::size_t left_out = 0) {
  std::vector<double> units(of, 0);
  std::fill_n(units.begin(), met, 1.0);
  units.insert(units.end(), left_out, kNaN);
  return chance_of(units, 0.95);
}

ChanceVerdict verdict(const Chance& chance) { return judge(chance, {}).verdict; }

TEST(Verdicts, TurnAtTheirThresholds) {
  EXPECT_EQ(verdict(met_in(90, 100)), ChanceVerdict::met);
  EXPECT_EQ(verdict(met_in(89, 100)), ChanceVerdict::at_risk);
  EXPECT_EQ(verdict(met_in(10, 100)), ChanceVerdict::at_risk);
  EXPECT_EQ(verdict(met_in(9, 100)), ChanceVerdict::missed);
  EXPECT_EQ(judge(met_in(89, 100), {.met_from = 0.85, .missed_below = 0.1}).verdict, ChanceVerdict::met);
  EXPECT_EQ(judge(met_in(19, 100), {.met_from = 0.9, .missed_below = 0.2}).verdict, ChanceVerdict::missed);
}

// Wilson: 91 of 100 is 83.8 to 95.2, 99 of 100 94.6 to 99.8; 60 of 100 50.2 to 69.1; 5 of 100 2.2 to 11.2.
TEST(Verdicts, AreNotSureWhereTheIntervalCrosses) {
  EXPECT_FALSE(judge(met_in(91, 100), {}).sure);
  EXPECT_TRUE(judge(met_in(99, 100), {}).sure);
  EXPECT_TRUE(judge(met_in(60, 100), {}).sure);
  EXPECT_FALSE(judge(met_in(85, 100), {}).sure);
  EXPECT_FALSE(judge(met_in(5, 100), {}).sure);
  EXPECT_TRUE(judge(met_in(0, 100), {}).sure);
}

TEST(Verdicts, OfFewFuturesAreLikelyAboutEvenOrUnlikely) {
  EXPECT_EQ(verdict(met_in(49, 49)), ChanceVerdict::likely);
  EXPECT_EQ(verdict(met_in(50, 50)), ChanceVerdict::met);
  EXPECT_EQ(verdict(met_in(20, 30)), ChanceVerdict::likely);
  EXPECT_EQ(verdict(met_in(19, 30)), ChanceVerdict::about_even);
  EXPECT_EQ(verdict(met_in(11, 30)), ChanceVerdict::about_even);
  EXPECT_EQ(verdict(met_in(10, 30)), ChanceVerdict::unlikely);
}

TEST(Verdicts, AreNoneWhereMoreThanOneFutureInTwentyHasNobodyToJudge) {
  EXPECT_EQ(verdict(met_in(95, 95, 5)), ChanceVerdict::met);
  EXPECT_EQ(verdict(met_in(94, 94, 6)), ChanceVerdict::none);
  EXPECT_EQ(verdict(met_in(0, 0, 100)), ChanceVerdict::none);
}

}  // namespace
}  // namespace headroom
