// Intervals, quantiles and bounds have the same bits in every build, whatever the processor.

#include <gtest/gtest.h>

#include <vector>

#include "random/bits.hpp"
#include "random/stream.hpp"
#include "statistics/least_squares.hpp"
#include "statistics/moments.hpp"
#include "statistics/one_sided.hpp"
#include "statistics/proportion.hpp"
#include "statistics/quantile.hpp"
#include "statistics/queueing/queueing.hpp"
#include "statistics/sequential/selection.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

void add(Bits& bits, const OneSidedBounds& bounds) {
  bits.add(bounds.lower);
  bits.add(bounds.upper);
}

TEST(Statistics, HaveTheSameBitsInEveryBuildForShares) {
  Bits bits;
  for (const double confidence : {0.8, 0.95, 0.99}) {
    for (int of = 1; of < 120; of += 3) {
      for (int successes = 0; successes <= of; successes += 2) {
        bits.add(proportion(successes, of, confidence).low);
        bits.add(proportion(successes, of, confidence).high);
        add(bits, share_bounds(successes, of, confidence));
      }
    }
  }
  EXPECT_EQ(bits.value(), 0xeb712d1d9edbe643);
}

TEST(Statistics, HaveTheSameBitsInEveryBuildForStudentAndRanks) {
  Bits bits;
  for (int i = 1; i < 400; ++i) {
    bits.add(student_t_quantile(0.975, i));
    bits.add(student_t_quantile(0.51 + i / 1'000.0, 1 + i / 7.0));
    bits.add(missable_share(static_cast<std::size_t>(i), 0.95));
    const QuantileRanks ranks = quantile_ranks(static_cast<std::size_t>(i), 0.9, 0.95);
    bits.add(static_cast<double>(ranks.low));
    bits.add(static_cast<double>(ranks.high));
    bits.add(ranks.coverage);
    bits.add(mean_wait_mmc(1 + i % 9, (1 + i % 9) * (0.3 + i / 600.0), 1.0));
  }
  EXPECT_EQ(bits.value(), 0x8621cd3e08eb4092);
}

TEST(Statistics, HaveTheSameBitsInEveryBuildForSamples) {
  Bits bits;
  auto generator = ReplicationDraws{11, 1}.generator(Purpose::delay, entity(1, 2, 3), 0);
  for (std::size_t size = 2; size < 60; ++size) {
    std::vector<double> values, wanted;
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < size; ++i) {
      const double u = uniform_01(generator);
      values.push_back(u * u);
      wanted.push_back(uniform_01(generator) - 0.2);
      std::vector<double>& row = rows.emplace_back();
      for (std::size_t c = 0; c < 1 + size / 6; ++c) row.push_back(uniform_01(generator));
    }
    add(bits, mean_bounds(values, 0.95));
    for (const double x : non_negative_least_squares(rows, wanted)) bits.add(x);
  }
  EXPECT_EQ(bits.value(), 0x7eadf4c34f432273);
}

TEST(Statistics, HaveTheSameBitsInEveryBuildForSelection) {
  std::vector<Moments> systems(5);
  auto generator = ReplicationDraws{12, 1}.generator(Purpose::delay, entity(1, 2, 3), 0);
  for (int i = 0; i < 200; ++i) {
    for (std::size_t s = 0; s < systems.size(); ++s)
      systems[s].add(uniform_01(generator) + 0.02 * static_cast<double>(s));
  }
  Bits bits;
  bits.add(probability_of_good_selection(systems, 0.01, Direction::higher_is_better));
  bits.add(probability_of_good_selection(systems, 0.05, Direction::lower_is_better));
  EXPECT_EQ(bits.value(), 0x66dc5bfc8bb22655);
}

}  // namespace
}  // namespace headroom
