// The non-negative solution meets the conditions of Kuhn and Tucker.

#include "statistics/least_squares.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "statistics/draws.hpp"

namespace headroom {
namespace {

using Rows = std::vector<std::vector<double>>;

TEST(NonNegativeLeastSquares, SolvesWhatCanBeSolved) {
  const auto x = non_negative_least_squares(Rows{{2, 1}, {1, 3}}, {4, 7});
  EXPECT_NEAR(x[0], 1, 1e-12);
  EXPECT_NEAR(x[1], 2, 1e-12);
}

TEST(NonNegativeLeastSquares, StopsAtZero) {
  const auto x = non_negative_least_squares(Rows{{1, 0}, {1, 1}}, {1, 0});  // else (1, -1)
  EXPECT_NEAR(x[0], 0.5, 1e-12);
  EXPECT_EQ(x[1], 0);
  EXPECT_EQ(non_negative_least_squares(Rows{{1}, {1}}, {-1, -2})[0], 0);
}

/// At the least sum of squares no column that is 0 would gain by growing, and none that is above by changing.
TEST(NonNegativeLeastSquares, MeetsTheConditionsOfKuhnAndTucker) {
  for (std::uint32_t number = 0; number < 200; ++number) {
    Draws draws{number};
    Rows rows(8, std::vector<double>(6));
    std::vector<double> wanted(8);
    for (auto& row : rows) {
      for (double& value : row) value = draws.normal();
    }
    for (double& value : wanted) value = draws.normal();
    const auto x = non_negative_least_squares(rows, wanted);
    for (std::size_t c = 0; c < 6; ++c) {
      double gain = 0;
      for (std::size_t r = 0; r < 8; ++r) {
        double left = wanted[r];
        for (std::size_t k = 0; k < 6; ++k) left -= rows[r][k] * x[k];
        gain += rows[r][c] * left;
      }
      EXPECT_GE(x[c], 0);
      EXPECT_LE(gain, 1e-9);
      if (x[c] > 0) {
        EXPECT_NEAR(gain, 0, 1e-9);
      }
    }
  }
}

}  // namespace
}  // namespace headroom
