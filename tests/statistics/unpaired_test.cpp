#include "statistics/unpaired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headroom {
namespace {

const double kNaN = std::nan("");

TEST(UnpairedDifference, IsTheWorkedExample) {
  const std::vector<double> a{1, 2, 3, 4}, b{2, 4, 6, 8};
  const Estimate d = unpaired_difference(a, b, 0.95, 1);
  EXPECT_DOUBLE_EQ(d.mean, -2.5);
  EXPECT_NEAR(d.high - d.mean, 3.86417, 1e-5);  // t(0.975; 4.41176) = 2.67717, times sqrt(5/12 + 5/3)
  EXPECT_NEAR(d.mean - d.low, 3.86417, 1e-5);
  EXPECT_EQ(d.replications, 4u);
}

// The first example of the article "Welch's t-test" of Wikipedia, which gives t = −2.46 and 25.0 degrees of
// freedom; the interval is then −2.16667 ± t(0.975; 24.98853) x 0.88242, t = 2.05966.
TEST(UnpairedDifference, AgreesWithAPublishedExample) {
  const std::vector<double> a{27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1,
                              21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
  const std::vector<double> b{27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0,
                              24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4};
  const Estimate d = unpaired_difference(a, b, 0.95, 1);
  EXPECT_NEAR(d.low, -3.98410, 1e-5);
  EXPECT_NEAR(d.high, -0.34924, 1e-5);
  // Two comparisons at once: each at 97.5%, t(0.9875; 24.98853) = 2.38468.
  const Estimate of_two = unpaired_difference(a, b, 0.95, 2);
  EXPECT_NEAR(of_two.high - of_two.mean, 2.38468 * 0.882424, 1e-4);
}

TEST(UnpairedDifference, TakesSamplesOfDifferentLengthWithoutWhatIsUndefined) {
  const std::vector<double> a{1, kNaN, 3}, b{5, 5, 5, 5, kNaN};
  const Estimate d = unpaired_difference(a, b, 0.95, 1);
  EXPECT_DOUBLE_EQ(d.mean, -3);
  EXPECT_NEAR(d.high - d.mean, 12.70620, 1e-4);  // one degree of freedom, s/sqrt(n) = 1
  EXPECT_EQ(d.replications, 2u);
}

TEST(UnpairedDifference, HasNoIntervalWhereOneSideHasNoSpreadToTell) {
  const std::vector<double> one{4}, some{1, 2, 3}, none{kNaN};
  EXPECT_EQ(unpaired_difference(one, some, 0.95, 1).mean, 2);
  EXPECT_TRUE(std::isnan(unpaired_difference(one, some, 0.95, 1).low));
  EXPECT_TRUE(std::isnan(unpaired_difference(none, some, 0.95, 1).mean));
  EXPECT_EQ(unpaired_difference(none, some, 0.95, 1).replications, 0u);
}

TEST(UnpairedDifference, OfValuesThatNeverVaryHasNoWidth) {
  const std::vector<double> a{0.1, 0.1, 0.1}, b{0.3, 0.3};
  const Estimate d = unpaired_difference(a, b, 0.95, 1);
  EXPECT_EQ(d.low, d.high);
  EXPECT_DOUBLE_EQ(d.mean, -0.2);
}

}  // namespace
}  // namespace headroom
