// Queue and waiting-list formulas give textbook and published numbers.

#include "statistics/queueing/queueing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "statistics/queueing/waiting_list_theory.hpp"

namespace headroom {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(ErlangC, EqualsTheLoadForOneServerAndATextbookValueForTwo) {
  EXPECT_DOUBLE_EQ(erlang_c(1, 0.7), 0.7);
  EXPECT_DOUBLE_EQ(erlang_c(2, 1.0), 1.0 / 3);
  EXPECT_EQ(erlang_c(3, 0), 0);
  EXPECT_EQ(erlang_c(3, 3), 1);
}

TEST(ErlangC, EqualsTheSumThatDefinesIt) {
  for (int servers : {1, 3, 8, 20}) {
    for (double load : {0.1, 0.5, 0.9, 0.99}) {
      const double offered = load * servers;
      double sum = 0, term = 1;  // offered^n / n!
      for (int n = 0; n < servers; ++n) sum += term, term *= offered / (n + 1);
      const double waiting = term / (1 - load);
      EXPECT_NEAR(erlang_c(servers, offered), waiting / (sum + waiting), 1e-12) << servers << ' ' << load;
    }
  }
}

TEST(ErlangC, StaysFiniteForManyServers) {
  EXPECT_GT(erlang_c(2000, 1950), 0);
  EXPECT_LT(erlang_c(2000, 1950), 1);
}

TEST(MeanWait, OfOneServerIsTheSameByBothFormulas) {
  // M/M/1 at load 0.8, service 5: wait = 0.8 / 0.2 x 5 = 20.
  EXPECT_NEAR(mean_wait_mmc(1, 0.16, 5), 20, 1e-12);
  EXPECT_NEAR(mean_wait_mg1(0.16, 5, 1), 20, 1e-12);
  EXPECT_NEAR(mean_wait_mg1(0.16, 5, 0), 10, 1e-12);  // fixed service times: half
}

TEST(MeanWait, OfTwoServersMatchesHandCalculation) {
  EXPECT_NEAR(mean_wait_mmc(2, 1, 1), 1.0 / 3, 1e-12);  // C(2, 1) x 1 / (2 - 1)
}

TEST(MeanWait, IsForeverWhereTheQueueIsNotStable) {
  EXPECT_EQ(mean_wait_mmc(2, 2, 1), kInfinity);
  EXPECT_EQ(mean_wait_mg1(1.2, 1, 0.5), kInfinity);
}

TEST(LittlesLaw, GivesTheNumberPresent) {
  // 111,116 joined in a quarter of 13 weeks and stayed 8.4 weeks on average: about 71,907 were waiting.
  EXPECT_NEAR(mean_number_present(111116.0 / 13, 71907 / (111116.0 / 13)), 71907, 1e-6);
  EXPECT_DOUBLE_EQ(mean_number_present(30, 13), 390);
}

TEST(TargetFactor, FollowsTheStandard) {
  EXPECT_NEAR(target_factor(0.92).value(), 2.526, 5e-4);
  EXPECT_NEAR(target_factor(1 - std::exp(-4.0)).value(), 4, 1e-12);
  EXPECT_FALSE(target_factor(1.0));
}

TEST(TargetList, MatchesThePublishedNumbers) {
  EXPECT_DOUBLE_EQ(target_list_size(30, 52, 4).value(), 390);
  EXPECT_NEAR(target_list_size(1, 18, target_factor(0.92).value()).value(), 7.13, 0.005);
  EXPECT_NEAR(target_list_size(1, 18, target_factor(0.70).value()).value(), 14.95, 0.005);
  EXPECT_NEAR(target_list_size(1, 18, target_factor(0.65).value()).value(), 17.15, 0.005);
  EXPECT_NEAR(target_list_size(1, 4, target_factor(0.90).value()).value(), 1.74, 0.005);
  EXPECT_FALSE(target_list_size(30, 18, target_factor(0.0).value()));  // nobody need be in time: any list
}

TEST(ReliefCapacity, MatchesThePublishedNumberAndIsForListsThatAreTooLong) {
  EXPECT_NEAR(relief_capacity(30, 1200, 390).value(), 61.15, 0.005);
  EXPECT_TRUE(is_too_long(781, 390));
  EXPECT_FALSE(is_too_long(780, 390));
  EXPECT_FALSE(relief_capacity(30, 780, 390));
}

TEST(TargetCapacity, MatchesThePublishedNumbers) {
  EXPECT_NEAR(target_capacity(30, 52, 3, {1.1 * 1.1, 1.2 * 1.2}).value(), 30.076442, 5e-7);
  EXPECT_NEAR(target_capacity(30, 52, 4, {1, 1}).value(), 30.0769, 5e-5);
  EXPECT_FALSE(target_capacity(30, 0, 4, {1, 1}));
}

}  // namespace
}  // namespace headroom
