// What was drawn and what chance did, told apart in models whose parts are known.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "statistics/spread/variance_parts.hpp"

namespace headroom {
namespace {

/// A figure with its draws, `each` replications a draw.
struct Played {
  std::vector<double> values, drawn;
  std::vector<std::uint32_t> numbers;
  [[nodiscard]] VarianceParts parts(std::size_t columns) const {
    return variance_parts(values, {numbers, drawn, columns});
  }
};

template <class Figure>
Played played(std::size_t draws, std::size_t each, std::size_t columns, Figure figure, unsigned seed) {
  std::mt19937 random{seed};
  std::normal_distribution<double> normal;
  Played all;
  for (std::size_t d = 0; d < draws; ++d) {
    std::vector<double> x(columns);
    for (double& one : x) one = normal(random);
    for (std::size_t m = 0; m < each; ++m) {
      all.numbers.push_back(static_cast<std::uint32_t>(d + 1));
      all.values.push_back(figure(x, normal(random)));
      for (const double one : x) all.drawn.push_back(std::exp(one));  // on another scale than it works on
    }
  }
  return all;
}

// Y = 3 X1 + 4 X2 + 5 C: half of the variance is the unknowns', 0.18 and 0.32 of it each one's. With 2,000
// draws the standard error of an R² of 0.5 is about 0.016; the bounds are four of them.
TEST(VarianceParts, TellTheUnknownFromChance) {
  const auto sum = [](const auto& x, double chance) { return 3 * x[0] + 4 * x[1] + 5 * chance; };
  const VarianceParts parts = played(2000, 1, 2, sum, 1).parts(2);
  EXPECT_NEAR(parts.unknown, 0.5, 0.065);
  ASSERT_EQ(parts.groups.size(), 2u);
  EXPECT_THAT(parts.groups[0].columns, testing::ElementsAre(1));
  EXPECT_NEAR(parts.groups[0].share, 0.32, 0.065);
  EXPECT_NEAR(parts.groups[1].share, 0.18, 0.065);
}

TEST(VarianceParts, SeeABentLineOnlyInAll) {
  const auto bent = [](const auto& x, double chance) { return x[0] * x[0] + chance; };  // 2 of 3
  const VarianceParts parts = played(2000, 1, 1, bent, 2).parts(1);
  EXPECT_NEAR(parts.unknown, 2.0 / 3, 0.07);
  EXPECT_LT(parts.groups[0].share, 0.02);
}

// 200 draws of 10: the standard error of an intraclass correlation of 0.5 is about 0.04.
TEST(VarianceParts, ComeFromTheDrawsWhereTheyAreShared) {
  const auto sum = [](const auto& x, double chance) { return x[0] * std::abs(x[1]) + chance; };
  EXPECT_NEAR(played(200, 10, 2, sum, 3).parts(2).unknown, 0.5, 0.16);
  const auto none = [](const auto&, double chance) { return chance; };
  EXPECT_LT(played(200, 10, 2, none, 4).parts(2).unknown, 0.03);
}

TEST(VarianceParts, TakeWhatIsCorrelatedAsOne) {
  Played all = played(
      600, 1, 2, [](const auto& x, double chance) { return x[0] + chance; }, 5);
  for (std::size_t r = 0; r < all.values.size(); ++r) all.drawn[2 * r + 1] = 3 * all.drawn[2 * r];
  const VarianceParts parts = all.parts(2);
  ASSERT_EQ(parts.groups.size(), 1u);
  EXPECT_THAT(parts.groups[0].columns, testing::ElementsAre(0, 1));
  EXPECT_NEAR(parts.groups[0].share, 0.5, 0.12);
}

TEST(VarianceParts, SayNothingOfFewFuturesOrOfWhatDoesNotVary) {
  const auto sum = [](const auto& x, double chance) { return x[0] + chance; };
  const VarianceParts few = played(14, 1, 2, sum, 6).parts(2);  // a third of 14 is less than 5
  EXPECT_TRUE(std::isnan(few.unknown));
  EXPECT_TRUE(few.groups.empty());
  EXPECT_EQ(played(
                40, 1, 1, [](const auto&, double) { return 1.0; }, 7)
                .parts(1)
                .unknown,
            0);
}

}  // namespace
}  // namespace headroom
