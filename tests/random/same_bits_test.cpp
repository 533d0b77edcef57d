// Every distribution draws the same bits in every build: native or WebAssembly, whatever the processor.

#include <gtest/gtest.h>

#include "random/bits.hpp"
#include "random/duration.hpp"
#include "random/poisson.hpp"

namespace headroom {
namespace {

std::uint64_t bits_of_draws(const RandomDuration& duration) {
  Bits bits;
  for (std::uint32_t replication = 0; replication < 2'000; ++replication) {
    auto generator = ReplicationDraws{7, replication}.generator(Purpose::delay, entity(3, 1, 2), replication);
    for (int draw = 0; draw < 3; ++draw) {
      bits.add(draw_days(duration, generator));
      bits.add(draw_length_biased_days(duration, generator));
    }
  }
  return bits.value();
}

TEST(RandomDuration, DrawsTheSameBitsInEveryBuild) {
  using enum RandomDuration::Kind;
  EXPECT_EQ(bits_of_draws({uniform, 3, 17}), 0xb70b3c78b32153b3);
  EXPECT_EQ(bits_of_draws({triangular, 3, 5, 17}), 0xf7af53ea46bb6c57);
  EXPECT_EQ(bits_of_draws({exponential, 12.5}), 0xe8a3f7c6b217bc1a);
  EXPECT_EQ(bits_of_draws({gamma, 42, 10}), 0x4d17adae32840fd3);
  EXPECT_EQ(bits_of_draws({gamma, 3, 7}), 0xc4931127ee45eb1d) << "shape below 1";
  EXPECT_EQ(bits_of_draws({lognormal, 42, 30}), 0x27e892282804cd45);
}

TEST(PoissonInversion, CountsTheSameInEveryBuild) {
  Bits bits;
  for (const double mean : {0.05, 0.7, 3.0, 23.0 / 7, 180.5, 40'000.25}) {
    const PoissonInversion poisson{mean};
    for (int i = 0; i < 5'000; ++i) bits.add(poisson(i / 5'000.0));
  }
  EXPECT_EQ(bits.value(), 0xdad36e86af747ae5);
}

}  // namespace
}  // namespace headroom
