// Draws have the moments that their distributions' formulas give, length-biased ones too.

#include "random/duration.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace headroom {
namespace {

using Kind = RandomDuration::Kind;

/// A duration with its moments E[X], E[X^2], E[X^3] from the formulas of its distribution: the mean of X is
/// m1, the mean of the length-biased duration is m2 / m1 and its second moment m3 / m1.
struct Known {
  std::string name;
  RandomDuration duration;
  double m1, m2, m3;
};

double raw_moment_of_triangle(double a, double b, double c, int n) {
  // E[X^n] = 2 / ((n + 1)(n + 2)) x the complete symmetric polynomial of degree n in a, b, c.
  double sum = 0;
  for (int i = 0; i <= n; ++i) {
    for (int j = 0; i + j <= n; ++j) sum += std::pow(a, i) * std::pow(b, j) * std::pow(c, n - i - j);
  }
  return 2.0 / ((n + 1) * (n + 2)) * sum;
}

std::vector<Known> known_durations() {
  const double r = 1 + (10.0 / 42) * (10.0 / 42);  // lognormal: E[X^n] = mean^n x (1 + cv^2)^(n (n - 1) / 2)
  const double shape = (42.0 / 30) * (42.0 / 30), scale = 30 * 30 / 42.0;
  return {
      {"uniform", {Kind::uniform, 10, 30}, 20, (900 + 300 + 100) / 3.0, (27000 + 9000 + 3000 + 1000) / 4.0},
      {"triangular",
       {Kind::triangular, 70, 84, 112},
       raw_moment_of_triangle(70, 84, 112, 1),
       raw_moment_of_triangle(70, 84, 112, 2),
       raw_moment_of_triangle(70, 84, 112, 3)},
      {"triangular from 0 with its mode there",
       {Kind::triangular, 0, 0, 12},
       raw_moment_of_triangle(0, 0, 12, 1),
       raw_moment_of_triangle(0, 0, 12, 2),
       raw_moment_of_triangle(0, 0, 12, 3)},
      {"exponential", {Kind::exponential, 14}, 14, 2.0 * 14 * 14, 6.0 * 14 * 14 * 14},
      {"gamma",
       {Kind::gamma, 42, 30},
       42,
       scale * scale * shape * (shape + 1),
       scale * scale * scale * shape * (shape + 1) * (shape + 2)},
      {"gamma wider than its mean", {Kind::gamma, 10, 20}, 10, 500, 40.0 * 40 * 40 * 0.25 * 1.25 * 2.25},
      {"lognormal", {Kind::lognormal, 42, 10}, 42, 42.0 * 42 * r, 42.0 * 42 * 42 * r * r * r},
  };
}

/// Holds the mean of `values` against the truth by its own standard error.
testing::AssertionResult agrees(const std::vector<double>& values, double truth) {
  constexpr double kWorstRelativeError = 0.03, kWorstZ = 3.5;
  const double n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (double x : values) sum += x;
  for (double x : values) squares += (x - sum / n) * (x - sum / n);
  const double error = std::sqrt(squares / (n - 1) / n), z = (sum / n - truth) / error;
  if (error > kWorstRelativeError * truth)
    return testing::AssertionFailure() << "too noisy to judge: " << error;
  if (std::abs(z) > kWorstZ)
    return testing::AssertionFailure() << sum / n << " against " << truth << ", z " << z;
  return testing::AssertionSuccess();
}

template <class Draw>
void expect_moments(const Known& known, double first, double second, Purpose purpose, Draw draw) {
  const ReplicationDraws draws{2026, 1};
  std::vector<double> values, squares;
  for (std::uint64_t k = 0; k < 100'000; ++k) {
    auto generator = draws.generator(purpose, Entity{k}, 0);
    values.push_back(draw(known.duration, generator));
    squares.push_back(values.back() * values.back());
    ASSERT_GE(values.back(), 0) << known.name;
  }
  EXPECT_TRUE(agrees(values, first)) << known.name << ", mean";
  EXPECT_TRUE(agrees(squares, second)) << known.name << ", mean square";
}

TEST(RandomDuration, HasTheMeanAndSpreadOfItsDistribution) {
  for (const Known& known : known_durations()) {
    EXPECT_NEAR(mean_days(known.duration), known.m1, 1e-12) << known.name;
    expect_moments(known, known.m1, known.m2, Purpose::delay, draw_days);
  }
}

TEST(RandomDuration, GammaAndLognormalSpreadAsStated) {  // the standard deviation is the duration's own
  for (const Known& known : known_durations()) {
    if (known.duration.kind != Kind::gamma && known.duration.kind != Kind::lognormal) continue;
    EXPECT_NEAR(std::sqrt(known.m2 - known.m1 * known.m1), known.duration.b, 1e-9) << known.name;
  }
}

TEST(LengthBiasedDuration, IsSeenInProportionToItsLength) {
  for (const Known& known : known_durations()) {
    expect_moments(known, known.m2 / known.m1, known.m3 / known.m1, Purpose::in_progress_due,
                   draw_length_biased_days);
  }
}

TEST(RandomDuration, StaysWithinItsBounds) {
  const ReplicationDraws draws{2026, 2};
  for (std::uint64_t k = 0; k < 20'000; ++k) {
    auto generator = draws.generator(Purpose::delay, Entity{k}, 1);
    for (const RandomDuration& d :
         {RandomDuration{Kind::uniform, 10, 30}, RandomDuration{Kind::triangular, 10, 12, 30}}) {
      const double x = draw_days(d, generator), biased = draw_length_biased_days(d, generator);
      ASSERT_TRUE(x >= 10 && x <= 30 && biased >= 10 && biased <= 30) << x << ' ' << biased;
    }
  }
}

TEST(RandomDuration, WithoutSpreadIsFixed) {
  auto generator = ReplicationDraws{1, 1}.generator(Purpose::delay, Entity{1}, 0);
  for (const RandomDuration& d :
       {RandomDuration{Kind::fixed, 42}, RandomDuration{Kind::uniform, 42, 42},
        RandomDuration{Kind::triangular, 42, 42, 42}, RandomDuration{Kind::gamma, 42, 0},
        RandomDuration{Kind::lognormal, 42, 0}}) {
    EXPECT_DOUBLE_EQ(draw_days(d, generator), 42);
    EXPECT_DOUBLE_EQ(draw_length_biased_days(d, generator), 42);
    EXPECT_DOUBLE_EQ(mean_days(d), 42);
  }
}

TEST(RandomDuration, OfNoLengthTakesNoTime) {
  auto generator = ReplicationDraws{1, 1}.generator(Purpose::delay, Entity{1}, 0);
  for (Kind kind :
       {Kind::fixed, Kind::uniform, Kind::triangular, Kind::exponential, Kind::gamma, Kind::lognormal}) {
    EXPECT_EQ(draw_days({kind}, generator), 0);
    EXPECT_EQ(draw_length_biased_days({kind}, generator), 0);
  }
}

TEST(WholeDays, RoundHalfUp) {
  EXPECT_EQ(whole_days(0), 0);
  EXPECT_EQ(whole_days(0.49), 0);
  EXPECT_EQ(whole_days(0.5), 1);
  EXPECT_EQ(whole_days(1.5), 2);
  EXPECT_EQ(whole_days(2.5), 3);
  EXPECT_EQ(whole_days(365.25 / 12), 30);
}

}  // namespace
}  // namespace headroom
