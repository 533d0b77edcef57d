// Models of which every part of the spread is known: sums, products, groups, ranks, inputs without effect.
// that do nothing.

#include "statistics/spread/spread_parts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "draws.hpp"
#include "statistics/moments.hpp"

namespace headroom {
namespace {

using Inputs = std::vector<double>;
/// A figure of its inputs and of one number of chance.
using Figure = std::function<double(const Inputs&, double)>;

/// Standard normal inputs in groups, each redrawn together.
struct Question {
  std::size_t inputs;
  std::vector<std::vector<std::size_t>> groups;
  Figure figure;
  std::function<void(Inputs&)> join = [](Inputs&) {};  ///< makes some of them correlated
};

Orders orders_of(std::size_t draws, Draws& random) {
  Orders orders(200, std::vector<std::size_t>(draws));
  for (auto& order : orders) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = draws; i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(random.uniform() * static_cast<double>(i))]);
  }
  return orders;
}

TwinPlays plays_of(const Question& question, std::size_t draws, Draws& random) {
  std::vector<Inputs> inputs(draws, Inputs(question.inputs));
  for (Inputs& draw : inputs) {
    for (double& input : draw) input = random.normal();
    question.join(draw);
  }
  TwinPlays plays{{}, {}, std::vector<std::vector<double>>(question.groups.size())};
  for (std::size_t i = 0; i < draws; ++i) {
    plays.first.push_back(question.figure(inputs[i], random.normal()));
    const double chance = random.normal();
    plays.second.push_back(question.figure(inputs[i], chance));
    for (std::size_t g = 0; g < question.groups.size(); ++g) {
      Inputs redrawn = inputs[i];
      for (std::size_t input : question.groups[g]) redrawn[input] = inputs[(i + 1) % draws][input];
      plays.redrawn[g].push_back(question.figure(redrawn, chance));
    }
  }
  return plays;
}

SpreadParts parts_of(const Question& question, std::size_t draws, std::uint64_t seed) {
  Draws random{seed};
  const TwinPlays plays = plays_of(question, draws, random);
  return spread_parts(plays, orders_of(draws, random));
}

constexpr int kTries = 100;
constexpr std::size_t kDraws = 400;

/// The mean over tries lies within four of its standard errors: one in 16,000.
void expect_mean(const Moments& tries, double truth, const char* what) {
  EXPECT_NEAR(tries.mean(), truth, 4 * tries.standard_error() + 1e-9) << what;
}

struct Tries {
  Moments unknown;
  std::vector<Moments> last, alone;
  std::vector<int> last_seen, alone_seen;
  int any_seen_from_third = 0;

  explicit Tries(const Question& question, int tries = kTries)
      : last(question.groups.size()), alone(last), last_seen(last.size()), alone_seen(last.size()) {
    for (int t = 0; t < tries; ++t) add(parts_of(question, kDraws, static_cast<std::uint64_t>(t) + 1));
  }
  void add(const SpreadParts& parts) {
    unknown.add(parts.unknown);
    bool any = false;
    for (std::size_t g = 0; g < parts.groups.size(); ++g) {
      const InputPart& part = parts.groups[g];
      last[g].add(part.known_last);
      alone[g].add(part.known_alone);
      last_seen[g] += part.last_seen ? 1 : 0;
      alone_seen[g] += part.alone_seen ? 1 : 0;
      any = any || (g >= 2 && (part.last_seen || part.alone_seen));
    }
    any_seen_from_third += any ? 1 : 0;
  }
};

// V = 9 + 16 + 25.
TEST(SpreadParts, OfASumAreItsTerms) {
  const Tries tries{{2, {{0}, {1}}, [](const Inputs& x, double c) { return 3 * x[0] + 4 * x[1] + 5 * c; }}};
  expect_mean(tries.unknown, 0.5, "unknown");
  expect_mean(tries.last[0], 9.0 / 50, "first last");
  expect_mean(tries.alone[0], 9.0 / 50, "first alone");
  expect_mean(tries.last[1], 16.0 / 50, "second last");
  expect_mean(tries.alone[1], 16.0 / 50, "second alone");
  EXPECT_EQ(tries.alone_seen[0], kTries);
  EXPECT_EQ(tries.alone_seen[1], kTries);
  EXPECT_LT(std::sqrt(tries.alone[0].variance()), 0.05);  // without what its twin explains taken off: 0.055
}

// A product is worth nothing before both are known: V = 1 + 1/4. At most one try in twenty may see one alone.
TEST(SpreadParts, OfAProductGoWhenItIsKnownLast) {
  const Tries tries{{2, {{0}, {1}}, [](const Inputs& x, double c) { return x[0] * x[1] + c / 2; }}};
  expect_mean(tries.unknown, 0.8, "unknown");
  expect_mean(tries.last[0], 0.8, "last");
  EXPECT_LT(tries.alone[0].mean(), 0.05);
  EXPECT_GE(tries.last_seen[0], kTries - 1);
  EXPECT_LE(tries.alone_seen[0], 5 + static_cast<int>(100 * stray(0.05, kTries)));
}

// With correlation 0.8 two of variance 1 have a sum of variance 3.6; chance has as much, a third 1.8.
TEST(SpreadParts, OfACorrelatedGroupAreTheWholeGroups) {
  const Question question{
      3,
      {{0, 1}, {2}},
      [](const Inputs& x, double c) { return x[0] + x[1] + std::sqrt(1.8) * x[2] + std::sqrt(3.6) * c; },
      [](Inputs& x) { x[1] = 0.8 * x[0] + 0.6 * x[1]; }};
  const Tries tries{question};
  expect_mean(tries.unknown, 0.6, "unknown");
  expect_mean(tries.last[0], 0.4, "group last");
  expect_mean(tries.alone[0], 0.4, "group alone");
  expect_mean(tries.alone[1], 0.2, "third alone");
}

