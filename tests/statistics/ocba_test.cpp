// Allocations and probabilities of a good selection agree with hand computations, to the last replication.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"
#include "statistics/sequential/selection.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Direction kLow = Direction::lower_is_better;

Moments moments(std::initializer_list<double> values) {
  Moments m;
  for (double v : values) m.add(v);
  return m;
}

// N2 : N3 = 1/1² : 1/2², N1 = √(1² + (1/4)²) = 1.03078; of 100: 45.19, 43.85, 10.96.
TEST(OcbaAllocation, AgreesWithAHandComputation) {
  EXPECT_THAT(ocba_allocation(std::array{1.0, 2.0, 3.0}, std::array{1.0, 1.0, 1.0}, 100, 0, kLow),
              ElementsAre(45u, 44u, 11u));
}

// The best is the second. Distances 2, 1; variances 4, 1, 9: N1 = 4/4 = 1, N3 = 9/1 = 9,
// N2 = 1 × √(1²/4 + 9²/9) = √9.25 = 3.04138; of 1304: 99.99, 304.11, 899.90.
TEST(OcbaAllocation, WeighsVarianceAndDistance) {
  EXPECT_THAT(ocba_allocation(std::array{3.0, 5.0, 4.0}, std::array{4.0, 1.0, 9.0}, 1304, 0,
                              Direction::higher_is_better),
              ElementsAre(100u, 304u, 900u));
}

// Distances 1 + 1 and 2 + 1: N2 : N3 = 1/4 : 1/9, N1 = √(1/16 + 1/81) = 0.27358; of 100: 43.11, 39.39, 17.51.
TEST(OcbaAllocation, CountsTheIndifferenceZoneIn) {
  EXPECT_THAT(ocba_allocation(std::array{1.0, 2.0, 3.0}, std::array{1.0, 1.0, 1.0}, 100, 1, kLow),
              ElementsAre(43u, 39u, 18u));
}

TEST(OcbaAllocation, HasAnAnswerAtItsEdges) {
  const std::array means{1.0, 1.0, 2.0}, ones{1.0, 1.0, 1.0}, none{0.0, 0.0, 0.0};
  EXPECT_THAT(ocba_allocation(means, ones, 10, 0, kLow), ElementsAre(5u, 5u, 0u));  // ties take all
  EXPECT_THAT(ocba_allocation(means, none, 10, 0.5, kLow), ElementsAre(4u, 3u, 3u));
  EXPECT_THAT(ocba_allocation(means, std::array{2.0, 0.0, 0.0}, 10, 0.5, kLow), ElementsAre(10u, 0u, 0u));
  EXPECT_THAT(ocba_allocation(std::array{1.0}, std::array{1.0}, 10, 0, kLow), ElementsAre(10u));
}

// Means 2.5 and 4.5, variances 5/3 of 4 values each: standard error √(5/6) = 0.91287, 6 degrees of freedom. A
// distance of 2 + 0.233714 is 2.446912 of them, the 97.5% point of Student's t with 6. A third system like
// the second doubles the error.
TEST(ProbabilityOfGoodSelection, AgreesWithAHandComputation) {
  const Moments best = moments({1, 2, 3, 4}), other = moments({3, 4, 5, 6});
  EXPECT_NEAR(probability_of_good_selection(std::array{best, other}, 0.233714, kLow), 0.975, 1e-6);
  EXPECT_NEAR(probability_of_good_selection(std::array{other, best, other}, 0.233714, kLow), 0.95, 1e-6);
  EXPECT_NEAR(probability_of_good_selection(std::array{best, other}, 0.233714, Direction::higher_is_better),
              0.975, 1e-6);
}

TEST(ProbabilityOfGoodSelection, IsCertainOfWhatDoesNotVary) {
  const Moments one = moments({1, 1, 1}), two = moments({2, 2, 2});
  EXPECT_EQ(probability_of_good_selection(std::array{one, two}, 0, kLow), 1);
  EXPECT_EQ(probability_of_good_selection(std::array{one, one}, 0.1, kLow), 1);
  EXPECT_EQ(probability_of_good_selection(std::array{one, one}, 0, kLow), 0.5);
}

template <class Value>
void run(Ocba& selection, Value value) {
  while (!selection.finished())
    for (const Allotment& want : selection.needed())
      for (std::size_t r = 0; r < want.replications; ++r) selection.add(want.system, value(want.system));
}

