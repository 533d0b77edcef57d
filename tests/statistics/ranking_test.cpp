// Ranks and their intervals agree with a hand computation and cover all true ranks at once.

#include "statistics/ranking.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

std::vector<RankEstimate> ranked(const std::vector<std::vector<double>>& systems, Direction better,
                                 double confidence = 0.95) {
  const std::vector<std::span<const double>> views(systems.begin(), systems.end());
  return rank_means(views, better, confidence);
}

void expect_rank(const RankEstimate& found, std::size_t rank, std::size_t low, std::size_t high) {
  EXPECT_EQ(found.rank, rank);
  EXPECT_EQ(found.low, low);
  EXPECT_EQ(found.high, high);
}

// The second is the first and 10, to which {1, 2, 3, 4} - 2.5 gives a standard error of 0.6455: three pairs,
// so each interval is at 1 - 0.05/3, t(3, 0.99167) = 4.857, half-width 3.1: it is worse than the first. The
// third is the first and {1, 2, 3, 4} - 1: 1.5 above it, which is not enough, and 8.5 below the second, which
// is.
TEST(RankMeans, AgreesWithAHandComputation) {
  const std::vector<std::vector<double>> systems{
      {50, 60, 40, 55}, {50 + 8.5, 60 + 9.5, 40 + 10.5, 55 + 11.5}, {50, 60 + 1, 40 + 2, 55 + 3}};
  const std::vector<RankEstimate> low = ranked(systems, Direction::lower_is_better);
  EXPECT_DOUBLE_EQ(low[0].mean, 51.25);
  EXPECT_DOUBLE_EQ(low[1].mean, 61.25);
  expect_rank(low[0], 1, 1, 2);
  expect_rank(low[1], 3, 3, 3);
  expect_rank(low[2], 2, 1, 2);
  const std::vector<RankEstimate> high = ranked(systems, Direction::higher_is_better);
  expect_rank(high[0], 3, 2, 3);
  expect_rank(high[1], 1, 1, 1);
  expect_rank(high[2], 2, 2, 3);
}

// Differences {1, 2, 3, 4} + shift between two systems: one pair, t(3, 0.975) = 3.1824, half-width 2.05426.
// Mean 2.05 is within it, mean 2.06 beyond. With a third system, three pairs, half-width 3.1: 2.06 is within.
TEST(RankMeans, JudgesMoreSystemsMoreStrictly) {
  const auto second = [](double mean) {
    return std::vector<double>{mean - 1.5, mean - 0.5, mean + 0.5, mean + 1.5};
  };
  const std::vector<double> first(4, 0.0), far(4, 1000.0);
  expect_rank(ranked({first, second(2.05)}, Direction::lower_is_better)[0], 1, 1, 2);
  expect_rank(ranked({first, second(2.06)}, Direction::lower_is_better)[0], 1, 1, 1);
  expect_rank(ranked({first, second(2.06), far}, Direction::lower_is_better)[0], 1, 1, 2);
}

// The first has 4 in the mean and the second 2.5, of its two easier replications; in both it is 1 worse. The
// third is 8 above the first in the only one it has: 4 + 8 = 12.
TEST(RankMeans, DoesNotTakeFewerReplicationsForBetterOnes) {
  const std::vector<std::vector<double>> systems{{1, 2, 9}, {2, 3, kNaN}, {9, kNaN, kNaN}};
  const auto low = ranked(systems, Direction::lower_is_better);
  EXPECT_DOUBLE_EQ(low[1].mean, 2.5);
  EXPECT_EQ(low[0].rank, 1u);
  EXPECT_EQ(low[1].rank, 2u);
  EXPECT_EQ(low[2].rank, 3u);
  const auto high = ranked(systems, Direction::higher_is_better);
  EXPECT_EQ(high[0].rank, 3u);
  EXPECT_EQ(high[1].rank, 2u);
  EXPECT_EQ(high[2].rank, 1u);
}

TEST(RankMeans, GivesTiesTheBetterRankAndDoesNotTellThemApart) {
  const std::vector<RankEstimate> r =
      ranked({{5, 5, 5}, {1, 1, 1}, {5, 5, 5}, {9, 9, 9}}, Direction::lower_is_better);
  expect_rank(r[0], 2, 2, 3);
  expect_rank(r[1], 1, 1, 1);
  expect_rank(r[2], 2, 2, 3);
  expect_rank(r[3], 4, 4, 4);
}

TEST(RankMeans, LeavesOutPairsOfWhichEitherIsUndefined) {
  const std::vector<RankEstimate> r =
      ranked({{1, kNaN, 1.5, 2, 1}, {11, 12, 13, kNaN, 11.5}}, Direction::lower_is_better);
  EXPECT_DOUBLE_EQ(r[0].mean, 5.5 / 4);
  expect_rank(r[0], 1, 1, 1);
  expect_rank(r[1], 2, 2, 2);
}

TEST(RankMeans, DoesNotRankWhatHasNoValue) {
  const std::vector<RankEstimate> r =
      ranked({{kNaN, kNaN, kNaN}, {2, 2, 2}, {1, 1, 1}, {9, kNaN, kNaN}}, Direction::lower_is_better);
  EXPECT_TRUE(std::isnan(r[0].mean));
  expect_rank(r[0], 0, 0, 0);
  expect_rank(r[1], 2, 2, 3);  // not told apart from the last, with which it has one pair only
  expect_rank(r[2], 1, 1, 2);
  expect_rank(r[3], 3, 1, 3);
}

TEST(RankMeans, HasAnAnswerForNoneAndOne) {
  EXPECT_TRUE(ranked({}, Direction::lower_is_better).empty());
  expect_rank(ranked({{3, 4}}, Direction::lower_is_better)[0], 1, 1, 1);
  EXPECT_THROW(ranked({{3, 4}, {1}}, Direction::lower_is_better), BrokenPromise);
}

// Six systems on common random numbers, the third and fourth truly equal: in at least 95% of 2000 repetitions
// every interval holds all the ranks that its system may truly be given.
TEST(RankMeans, CoversAllTrueRanksAtOnce) {
  const std::vector<double> truth{0, 0.5, 0.8, 0.8, 1.0, 2.0};
  const std::vector<std::size_t> least{1, 2, 3, 3, 5, 6}, greatest{1, 2, 4, 4, 5, 6};
  double all = 0, width = 0;
  for (std::uint64_t s = 1; s <= 2000; ++s) {
    Draws draws{s};
    std::vector<std::vector<double>> systems(6);
    for (int r = 0; r < 20; ++r) {
      const double common = draws.normal();
      for (std::size_t i = 0; i < 6; ++i) systems[i].push_back(truth[i] + common + 0.5 * draws.normal());
    }
    const std::vector<RankEstimate> r = ranked(systems, Direction::lower_is_better);
    bool covered = true;
    for (std::size_t i = 0; i < 6; ++i) {
      covered = covered && r[i].low <= least[i] && r[i].high >= greatest[i];
      width += static_cast<double>(r[i].high - r[i].low) / (6 * 2000);
    }
    all += covered;
  }
  EXPECT_GE(all / 2000, 0.95 - stray(0.95, 2000));
  EXPECT_LT(width, 2.5);  // and says something: knowing nothing would be 5 wide
}

}  // namespace
}  // namespace headroom
