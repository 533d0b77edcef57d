// The split of work equals pouring it need by need until nothing moves, and trying all sets.

#include "planning/load_split.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "random/stream.hpp"

namespace headroom {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Pointwise;

TEST(LoadSplit, LeavesSharedWorkToThoseWithLessToDo) {
  const LoadSplit split = split_load({{30, {0}}, {10, {0, 1}}}, {40, 20});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(30, 1e-12), DoubleNear(10, 1e-12)));
  EXPECT_THAT(split.need_load, ElementsAre(DoubleNear(0.75, 1e-12), DoubleNear(0.5, 1e-12)));
  EXPECT_THAT(split.tightest, ElementsAre(0));
  EXPECT_NEAR(split.tightest_load, 0.75, 1e-12);
}

TEST(LoadSplit, EvensOutWhatCanBeShared) {
  const LoadSplit split = split_load({{10, {0}}, {50, {0, 1}}}, {40, 20});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(40, 1e-12), DoubleNear(20, 1e-12)));
  EXPECT_THAT(split.tightest, ElementsAre(0, 1));
  EXPECT_NEAR(split.tightest_load, 1, 1e-12);
}

TEST(LoadSplit, FindsAnOverloadThatTheWholeHides) {
  // 60 h for 100 h in all, but the second pool alone must do 30 h in 20 h.
  const LoadSplit split = split_load({{20, {0}}, {10, {0, 1}}, {30, {1}}}, {80, 20});
  EXPECT_THAT(split.tightest, ElementsAre(2));
  EXPECT_NEAR(split.tightest_load, 1.5, 1e-12);
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(30, 1e-12), DoubleNear(30, 1e-12)));
}

TEST(LoadSplit, DealsWorkThatNobodyHasHoursForToThePreferred) {
  const LoadSplit split = split_load({{5, {2, 1}}, {8, {0, 1}}}, {16, 0, 0});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(8, 1e-12), 0, 5));
  EXPECT_THAT(split.need_load, ElementsAre(std::numeric_limits<double>::infinity(), DoubleNear(0.5, 1e-12)));
  EXPECT_THAT(split.tightest, ElementsAre(0));
  EXPECT_EQ(split.tightest_load, std::numeric_limits<double>::infinity());
}

TEST(LoadSplit, SaysToWhomWorkIsDealtOut) {
  EXPECT_THAT(split_load({{30, {0}}, {10, {1, 0}}}, {40, 20}).given,
              ElementsAre(ElementsAre(1), ElementsAre(1, 0)));
  EXPECT_THAT(split_load({{50, {1, 0}}, {10, {0}}}, {40, 20}).given,  // 20 of the 50, and 30 beside the 10
              ElementsAre(ElementsAre(DoubleNear(0.4, 1e-12), DoubleNear(0.6, 1e-12)), ElementsAre(1)));
  EXPECT_THAT(
      split_load({{30, {1, 0}, {4.0 / 3, 1}}}, {20, 20}).given,  // the quicker pool takes 120 / 7 of 30
      ElementsAre(ElementsAre(DoubleNear(3.0 / 7, 1e-12), DoubleNear(4.0 / 7, 1e-12))));
  EXPECT_THAT(split_load({{5, {2, 1}}}, {16, 0, 0}).given, ElementsAre(ElementsAre(1, 0)));
}

TEST(LoadSplit, IsEmptyWhereThereIsNoDemand) {
  const LoadSplit split = split_load({{0, {0}}, {0, {1}}}, {10, 0});
  EXPECT_THAT(split.pool_demand, ElementsAre(0, 0));
  EXPECT_THAT(split.need_load, ElementsAre(0, 0));
  EXPECT_TRUE(split.tightest.empty());
  EXPECT_EQ(split.tightest_load, 0);
}

TEST(LoadSplit, CountsTheHoursOfWhoeverDelivers) {
  // One pool, at 3/4 of the pace: 30 h at the standard pace are 40 of its hours.
  const LoadSplit split = split_load({{30, {0}, {4.0 / 3}}}, {50});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(40, 1e-12)));
  EXPECT_NEAR(split.tightest_load, 0.8, 1e-12);
  const LoadSplit nobody = split_load({{30, {0}, {4.0 / 3}}}, {0});
  EXPECT_THAT(nobody.pool_demand, ElementsAre(DoubleNear(40, 1e-12)));
}