// Ten inputs besides the two that act: each only throws chance about, so that half mean squares are far from
// nought while nothing could be known of the figure by them.
TEST(SpreadParts, OfTenInputsThatDoNothingAreNotSeen) {
  Question question{12, {}, [](const Inputs& x, double c) {
                      double thrown = c;
                      for (std::size_t k = 2; k < x.size(); ++k) thrown *= std::sin(40 * x[k]) > 0 ? 1 : -1;
                      return x[0] + x[1] + thrown;
                    }};
  for (std::size_t k = 0; k < 12; ++k) question.groups.push_back({k});
  constexpr int kMany = 300;
  const Tries tries{question, kMany};
  // 95% of tries see none of the ten; the bound is that at 3.5 standard deviations, one seed in 4,000.
  EXPECT_LE(tries.any_seen_from_third, kMany * (0.05 + stray(0.05, kMany)));
  EXPECT_GT(tries.last[5].mean(), 0.2);
  EXPECT_EQ(tries.alone_seen[0], kMany);
  EXPECT_EQ(tries.alone_seen[1], kMany);
}

TEST(SpreadParts, OfAnInputThatNothingFollowsAreNought) {
  const SpreadParts parts =
      parts_of({2, {{0}, {1}}, [](const Inputs& x, double c) { return x[0] + c; }}, kDraws, 1);
  EXPECT_EQ(parts.groups[1].known_last, 0);
  EXPECT_EQ(parts.groups[1].known_alone, 0);
  EXPECT_FALSE(parts.groups[1].last_seen || parts.groups[1].alone_seen);
}

// Spearman's correlation of two normals of correlation r is 6/π asin(r/2); exp changes no rank. r = 0.64.
TEST(SpreadParts, OfASkewedFigureAreOfRanks) {
  const Question skewed{
      1, {{0}}, [](const Inputs& x, double c) { return std::exp(3 * (0.8 * x[0] + 0.6 * c)); }};
  const Tries tries{skewed};
  const double spearman = 6 / 3.14159265358979 * std::asin(0.32);
  EXPECT_NEAR(tries.unknown.mean(), spearman, 4 * tries.unknown.standard_error() + 0.002);  // and its bias
  EXPECT_NEAR(tries.last[0].mean(), tries.alone[0].mean(), 0.15);
  EXPECT_TRUE(parts_of(skewed, kDraws, 1).ranked);
  EXPECT_FALSE(parts_of({1, {{0}}, [](const Inputs& x, double c) { return x[0] + c; }}, kDraws, 1).ranked);
}

TEST(SpreadParts, AreNeverBelowNought) {
  const Tries tries{{1, {{0}}, [](const Inputs&, double c) { return c; }}};
  EXPECT_GE(tries.unknown.mean(), 0);
  EXPECT_LT(tries.unknown.mean(), 0.05);
  EXPECT_EQ(tries.alone_seen[0] + tries.last_seen[0], 0);
}

TEST(SpreadParts, OfWhatDoesNotVaryAreNotDefined) {
  const SpreadParts parts = parts_of({1, {{0}}, [](const Inputs&, double) { return 1.0; }}, kDraws, 1);
  EXPECT_TRUE(std::isnan(parts.unknown));
  EXPECT_TRUE(std::isnan(parts.groups[0].known_alone));
  EXPECT_FALSE(parts.groups[0].alone_seen);
  EXPECT_TRUE(std::isnan(spread_parts({{1, 2}, {1, 3}, {{2, 1}}}, {}).unknown));
}

TEST(SpreadParts, LeaveOutPlaysThatAreNotDefined) {
  const Question sum{2, {{0}, {1}}, [](const Inputs& x, double c) { return 3 * x[0] + 4 * x[1] + 5 * c; }};
  Draws random{5};
  TwinPlays plays = plays_of(sum, kDraws, random);
  const Orders orders = orders_of(kDraws, random);
  const SpreadParts whole = spread_parts(plays, orders);
  for (std::size_t i = 0; i < kDraws; i += 20) plays.second[i] = std::numeric_limits<double>::quiet_NaN();
  const SpreadParts rest = spread_parts(plays, orders);
  EXPECT_EQ(rest.draws, kDraws - 20);
  EXPECT_NEAR(rest.unknown, whole.unknown, 0.05);
  EXPECT_NEAR(rest.groups[1].known_alone, whole.groups[1].known_alone, 0.05);
}

TEST(SpreadParts, MakeARangeNarrowerByTheRoot) {
  EXPECT_DOUBLE_EQ(narrower(0.36), 0.2);
  EXPECT_EQ(narrower(0), 0);
  EXPECT_EQ(narrower(1), 1);
}

// By hand: deviations -1, 0, 1 and -2, 1, 1: 3 / √(2 × 6).
TEST(Correlation, IsPearsons) {
  EXPECT_NEAR(correlation(std::vector{1.0, 2.0, 3.0}, std::vector{0.0, 3.0, 3.0}), 3 / std::sqrt(12), 1e-15);
  EXPECT_EQ(correlation(std::vector{1.0, 1.0}, std::vector{1.0, 2.0}), 0);
}

}  // namespace
}  // namespace headroom
