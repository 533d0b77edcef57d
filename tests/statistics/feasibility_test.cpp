// The sequential test keeps its promised error over all looks, for means and for shares.

#include "statistics/sequential/feasibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/ensure.hpp"
#include "draws.hpp"
#include "not_a_number.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;

const FeasibilityRule kToAHundred{.first_look = 10, .at_most = 100};

TEST(Looks, GrowByRootTwoUpToTheLast) {
  EXPECT_THAT(looks(kToAHundred), ElementsAre(10u, 14u, 20u, 28u, 40u, 57u, 100u));
  EXPECT_THAT(looks({.first_look = 10, .at_most = 1000}),
              ElementsAre(10u, 14u, 20u, 28u, 40u, 57u, 80u, 113u, 160u, 226u, 320u, 453u, 640u, 1000u));
  EXPECT_THAT(looks({.first_look = 10, .at_most = 10}), ElementsAre(10u));
  EXPECT_THAT(looks({.first_look = 10, .at_most = 12}), ElementsAre(12u));
}

// 0.05 over two requirements is 0.025 each: three quarters for the last look, a quarter over the six before.
TEST(Looks, ShareTheErrorBetweenThem) {
  FeasibilityRule rule = kToAHundred;
  rule.requirements = 2;
  EXPECT_DOUBLE_EQ(last_look_confidence(rule), 1 - 0.01875);
  EXPECT_DOUBLE_EQ(early_look_confidence(rule), 1 - 0.00625 / 6);
  EXPECT_DOUBLE_EQ(last_look_confidence({.first_look = 10, .at_most = 10}), 0.95);
}

TEST(Verdict, OfSeveralRequirementsIsTheWorst) {
  EXPECT_EQ(all_of({Verdict::met, Verdict::met}), Verdict::met);
  EXPECT_EQ(all_of({Verdict::met, Verdict::undecided}), Verdict::undecided);
  EXPECT_EQ(all_of({Verdict::undecided, Verdict::not_met, Verdict::met}), Verdict::not_met);
  EXPECT_EQ(all_of({}), Verdict::met);
}

FeasibilityTest tried(const Requirement& requirement, const FeasibilityRule& rule,
                      const std::vector<double>& values) {
  FeasibilityTest test{requirement, rule};
  for (double v : values) test.add(v);
  return test;
}

// One look at {1, 2, 3, 4}, at 0.95: lower bound 0.98091, upper 4.01909.
TEST(FeasibilityTest, JudgesAMeanByItsOneSidedBounds) {
  const FeasibilityRule once{.first_look = 4, .at_most = 4};
  const auto verdict = [&](Side side, double bound) {
    const FeasibilityTest test = tried({Judged::mean, side, bound}, once, {1, 2, 3, 4});
    EXPECT_TRUE(test.finished());
    return test.verdict();
  };
  EXPECT_EQ(verdict(Side::at_least, 0.98), Verdict::met);
  EXPECT_EQ(verdict(Side::at_least, 0.99), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_least, 4.01), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_least, 4.02), Verdict::not_met);
  EXPECT_EQ(verdict(Side::at_most, 4.02), Verdict::met);
  EXPECT_EQ(verdict(Side::at_most, 4.01), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_most, 0.99), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_most, 0.98), Verdict::not_met);
}

// 50 of 50 with everybody in time show 94.18% at 0.95, and no more; nor do values that are all equal below 1.
TEST(FeasibilityTest, JudgesAMeanShareAsIfADisasterWereMissing) {
  const FeasibilityRule once{.first_look = 50, .at_most = 50};
  const auto verdict = [&](Side side, double bound, double value) {
    return tried({Judged::mean_share, side, bound}, once, std::vector<double>(50, value)).verdict();
  };
  EXPECT_EQ(verdict(Side::at_least, 0.9417, 1), Verdict::met);
  EXPECT_EQ(verdict(Side::at_least, 0.9419, 1), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_least, 0.92, 0.97), Verdict::undecided);  // 0.97 x 0.9418 = 0.9135
  EXPECT_EQ(verdict(Side::at_least, 0.91, 0.97), Verdict::met);
  EXPECT_EQ(verdict(Side::at_most, 0.06, 0), Verdict::met);  // by symmetry
  EXPECT_EQ(verdict(Side::at_most, 0.058, 0), Verdict::undecided);
  EXPECT_EQ(verdict(Side::at_least, 0.98, 0.5), Verdict::not_met);
}

// 10 of 10 at 0.95: the share is at least 0.74113.
TEST(FeasibilityTest, JudgesAShareByClopperAndPearson) {
  const FeasibilityRule once{.first_look = 10, .at_most = 10};
  const std::vector<double> all(10, 1.0);
  EXPECT_EQ(tried({Judged::share, Side::at_least, 0.741}, once, all).verdict(), Verdict::met);
  EXPECT_EQ(tried({Judged::share, Side::at_least, 0.742}, once, all).verdict(), Verdict::undecided);
  EXPECT_EQ(tried({Judged::share, Side::at_most, 0.741}, once, all).verdict(), Verdict::not_met);
}

TEST(FeasibilityTest, DecidesOnlyWhenItLooks) {
  FeasibilityTest test{{Judged::mean, Side::at_least, 1}, kToAHundred};
  for (int r = 1; r <= 9; ++r) test.add(5 + r % 2);
  EXPECT_EQ(test.verdict(), Verdict::undecided);
  test.add(5);
  EXPECT_EQ(test.verdict(), Verdict::met);
  EXPECT_TRUE(test.finished());
}

