// exp, log, pow and their like have the same bits in every build: of one library, never of the system's.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "random/bits.hpp"

namespace headroom {
namespace {

// Where the system's (glibc 2.36, on a processor with fused multiply-adds) has another last bit: whatever
// another library or a compiler that works them out itself would give, these are musl's.
TEST(ElementaryFunctions, HaveTheLastBitOfTheOneLibrary) {
  EXPECT_EQ(std::exp(-0.6), 0x1.18fdd6b9604e4p-1);
  EXPECT_EQ(std::expm1(-0.31), -0x1.10f347f6a9eaap-2);
  EXPECT_EQ(std::expm1(0.92), 0x1.8260dae0f1886p+0);
  EXPECT_EQ(std::log10(0.255), -0x1.2fd9f7290d6d3p-1);
  EXPECT_EQ(std::pow(0.02, -4.5), 0x1.512cbee97e0cap+25);
  EXPECT_EQ(std::pow(0.03, 15.6), 0x1.0ed52fcb16b9ep-79);
  EXPECT_EQ(std::tan(-8.712), 0x1.ba8ec6198a11p-1);
  EXPECT_EQ(std::erfc(-1.257), 0x1.ecaebddfa2cd2p+0);
  EXPECT_EQ(std::cbrt(-8.991), -0x1.0a297585df07bp+1);
  EXPECT_EQ(std::sin(-8.784), -0x1.32155db1ec76ap-1);
  EXPECT_EQ(std::cos(-8.946), -0x1.c66e13c52d9afp-1);
  EXPECT_EQ(std::atan(-8.766), -0x1.750bbad71d608p+0);
  EXPECT_EQ(std::tanh(-0.988), -0x1.83550bdc5b258p-1);
  EXPECT_EQ(std::sinh(-3.69), -0x1.4028b43356466p+4);
}

/// Of a function's values at 20,000 places from `from` to `until`.
template <class Function>
std::uint64_t bits_of(Function function, double from, double until) {
  Bits bits;
  constexpr int kPlaces = 20'000;
  for (int i = 1; i < kPlaces; ++i) bits.add(function(from + (until - from) * i / kPlaces));
  return bits.value();
}

TEST(ElementaryFunctions, HaveTheSameBitsInEveryBuild) {
#define HEADROOM_BITS(function, from, until) bits_of([](double x) { return std::function(x); }, from, until)
  EXPECT_EQ(HEADROOM_BITS(exp, -20, 20), 0xa7f12147e99e5dc9);
  EXPECT_EQ(HEADROOM_BITS(exp2, -20, 20), 0x5eb1da5c0d6b3816);
  EXPECT_EQ(HEADROOM_BITS(expm1, -5, 5), 0xd3f6e942c72137f6);
  EXPECT_EQ(HEADROOM_BITS(log, 0, 30), 0xcaea0c0512cfa424);
  EXPECT_EQ(HEADROOM_BITS(log10, 0, 30), 0x05867fa3d3f998d6);
  EXPECT_EQ(HEADROOM_BITS(log1p, -1, 9), 0x85b908d59385001a);
  EXPECT_EQ(HEADROOM_BITS(log2, 0, 30), 0xc53a907fa1d26185);
  EXPECT_EQ(HEADROOM_BITS(sin, -9, 9), 0xa2da3fc703f6db4c);
  EXPECT_EQ(HEADROOM_BITS(cos, -9, 9), 0xfc4b6cedaf3531ea);
  EXPECT_EQ(HEADROOM_BITS(tan, -9, 9), 0xc32607e061314e69);
  EXPECT_EQ(HEADROOM_BITS(asin, -1, 1), 0x69a95451373eaa6b);
  EXPECT_EQ(HEADROOM_BITS(acos, -1, 1), 0x2a9522839a778125);
  EXPECT_EQ(HEADROOM_BITS(erfc, -4, 9), 0xa067a5719b79546a);
  EXPECT_EQ(HEADROOM_BITS(cbrt, -9, 9), 0x3f91020e4816cfcb);
  EXPECT_EQ(HEADROOM_BITS(tgamma, 0, 20), 0x34cc27096039f9f0);
#undef HEADROOM_BITS
  const auto lgamma = [](double x) {
    int sign = 0;
    return ::lgamma_r(x, &sign);
  };
  EXPECT_EQ(bits_of(lgamma, 0, 30), 0x8ac7cf60833ce1a5);
  EXPECT_EQ(bits_of([](double y) { return std::pow(0.37, y); }, -30, 30), 0xfed3fee171fcf6f8);
  EXPECT_EQ(bits_of([](double x) { return std::pow(x, 2.5); }, 0, 30), 0xb67ce4433e2857f2);
}

}  // namespace
}  // namespace headroom
