// Unpaired differences agree with a published example of Welch's test and with its skewed form.

#include "statistics/unpaired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "not_a_number.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

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
  SampledMean both = difference_of(sampled_mean(a), sampled_mean(b));
  both.skewness = 0;  // published without a correction
  const Estimate d = estimate_of(both, 0.95);
  EXPECT_NEAR(d.low, -3.98410, 1e-5);
  EXPECT_NEAR(d.high, -0.34924, 1e-5);
  // Two comparisons at once: each at 97.5%, t(0.9875; 24.98853) = 2.38468.
  const Estimate of_two = estimate_of(both, 0.975);
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

// With the skewness A of Zhou & Dinh (2005): with λ = n1 / N, A = (μ3 / λ² − ν3 / (1 − λ)²) / (σ² / λ +
// τ² / (1 − λ))^1.5, and g(T) = T + A T² / (3 √N) + A² T³ / (27 N) + A / (6 √N) is ±t at the ends.
TEST(UnpairedDifference, IsWhereTheTransformationOfTwoSamplesIsStudents) {
  const std::vector<double> a{0.99, 0.98, 0.97, 0.99, 0.60, 0.98}, b{0.7, 0.9, 0.8, 0.75};
  const auto moment = [](const std::vector<double>& x, int power) {
    double mean = 0, sum = 0;
    for (double v : x) mean += v / static_cast<double>(x.size());
    for (double v : x) sum += std::pow(v - mean, power);
    return sum;
  };
  const auto third = [&](const std::vector<double>& x) {  // unbiased: k statistic
    const auto n = static_cast<double>(x.size());
    return n / ((n - 1) * (n - 2)) * moment(x, 3);
  };
  const double n = 10, share = 0.6, va = moment(a, 2) / 5, vb = moment(b, 2) / 3;
  const double skew = (third(a) / (share * share) - third(b) / ((1 - share) * (1 - share))) /
                      std::pow(va / share + vb / (1 - share), 1.5);
  const Estimate d = unpaired_difference(a, b, 0.95, 1);
  const double error = std::sqrt(va / 6 + vb / 4);
  const auto g = [&](double end) {
    const double t = (d.mean - end) / error;
    return t + skew * t * t / (3 * std::sqrt(n)) + skew * skew * t * t * t / (27 * n) +
           skew / (6 * std::sqrt(n));
  };
  EXPECT_LT(skew, -0.5);
  EXPECT_NEAR(g(d.low), -g(d.high), 1e-9);
  const double freedom = (va / 6 + vb / 4) * (va / 6 + vb / 4) / (va * va / 36 / 5 + vb * vb / 16 / 3);
  EXPECT_NEAR(g(d.low), student_t_quantile(0.975, freedom), 1e-9);
}

}  // namespace
}  // namespace headroom
