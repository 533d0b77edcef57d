// The text of a number is that of the standard's own function, where there is one.

#include "report/words/shortest_number.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "base/bit_cast.hpp"

namespace headroom {
namespace {

TEST(ShortestNumber, IsWrittenWithOrWithoutExponent) {
  EXPECT_EQ(shortest_number(0.1, Notation::fixed), "0.1");
  EXPECT_EQ(shortest_number(0.1F, Notation::fixed), "0.1");
  EXPECT_EQ(shortest_number(-1e14, Notation::fixed), "-100000000000000");
  EXPECT_EQ(shortest_number(1e14F, Notation::fixed), "100000000376832") << "to its last digit";
  EXPECT_EQ(shortest_number(123456.789, Notation::fixed), "123456.789");
  EXPECT_EQ(shortest_number(1e-7, Notation::fixed), "0.0000001");
  EXPECT_EQ(shortest_number(1e-7, Notation::scientific), "1e-07");
  EXPECT_EQ(shortest_number(1.25e300, Notation::scientific), "1.25e+300");
  EXPECT_EQ(shortest_number(0.5, Notation::scientific), "5e-01");
  EXPECT_EQ(shortest_number(5.0, Notation::scientific), "5e+00");
  EXPECT_EQ(shortest_number(5e-324, Notation::scientific), "5e-324");
  EXPECT_EQ(shortest_number(-0.0, Notation::fixed), "-0");
  EXPECT_EQ(shortest_number(-std::numeric_limits<double>::infinity(), Notation::fixed), "-inf");
  EXPECT_EQ(shortest_number(std::nan(""), Notation::fixed), "nan");
}

#ifdef __cpp_lib_to_chars
template <class Number>
void expect_the_standards(Number value) {
  std::array<char, 512> digits{};
  const auto standard = [&](std::chars_format format) {
    return std::string{digits.data(),
                       std::to_chars(digits.data(), digits.data() + digits.size(), value, format).ptr};
  };
  ASSERT_EQ(shortest_number(value, Notation::scientific), standard(std::chars_format::scientific));
  ASSERT_EQ(shortest_number(value, Notation::fixed), standard(std::chars_format::fixed));
}

template <class Number>
void expect_the_standards_around(Number value) {
  constexpr Number kEnd = std::numeric_limits<Number>::infinity();
  for (const Number near : {std::nextafter(value, Number{0}), value, std::nextafter(value, kEnd)}) {
    expect_the_standards(near);
    expect_the_standards(-near);
  }
}

TEST(ShortestNumber, IsTheStandardsForEveryKindOfNumber) {
  for (int power = -330; power <= 308; ++power) {
    for (const double times : {1.0, 2.5, 9.999}) {
      expect_the_standards_around(std::strtod(("1e" + std::to_string(power)).c_str(), nullptr) * times);
      if (power > -50 && power < 38)
        expect_the_standards_around(static_cast<float>(std::pow(10.0, power) * times));
    }
  }
  for (int power = -1074; power < 1024; ++power) expect_the_standards_around(std::ldexp(1.0, power));
  for (int power = -149; power < 128; ++power) expect_the_standards_around(std::ldexp(1.0F, power));
  for (int whole = 0; whole < 20'000; ++whole) {
    expect_the_standards(static_cast<double>(whole));
    expect_the_standards(whole / 100.0);
    expect_the_standards(static_cast<float>(whole) / 7);
  }
  for (const double end :
       {0.0, -0.0, std::numeric_limits<double>::max(), std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::min()})
    expect_the_standards(end);
}

TEST(ShortestNumber, IsTheStandardsForAnyBits) {
  std::uint64_t bits = 88'172'645'463'325'252;
  const auto next = [&] { return bits ^= bits << 13, bits ^= bits >> 7, bits ^= bits << 17; };
  for (int i = 0; i < 100'000; ++i) {
    expect_the_standards(bit_cast<double>(next()));
    expect_the_standards(bit_cast<float>(static_cast<std::uint32_t>(next() >> 32)));
    expect_the_standards(static_cast<double>(next() >> 11) * 0x1p-53 * 1e6);  // of the size of figures
  }
}
#endif

}  // namespace
}  // namespace headroom