TEST(LoadSplit, TakesWhatRoundingLeavesOfHoursForNone) {
  // The second pool's hours are all spoken for: 1e-16 of them cannot take a share at a pace of its own.
  const LoadSplit split = split_load({{30, {1, 0}, {2, 1}}}, {50, 1e-16});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(30, 1e-9), 0));
  EXPECT_NEAR(split.tightest_load, 0.6, 1e-12);
  EXPECT_THAT(split.need_load, ElementsAre(DoubleNear(0.6, 1e-12)));
}

TEST(LoadSplit, EvensOutTheLoadsOfTheQuickAndTheSlow) {
  const LoadSplit split = split_load({{30, {1, 0}, {4.0 / 3, 1}}}, {20, 20});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(120.0 / 7, 1e-9), DoubleNear(120.0 / 7, 1e-9)));
  EXPECT_THAT(split.need_load, ElementsAre(DoubleNear(6.0 / 7, 1e-9)));
}

TEST(LoadSplit, GoesOnToTheNextGreatestLoadAtSeveralPaces) {
  // 18 h that only the first, of 20 h, may do. The rest goes to the second and the third: 12 = x + y with
  // x / 20 = 2 y / 20, so x = 8 and 2 y = 8.
  const LoadSplit split = split_load({{18, {0}}, {12, {0, 1, 2}, {1, 1, 2}}}, {20, 20, 20});
  EXPECT_THAT(split.pool_demand, ElementsAre(DoubleNear(18, 1e-9), DoubleNear(8, 1e-9), DoubleNear(8, 1e-9)));
  EXPECT_THAT(split.need_load, ElementsAre(DoubleNear(0.9, 1e-9), DoubleNear(0.4, 1e-9)));
  EXPECT_THAT(split.tightest, ElementsAre(0));
  EXPECT_NEAR(split.tightest_load, 0.9, 1e-9);
}

struct SharedExample {
  std::vector<SharedNeed> needs;
  std::vector<double> hours;
};

SharedExample random_shared_example(std::uint32_t number) {
  const ReplicationDraws draws{11, number};
  std::uint64_t drawn = 0;
  const auto uniform = [&] { return draws.uniform(Purpose::route, Entity{2}, drawn++); };
  SharedExample example;
  const std::size_t pools = 1 + number % 5, needs = 1 + number / 5 % 6;
  for (std::size_t p = 0; p < pools; ++p) example.hours.push_back(1 + 30 * uniform());
  for (std::size_t n = 0; n < needs; ++n) {
    SharedNeed need{uniform() < 0.1 ? 0 : 20 * uniform(), {}};
    for (std::size_t p = 0; p < pools; ++p) {
      if (uniform() < 0.5) need.pools.push_back(p);
    }
    if (need.pools.empty()) need.pools.push_back(n % pools);
    example.needs.push_back(need);
  }
  return example;
}

/// Pours a need's demand over its pools, on top of what is there, so that the fuller are left alone: returns
/// the hours each pool gets. By bisection of the level.
std::vector<double> poured(const SharedNeed& need, const std::vector<double>& there,
                           const std::vector<double>& hours) {
  double low = 0, high = 1000;
  std::vector<double> given(hours.size());
  for (int i = 0; i < 200; ++i) {
    const double level = (low + high) / 2;
    double sum = 0;
    for (std::size_t p : need.pools) sum += given[p] = std::max(0.0, level * hours[p] - there[p]);
    (sum < need.demand ? low : high) = level;
  }
  return given;
}

/// The same split by another way: each need in turn is poured again over the others until nothing moves. This
/// descends the convex sum of demand^2 / hours, which is least exactly at the lexicographic optimum.
std::vector<double> poured_until_still(const SharedExample& example) {
  std::vector<std::vector<double>> given(example.needs.size(), std::vector<double>(example.hours.size()));
  std::vector<double> total(example.hours.size());
  for (int sweep = 0; sweep < 600; ++sweep) {
    for (std::size_t n = 0; n < example.needs.size(); ++n) {
      for (std::size_t p = 0; p < total.size(); ++p) total[p] -= given[n][p];
      given[n] = poured(example.needs[n], total, example.hours);
      for (std::size_t p = 0; p < total.size(); ++p) total[p] += given[n][p];
    }
  }
  return total;
}

/// The greatest demand over hours of any set of needs, by trying them all.
double greatest_of_all_sets(const SharedExample& example) {
  double greatest = 0;
  for (unsigned set = 1; set < 1u << example.needs.size(); ++set) {
    double demand = 0, hours = 0;
    std::vector<bool> counted(example.hours.size());
    for (std::size_t n = 0; n < example.needs.size(); ++n) {
      if (!(set >> n & 1u)) continue;
      demand += example.needs[n].demand;
      for (std::size_t p : example.needs[n].pools) {
        if (!counted[p]) hours += example.hours[p];
        counted[p] = true;
      }
    }
    greatest = std::max(greatest, demand / hours);
  }
  return greatest;
}

