// The generator gives the published answers, and the same as Random123.

#include "random/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <vector>

namespace headroom {
namespace {

using Block = Philox::Block;

/// Words of no particular pattern, with the awkward ones in front.
std::vector<std::uint64_t> words(std::size_t count) {
  std::vector<std::uint64_t> all{0, 1, ~std::uint64_t{0}, 0xffffffffu, 0x100000000u, 0x8000000000000000u};
  std::uint64_t state = 42;
  while (all.size() < count) {  // Knuth's 64-bit linear congruential generator, with its high bits mixed down
    state = state * 6364136223846793005u + 1442695040888963407u;
    all.push_back(state ^ (state >> 29));
  }
  return all;
}

TEST(Philox, GivesThePublishedAnswers) {  // kat_vectors of Random123, philox2x64 with 10 rounds
  constexpr std::uint64_t kOnes = ~std::uint64_t{0};
  EXPECT_EQ(Philox::block(0, 0, 0), (Block{0xca00a0459843d731u, 0x66c24222c9a845b5u}));
  EXPECT_EQ(Philox::block(kOnes, kOnes, kOnes), (Block{0x65b021d60cd8310fu, 0x4d02f3222f86df20u}));
  EXPECT_EQ(Philox::block(0x243f6a8885a308d3u, 0x13198a2e03707344u, 0xa4093822299f31d0u),
            (Block{0x0a5e742c2997341cu, 0xb0f883d38000de5du}));
}

TEST(Philox, EqualsRandom123OnManyBlocks) {
  const auto w = words(300'002);
  for (std::size_t i = 0; i + 2 < w.size(); ++i) {
    const auto reference = r123::Philox2x64{}({{w[i], w[i + 1]}}, {{w[i + 2]}});
    const Block own = Philox::block(w[i], w[i + 1], w[i + 2]);
    ASSERT_TRUE(own[0] == reference[0] && own[1] == reference[1]) << i;
    ASSERT_EQ(Philox::block(w[i], w[i + 1], Philox::round_keys(w[i + 2])), own) << i;
  }
}

TEST(Philox, IsKnownToTheCompiler) {
  static_assert(Philox::block(0, 0, 0)[0] == 0xca00a0459843d731u);
  SUCCEED();
}

TEST(WideMultiplication, IsTheSameInHalves) {
  const auto w = words(2'000);
  for (std::uint64_t a : {w[0], w[1], w[2], w[3], w[4], w[5], w[100], std::uint64_t{0xD2B74407B1CE6E93u}}) {
    for (std::uint64_t b : w) {
      const auto wide = detail::multiply(a, b), halves = detail::multiply_in_halves(a, b);
      ASSERT_TRUE(wide.high == halves.high && wide.low == halves.low) << a << " x " << b;
    }
  }
}

TEST(WideMultiplication, GivesKnownProducts) {
  constexpr std::uint64_t kOnes = ~std::uint64_t{0};
  for (const auto& product : {detail::multiply(kOnes, kOnes), detail::multiply_in_halves(kOnes, kOnes)}) {
    EXPECT_EQ(product.high, kOnes - 1);  // (2^64 - 1)^2 = 2^128 - 2^65 + 1
    EXPECT_EQ(product.low, 1u);
  }
  EXPECT_EQ(detail::multiply_in_halves(0x100000000u, 0x100000000u).high, 1u);
}

}  // namespace
}  // namespace headroom
