// Kim and Nelson's procedure drops what it should by hand, and keeps its promise over many problems.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"
#include "statistics/sequential/selection.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// k = 3, n0 = 3, alpha = 0.25: h² = 6. With δ = 1 a pair whose differences have variance S² lives to round 6
// S², and W(r) = (6 S² − r) / (2 r).
const KimNelsonRule kByHand{.within = 1, .confidence = 0.75, .first_stage = 3};

void add_all(KimNelson& selection, std::size_t system, const std::vector<double>& values) {
  for (double v : values) selection.add(system, v);
}

/// After the first stage: first − second has mean −2, variance 1, W(3) = 0.5: the second is dropped. First −
/// third has mean 0, variance 1: it stays.
KimNelson after_first_stage(const KimNelsonRule& rule) {
  KimNelson selection{3, rule};
  add_all(selection, 0, {0, 0, 0});
  add_all(selection, 1, {1, 2, 3});
  add_all(selection, 2, {0, 1, -1});
  return selection;
}

TEST(KimNelson, DropsWhatTheFirstStageShowsWorse) {
  const KimNelson selection = after_first_stage(kByHand);
  EXPECT_FALSE(selection.finished());
  EXPECT_THAT(selection.survivors(), ElementsAre(0u, 2u));
  const std::vector<Allotment> needed = selection.needed();
  ASSERT_EQ(needed.size(), 2u);
  EXPECT_EQ(needed[0].system, 0u);
  EXPECT_EQ(needed[1].system, 2u);
  EXPECT_EQ(needed[1].replications, 1u);
}

// Round 4: means 0 and 0.225, W = 2/8 = 0.25: both stay. Round 5: 0 and 0.38, W = 1/10: dropped.
TEST(KimNelson, DropsByANarrowingMargin) {
  KimNelson selection = after_first_stage(kByHand);
  selection.add(2, 0.9);
  selection.add(0, 0);
  EXPECT_THAT(selection.survivors(), ElementsAre(0u, 2u));
  selection.add(0, 0);
  selection.add(2, 1);
  EXPECT_TRUE(selection.finished() && selection.sure());
  EXPECT_EQ(selection.best(), 0u);
  EXPECT_THAT(selection.needed(), IsEmpty());
  EXPECT_EQ(selection.replications(0), 5u);
  EXPECT_EQ(selection.replications(1), 3u);
  EXPECT_EQ(selection.replications(2), 5u);
  EXPECT_EQ(selection.total_replications(), 13u);
  EXPECT_DOUBLE_EQ(selection.mean(2), 0.38);
}

// A mean difference of 0.06 / 6 is small, but no pair outlives round 6; and of equals the first is chosen.
TEST(KimNelson, DecidesByTheMeanOnceThePairHasRunItsLength) {
  for (double last : {-0.06, 0.0, 0.06}) {
    KimNelson selection = after_first_stage(kByHand);
    for (double v : {0.0, 0.0, last}) {
      EXPECT_FALSE(selection.finished());
      selection.add(0, 0);
      selection.add(2, v);
    }
    EXPECT_TRUE(selection.finished() && selection.sure());
    EXPECT_EQ(selection.best(), last < 0 ? 2u : 0u);
    EXPECT_EQ(selection.replications(0), 6u);
  }
}

TEST(KimNelson, FindsTheHighestWhereHighIsGood) {
  KimNelsonRule rule = kByHand;
  rule.better = Direction::higher_is_better;
  KimNelson selection{3, rule};
  add_all(selection, 0, {0, 0, 0});
  add_all(selection, 1, {-1, -2, -3});
  add_all(selection, 2, {0, -1, 1});
  EXPECT_THAT(selection.survivors(), ElementsAre(0u, 2u));
}

TEST(KimNelson, SaysWhenItCouldNotTell) {
  KimNelsonRule rule = kByHand;
  rule.at_most = 4;
  KimNelson selection = after_first_stage(rule);
  selection.add(0, 0);
  selection.add(2, -0.1);
  EXPECT_TRUE(selection.finished());
  EXPECT_FALSE(selection.sure());
  EXPECT_EQ(selection.best(), 2u);  // the best so far
  EXPECT_THAT(selection.survivors(), ElementsAre(0u, 2u));
}

TEST(KimNelson, SetsAsideWhatHasNoValueAndPassesOverMoreOfIt) {
  KimNelson selection{3, kByHand};
  add_all(selection, 0, {kNaN, 1, 1});
  EXPECT_THAT(selection.set_aside(), ElementsAre(0u));
  add_all(selection, 1, {1, 2, 3});
  add_all(selection, 2, {11, 12, 13});
  EXPECT_TRUE(selection.finished() && selection.sure());
  EXPECT_EQ(selection.best(), 1u);
  selection.add(0, 1);
  EXPECT_EQ(selection.replications(0), 0u);
}