TEST(LoadSplit, EqualsPouringNeedByNeedAndTryingAllSets) {
  for (std::uint32_t number = 0; number < 150; ++number) {
    const SharedExample example = random_shared_example(number);
    const LoadSplit split = split_load(example.needs, example.hours);
    EXPECT_NEAR(split.tightest_load, greatest_of_all_sets(example), 1e-9) << number;
    EXPECT_THAT(split.pool_demand, Pointwise(DoubleNear(1e-5), poured_until_still(example))) << number;

    double demand = 0, hours = 0;  // of the set that is named as the tightest
    std::vector<bool> counted(example.hours.size());
    for (std::size_t n : split.tightest) {
      demand += example.needs[n].demand;
      for (std::size_t p : example.needs[n].pools) {
        if (!counted[p]) hours += example.hours[p];
        counted[p] = true;
      }
    }
    if (!split.tightest.empty()) {
      EXPECT_NEAR(demand / hours, split.tightest_load, 1e-9) << number;
    }
  }
}

TEST(LoadSplit, SaysAtWhichPaceEachNeedIsDone) {
  const LoadSplit even = split_load({{30, {1, 0}, {4.0 / 3, 1}}}, {20, 20});
  EXPECT_NEAR(even.need_pace[0], 240.0 / 7 / 30, 1e-9);
  const LoadSplit next = split_load({{18, {0}}, {12, {0, 1, 2}, {1, 1, 2}}}, {20, 20, 20});
  EXPECT_NEAR(next.need_pace[0], 1, 1e-12);
  EXPECT_NEAR(next.need_pace[1], 16.0 / 12, 1e-9);
  EXPECT_NEAR(split_load({{30, {0}, {4.0 / 3}}}, {50}).need_pace[0], 4.0 / 3, 1e-12);
  EXPECT_NEAR(split_load({{30, {1, 0}, {4.0 / 3, 1}}}, {20, 0}).need_pace[0], 1, 1e-12);
  EXPECT_NEAR(split_load({{0, {1, 0}, {4.0 / 3, 1}}}, {20, 20}).need_pace[0], 4.0 / 3, 1e-12);
}

TEST(LoadSplit, DealsOutAllHoursAtThePacesOfTheNeeds) {
  for (std::uint32_t number = 0; number < 300; ++number) {
    SharedExample example = random_shared_example(number);
    const ReplicationDraws draws{12, number};
    std::uint64_t drawn = 0;
    for (SharedNeed& need : example.needs) {
      for (std::size_t k = 0; k < need.pools.size(); ++k) {
        const double u = draws.uniform(Purpose::route, Entity{3}, drawn++);
        need.pace.push_back(u < 0.4 ? 1 : 0.7 + u);
      }
    }
    const LoadSplit split = split_load(example.needs, example.hours);
    double by_need = 0, by_pool = 0;
    for (std::size_t n = 0; n < example.needs.size(); ++n) {
      const SharedNeed& need = example.needs[n];
      by_need += need.demand * split.need_pace[n];
      EXPECT_GE(split.need_pace[n], *std::min_element(need.pace.begin(), need.pace.end()) - 1e-9) << number;
      EXPECT_LE(split.need_pace[n], *std::max_element(need.pace.begin(), need.pace.end()) + 1e-9) << number;
    }
    for (double hours : split.pool_demand) by_pool += hours;
    EXPECT_NEAR(by_need, by_pool, 1e-7) << number;
  }
}

TEST(LoadSplit, IsTheSameBySeveralPacesWhereTheyNearlyAgree) {
  // A need that takes one part in 10^9 longer in one pool cannot be dealt out by flows; the loads must not
  // notice.
  for (std::uint32_t number = 0; number < 150; ++number) {
    SharedExample example = random_shared_example(number);
    const LoadSplit by_flows = split_load(example.needs, example.hours);
    for (SharedNeed& need : example.needs) {
      need.pace.assign(need.pools.size(), 1.0);
      need.pace.back() += 1e-9;
    }
    const LoadSplit by_prices = split_load(example.needs, example.hours);
    EXPECT_THAT(by_prices.pool_demand, Pointwise(DoubleNear(1e-6), by_flows.pool_demand)) << number;
    EXPECT_NEAR(by_prices.tightest_load, by_flows.tightest_load, 1e-7) << number;
  }
}

}  // namespace
}  // namespace headroom
