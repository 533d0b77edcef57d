// The least level of load is proved by its shares and its prices, on works dealt out at random too.

#include "planning/bottleneck.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "random/stream.hpp"

namespace headroom {
namespace {

TEST(Bottleneck, SharesWorkBetweenTheQuickAndTheSlow) {
  const Bottleneck found = bottleneck({{{0, 1}, {30, 40}}}, {20, 20});
  EXPECT_NEAR(found.level, 6.0 / 7, 1e-12);  // 30 x share = 40 x (1 - share): 4/7 of 30 h in 20 h
  EXPECT_NEAR(found.given[0][0], 4.0 / 7, 1e-12);
}

TEST(Bottleneck, LeavesToEachTheWorkThatTheyAreLeastSlowAt) {
  // The second takes twice as long over the second work, and as long as the first over the first.
  const Bottleneck found = bottleneck({{{0, 1}, {10, 10}}, {{0, 1}, {10, 20}}}, {10, 10});
  EXPECT_NEAR(found.level, 1, 1e-12);
  EXPECT_NEAR(found.given[0][1], 1, 1e-12);
  EXPECT_NEAR(found.given[1][0], 1, 1e-12);
}

struct PacedExample {
  std::vector<PacedWork> works;
  std::vector<double> hours;
};

PacedExample random_paced_example(std::uint32_t number) {
  const ReplicationDraws draws{12, number};
  std::uint64_t drawn = 0;
  const auto uniform = [&] { return draws.uniform(Purpose::route, Entity{2}, drawn++); };
  PacedExample example;
  const std::size_t pools = 1 + number % 6, works = 1 + number / 6 % 9;
  for (std::size_t p = 0; p < pools; ++p) example.hours.push_back(1 + 30 * uniform());
  for (std::size_t w = 0; w < works; ++w) {
    PacedWork work;
    const double demand = 0.1 + 20 * uniform();
    for (std::size_t p = 0; p < pools; ++p) {
      if (uniform() < 0.4) continue;
      work.pools.push_back(p);
      work.hours.push_back(demand * (uniform() < 0.5 ? 1 : 1 + uniform()));
    }
    if (work.pools.empty()) work = {{w % pools}, {demand}};
    example.works.push_back(work);
  }
  return example;
}

/// What the works are worth where each is done in the pool in which it is worth least.
double worth(const PacedExample& example, const std::vector<double>& prices) {
  double sum = 0;
  for (const PacedWork& work : example.works) {
    double least = 1e300;
    for (std::size_t k = 0; k < work.pools.size(); ++k) {
      least = std::min(least, prices[work.pools[k]] * work.hours[k]);
    }
    sum += least;
  }
  return sum;
}

TEST(Bottleneck, IsProvedByItsShareAndItsPrices) {
  // The shares show that the level can be had; the prices, by weak duality, that no lower one can.
  for (std::uint32_t number = 0; number < 400; ++number) {
    const PacedExample example = random_paced_example(number);
    const Bottleneck found = bottleneck(example.works, example.hours);
    std::vector<double> used(example.hours.size());
    for (std::size_t w = 0; w < example.works.size(); ++w) {
      double whole = 0;
      for (std::size_t k = 0; k < found.given[w].size(); ++k) {
        ASSERT_GE(found.given[w][k], 0);
        whole += found.given[w][k];
        used[example.works[w].pools[k]] += found.given[w][k] * example.works[w].hours[k];
      }
      ASSERT_NEAR(whole, 1, 1e-9) << number;
    }
    double priced = 0;
    for (std::size_t p = 0; p < used.size(); ++p) {
      ASSERT_LE(used[p], found.level * example.hours[p] + 1e-9) << number;
      ASSERT_GE(found.prices[p], 0);
      priced += found.prices[p] * example.hours[p];
    }
    EXPECT_NEAR(priced, 1, 1e-9) << number;
    EXPECT_NEAR(worth(example, found.prices), found.level, 1e-9 * std::max(1.0, found.level)) << number;
  }
}

}  // namespace
}  // namespace headroom