TEST(KimNelson, ChoosesNothingWhereNothingHasAValue) {
  KimNelson selection{2, {.within = 1}};
  EXPECT_FALSE(selection.best().has_value());
  selection.add(0, kNaN);
  EXPECT_FALSE(selection.finished());
  selection.add(1, kNaN);
  EXPECT_TRUE(selection.finished());
  EXPECT_FALSE(selection.sure());
  EXPECT_FALSE(selection.best().has_value());
}

TEST(KimNelson, ChoosesTheOnlySystemAtOnce) {
  const KimNelson selection{1, {.within = 1}};
  EXPECT_TRUE(selection.finished() && selection.sure());
  EXPECT_EQ(selection.best(), 0u);
  EXPECT_THAT(selection.needed(), IsEmpty());
}

TEST(KimNelson, StopsAtOnceBetweenCopiesOfOneSystem) {
  KimNelson selection{2, {.within = 1}};
  for (std::size_t s : {0u, 1u}) add_all(selection, s, {5, 6, 7, 8, 9, 5, 6, 7, 8, 9});
  EXPECT_TRUE(selection.finished() && selection.sure());
  EXPECT_EQ(selection.best(), 0u);
}

TEST(KimNelson, RefusesWhatNobodyAskedForAndRulesThatCannotBe) {
  KimNelson selection = after_first_stage(kByHand);
  EXPECT_THROW(selection.add(1, 0), BrokenPromise);  // dropped
  selection.add(0, 0);
  EXPECT_THROW(selection.add(0, 0), BrokenPromise);  // ahead of the others
  EXPECT_THROW((KimNelson{3, {.within = 0}}), BrokenPromise);
  EXPECT_THROW((KimNelson{3, {.within = 1, .confidence = 0.3}}), BrokenPromise);
  EXPECT_THROW((KimNelson{3, {.within = 1, .first_stage = 20, .at_most = 10}}), BrokenPromise);
}

struct Selected {
  int right = 0;
  int right_by_nine = 0;  ///< had the best of nine replications been chosen
  double replications = 0;
};

/// Repeated problems in the slippage configuration, the hardest one: system 0 is better than all the others
/// by exactly `within`, values normal with variance 1 and pairwise correlation `correlation` in one
/// replication.
Selected select_repeatedly(std::size_t k, double correlation, double within, int problems) {
  Selected found;
  for (int p = 0; p < problems; ++p) {
    Draws draws{static_cast<std::uint64_t>(p) * 100 + k};
    KimNelson selection{k, {.within = within}};
    while (!selection.finished()) {
      const std::vector<Allotment> needed = selection.needed();
      const double common = std::sqrt(correlation) * draws.normal();
      if (selection.replications(0) == 9) found.right_by_nine += selection.best() == 0u;
      for (const Allotment& want : needed)
        selection.add(want.system,
                      (want.system == 0 ? 0 : within) + common + std::sqrt(1 - correlation) * draws.normal());
    }
    EXPECT_TRUE(selection.sure());
    found.right += selection.best() == 0u;
    found.replications += static_cast<double>(selection.total_replications()) / problems;
  }
  return found;
}

// Promised: 95%. A procedure that keeps the promise is right in fewer than 0.95 − 3.5 √(0.95 × 0.05 / 1000)
// = 92.6% of 1000 problems with one seed in 4000; nine replications of each, without the procedure, fall far
// short.
TEST(KimNelsonPromise, KeepsTheProbabilityOfCorrectSelection) {
  for (std::size_t k : {5u, 10u})
    for (double correlation : {0.0, 0.8}) {
      const Selected found = select_repeatedly(k, correlation, correlation == 0 ? 0.5 : 0.2, 1000);
      EXPECT_GE(found.right, 1000 * (0.95 - stray(0.95, 1000))) << k << ", " << correlation;
      EXPECT_LT(found.right_by_nine, 800) << k << ", " << correlation;
    }
}

// Variances of differences fall from 2 to 0.4, and with them the length of a pair; the first stage stays.
TEST(KimNelsonPromise, SpendsFewerReplicationsWithCommonRandomNumbers) {
  for (std::size_t k : {5u, 10u})
    EXPECT_LT(select_repeatedly(k, 0.8, 0.5, 200).replications,
              0.6 * select_repeatedly(k, 0, 0.5, 200).replications);
}

}  // namespace
}  // namespace headroom