// After {1, 2, 3}, {2, 3, 4}, {11, 12, 13} (variances 1, distances 1 and 10): N2 : N3 = 1 : 1/100, N1
// = 1.00005. Of 9 + 7 = 16: the third has its 3 already, which leaves 13 for the first two: 6.5 and 6.5, the
// first of equals (by a hair) gets the odd one.
TEST(Ocba, GivesEachWhatItLacks) {
  Ocba selection{3, {.confidence = 1, .first_stage = 3, .increment = 7, .budget = 20}};
  for (double v : {1.0, 2.0, 3.0}) {
    selection.add(0, v);
    selection.add(1, v + 1);
    selection.add(2, v + 10);
  }
  const std::vector<Allotment> needed = selection.needed();
  ASSERT_EQ(needed.size(), 2u);
  EXPECT_EQ(needed[0].system, 0u);
  EXPECT_EQ(needed[0].replications, 4u);
  EXPECT_EQ(needed[1].system, 1u);
  EXPECT_EQ(needed[1].replications, 3u);
}

TEST(Ocba, SpendsItsBudgetToTheLastReplication) {
  Draws draws{7};
  Ocba selection{4, {.confidence = 1, .increment = 13, .budget = 101}};
  run(selection, [&](std::size_t s) { return static_cast<double>(s) * 0.1 + draws.normal(); });
  EXPECT_EQ(selection.total_replications(), 101u);
  EXPECT_FALSE(selection.sure());
}

TEST(Ocba, StopsOnceSure) {
  Draws draws{7};
  Ocba selection{3, {.confidence = 0.99, .budget = 1000}};
  run(selection, [&](std::size_t s) { return static_cast<double>(s) * 5 + draws.normal(); });
  EXPECT_TRUE(selection.sure());
  EXPECT_EQ(selection.best(), 0u);
  EXPECT_EQ(selection.total_replications(), 30u);
  EXPECT_GE(selection.probability(), 0.99);
}

TEST(Ocba, SetsAsideWhatHasNoValue) {
  Draws draws{7};
  Ocba selection{3, {.confidence = 1, .budget = 100}};
  run(selection, [&](std::size_t s) { return s == 0 ? kNaN : static_cast<double>(s) + draws.normal(); });
  EXPECT_THAT(selection.set_aside(), ElementsAre(0u));
  EXPECT_THAT(selection.survivors(), ElementsAre(1u, 2u));
  EXPECT_EQ(selection.best(), 1u);
  EXPECT_EQ(selection.total_replications(), 100u);
}

TEST(Ocba, ChoosesTheOnlySystemAtOnce) {
  const Ocba selection{1, {}};
  EXPECT_TRUE(selection.finished() && selection.sure());
  EXPECT_THAT(selection.needed(), IsEmpty());
}

TEST(Ocba, RefusesABudgetThatDoesNotPayForTheFirstStage) {
  EXPECT_THROW((Ocba{11, {.first_stage = 10, .budget = 100}}), BrokenPromise);
  EXPECT_THROW((Ocba{2, {.within = -1}}), BrokenPromise);
}

/// The classic test bed: ten systems with means 0 to 9 and standard deviation 6, the first the best.
double ten_systems(std::size_t system, Draws& draws) {
  return static_cast<double>(system) + 6 * draws.normal();
}

bool right_by_ocba(std::uint64_t seed, double& said) {
  Draws draws{seed};
  Ocba selection{10, {.confidence = 1, .first_stage = 10, .increment = 20, .budget = 300}};
  run(selection, [&](std::size_t s) { return ten_systems(s, draws); });
  said += selection.probability();
  return selection.best() == 0u;
}

bool right_by_equal_shares(std::uint64_t seed) {
  Draws draws{seed};
  std::array<double, 10> sums{};
  for (std::size_t s = 0; s < 10; ++s)
    for (int r = 0; r < 30; ++r) sums[s] += ten_systems(s, draws);
  return std::min_element(sums.begin(), sums.end()) == sums.begin();
}

// 1000 problems each, 300 replications either way; two shares of different draws differ by chance by at most
// 3.5 √((p (1 − p) + q (1 − q)) / 1000).
TEST(OcbaPromise, IsRightMoreOftenThanEqualSharesOfTheSameBudget) {
  constexpr int kProblems = 1000;
  double ocba = 0, equal = 0, said = 0;
  for (std::uint64_t p = 0; p < kProblems; ++p) {
    ocba += right_by_ocba(p + 1, said);
    equal += right_by_equal_shares(p + 5001);
  }
  ocba /= kProblems;
  equal /= kProblems;
  EXPECT_GT(ocba - equal, 3.5 * std::sqrt((ocba * (1 - ocba) + equal * (1 - equal)) / kProblems));
  EXPECT_LE(said / kProblems, ocba + stray(ocba, kProblems));  // Bonferroni: says no more than it keeps
}

}  // namespace
}  // namespace headroom