TEST(FeasibilityTest, KeepsItsVerdictWhateverComesAfter) {
  FeasibilityTest test = tried({Judged::mean, Side::at_least, 1}, kToAHundred, std::vector<double>(10, 5.0));
  for (int r = 0; r < 90; ++r) test.add(-100);
  EXPECT_EQ(test.verdict(), Verdict::met);
  EXPECT_EQ(test.replications(), 10u);
  EXPECT_EQ(test.mean(), 5);
  EXPECT_EQ(test.bounds().lower, 5);
}

TEST(FeasibilityTest, CannotTellWhatIsNeverDefined) {
  const FeasibilityTest test =
      tried({Judged::mean, Side::at_least, 1}, kToAHundred, std::vector<double>(100, kNaN));
  EXPECT_TRUE(test.finished());
  EXPECT_EQ(test.verdict(), Verdict::undecided);
  EXPECT_TRUE(std::isnan(test.mean()));
}

TEST(FeasibilityTest, RefusesRulesAndSharesThatCannotBe) {
  EXPECT_THROW((FeasibilityTest{{}, {.first_look = 1}}), BrokenPromise);
  EXPECT_THROW((FeasibilityTest{{}, {.first_look = 20, .at_most = 10}}), BrokenPromise);
  EXPECT_THROW((FeasibilityTest{{}, {.requirements = 0}}), BrokenPromise);
  EXPECT_THROW(tried({Judged::share, Side::at_least, 0.9}, kToAHundred, {0.5}), BrokenPromise);
}

struct Tally {
  double met = 0, not_met = 0, replications = 0;  ///< shares of the sequences; mean number
};

template <class Draw>
Tally repeated(const Requirement& requirement, const FeasibilityRule& rule, int sequences, Draw draw) {
  Tally tally;
  for (int s = 0; s < sequences; ++s) {
    Draws draws{static_cast<std::uint64_t>(s) + 1};
    FeasibilityTest test{requirement, rule};
    while (!test.finished()) test.add(draw(draws));
    tally.met += test.verdict() == Verdict::met ? 1.0 / sequences : 0;
    tally.not_met += test.verdict() == Verdict::not_met ? 1.0 / sequences : 0;
    tally.replications += static_cast<double>(test.replications()) / sequences;
  }
  return tally;
}

// With the truth on the bound either verdict errs most often. Promised: at most 5% of sequences each way,
// over all looks. That it is not far below shows that the promise is not kept by deciding nothing: the last
// look alone errs in 3.75%. Looking at the same data seven times with 95% bounds would err in far more.
TEST(FeasibilityPromise, KeepsItsErrorAtTheBoundForMeans) {
  for (Side side : {Side::at_least, Side::at_most}) {
    const Tally tally = repeated({Judged::mean, side, 3}, {.first_look = 10, .at_most = 100}, 5000,
                                 [](Draws& d) { return 3 + 2 * d.normal(); });
    for (double error : {tally.met, tally.not_met}) {
      EXPECT_LE(error, 0.05 + stray(0.05, 5000));
      EXPECT_GE(error, 0.0375 - stray(0.0375, 5000));
    }
  }
}

TEST(FeasibilityPromise, KeepsItsErrorAtTheBoundForShares) {
  for (double share : {0.5, 0.9}) {
    const Tally tally = repeated({Judged::share, Side::at_least, share}, {.first_look = 10, .at_most = 200},
                                 5000, [share](Draws& d) { return d.one_with(share); });
    EXPECT_LE(tally.met, 0.05 + stray(0.05, 5000));
    EXPECT_LE(tally.not_met, 0.05 + stray(0.05, 5000));
    EXPECT_GE(tally.met, 0.01);
  }
}

// Four requirements, all on their bound: any of them is wrongly met in at most 5% of the sequences.
TEST(FeasibilityPromise, SharesItsErrorBetweenRequirements) {
  const FeasibilityRule rule{.first_look = 10, .at_most = 100, .requirements = 4};
  double any = 0;
  for (std::uint64_t s = 1; s <= 3000; ++s) {
    Draws draws{s};
    bool wrong = false;
    for (int requirement = 0; requirement < 4; ++requirement) {
      FeasibilityTest test{{Judged::mean, Side::at_least, 0}, rule};
      while (!test.finished()) test.add(draws.normal());
      wrong = wrong || test.verdict() == Verdict::met;
    }
    any += wrong;
  }
  EXPECT_LE(any / 3000, 0.05 + stray(0.05, 3000));
  EXPECT_GE(any / 3000, 0.0375 - stray(0.0375, 3000));
}

TEST(FeasibilityPromise, NeedsFewerReplicationsTheFartherTheTruth) {
  double before = 1250;
  for (double distance : {0.05, 0.25, 0.5, 1.0, 3.0}) {  // in standard deviations
    const Tally tally = repeated({Judged::mean, Side::at_least, 0}, {}, 400,
                                 [distance](Draws& d) { return distance + d.normal(); });
    EXPECT_LT(tally.replications, 0.8 * before) << distance;
    EXPECT_LE(tally.not_met, 0.05) << distance;
    EXPECT_GE(tally.met, distance >= 0.25 ? 0.99 : 0) << distance;
    before = tally.replications;
  }
  EXPECT_LT(before, 11);  // ten values that happen to be lopsided are not always enough
}

}  // namespace
}  // namespace headroom
