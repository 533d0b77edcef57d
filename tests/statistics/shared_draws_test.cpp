// Intervals over draws that replications share, by hand.

#include "statistics/spread/shared_draws.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "base/undefined.hpp"

namespace headroom {
namespace {

const SharedDraws kFourOfTwo{1, 1, 2, 2, 3, 3, 4, 4};

TEST(SharedDraws, MeansAreOfWhatIsDefined) {
  const std::vector<double> values{1, 3, kUndefined, 5, kUndefined, kUndefined, 2, 2};
  const std::vector<double> means = means_by_draw(values, kFourOfTwo);
  ASSERT_EQ(means.size(), 4u);
  EXPECT_EQ(means[0], 2);
  EXPECT_EQ(means[1], 5);
  EXPECT_TRUE(std::isnan(means[2]));
  EXPECT_EQ(means[3], 2);
  EXPECT_EQ(means_by_draw(values, {}).size(), values.size()) << "each its own";
}

// Shares 0.5, 1, 1, 0.5: mean 0.75, standard deviation 0.288675, t of 3 degrees of freedom 3.182446:
// 0.75 ± 3.182446 × 0.288675 / 2 = 0.75 ± 0.459347, cut at 1.
TEST(SharedDraws, AChanceIsOverTheSharesOfDraws) {
  const Chance chance = chance_by_draw(std::vector<double>{0, 1, 1, 1, 1, 1, 1, 0}, kFourOfTwo, 0.95);
  EXPECT_EQ(chance.share, 0.75);
  EXPECT_NEAR(chance.low, 0.290653, 1e-6);
  EXPECT_EQ(chance.high, 1);
  EXPECT_EQ(chance.of, 8u);
}

// Wilson, 4 of 4 at 0.95: 4 / (4 + 1.959964²) = 0.510109; 0 of 4 the mirror of it.
TEST(SharedDraws, WhatNoDrawHasMissedIsNotCertain) {
  const Chance always = chance_by_draw(std::vector<double>(8, 1.0), kFourOfTwo, 0.95);
  EXPECT_EQ(always.share, 1);
  EXPECT_NEAR(always.low, 0.510109, 1e-6);
  EXPECT_EQ(always.high, 1);
  const Chance never = chance_by_draw(std::vector<double>(8, 0.0), kFourOfTwo, 0.95);
  EXPECT_EQ(never.low, 0);
  EXPECT_NEAR(never.high, 0.489891, 1e-6);
}

// No pair of four differs: a = b = 1/6, d = 0, 1.959964 × √(2/6 / 6) = 0.461968.
TEST(SharedDraws, ADifferenceThatNoDrawShowsIsNotNone) {
  const std::vector<double> met{1, 1, 1, 1, 0, 0, 1, 1};
  const Estimate same = paired_difference_of_chances_by_draw(met, met, kFourOfTwo, 0.95, 1);
  EXPECT_EQ(same.mean, 0);
  EXPECT_NEAR(same.low, -0.461968, 1e-6);
  EXPECT_NEAR(same.high, 0.461968, 1e-6);
  const Estimate all = paired_difference_of_chances_by_draw(std::vector<double>(8, 1.0),
                                                            std::vector<double>(8, 0.0), kFourOfTwo, 0.95, 1);
  EXPECT_EQ(all.mean, 1);
  EXPECT_EQ(all.high, 1);
  EXPECT_LT(all.low, 1);
}

TEST(SharedDraws, ResamplesTakeAsManyDrawsAsThereAre) {
  const Resamples resamples = resampled_draws(20);
  EXPECT_EQ(resamples, resampled_draws(20));
  double left_out = 0, all = 0;
  for (const std::vector<std::uint16_t>& taken : resamples) {
    EXPECT_EQ(std::accumulate(taken.begin(), taken.end(), 0), 20);
    for (const std::uint16_t times : taken) left_out += times == 0;
    all += 20;
  }
  EXPECT_NEAR(left_out / all, std::pow(0.95, 20), 0.02) << "so often a draw is in none of twenty";
}

// Ten draws whose replications are all alike: values 1 … 10, each three times.
TEST(SharedDraws, QuantilesAreOfAllAndTheirIntervalsOfDraws) {
  SharedDraws draws;
  std::vector<double> values;
  for (std::uint32_t d = 1; d <= 10; ++d)
    for (int k = 0; k < 3; ++k) {
      draws.push_back(d);
      values.push_back(d);
    }
  constexpr std::array kProbabilities{0.5, 0.95};
  const auto quantiles = quantiles_by_draw(values, draws, kProbabilities, resampled_draws(10), 0.95);
  EXPECT_EQ(quantiles[0].value, 5.5);
  EXPECT_LE(quantiles[0].low, 3) << "ten independent values: 2 to 9; thirty would say 4 to 7";
  EXPECT_GE(quantiles[0].high, 8);
  EXPECT_EQ(quantiles[0].replications, 30u);
  EXPECT_EQ(quantiles[1].value, 10);
  EXPECT_TRUE(std::isnan(quantiles[1].high)) << "nothing seen bounds it";
  EXPECT_TRUE(std::isnan(quantiles_by_draw(std::vector<double>(30, kUndefined), draws, kProbabilities,
                                           resampled_draws(10), 0.95)[0]
                             .value));
}

}  // namespace
}  // namespace headroom
