// The short form of bench/coverage: a thousand repeats with fixed seeds.
// Bounds are those of a share of 1,000 at 3.5 standard deviations about what bench/README.md has.

#include <gtest/gtest.h>

#include "populations.hpp"

namespace headroom {
namespace {

constexpr int kRepeats = 1000;

TEST(Coverage, OfSkewedSharesIsThatOfHallsInterval) {
  const Population skewed = ruined_by_power(70);  // skewness −8
  struct Row {
    std::size_t n;
    double student_at_most, hall_at_least;
  };
  for (const Row& row : {Row{50, 0.75, 0.83}, Row{100, 0.85, 0.93}, Row{200, 0.91, 0.95}}) {
    const Coverage c = coverage(skewed, row.n, kRepeats, 1);
    EXPECT_LE(c.student, row.student_at_most + stray(row.student_at_most, kRepeats)) << row.n;
    EXPECT_GE(c.hall, row.hall_at_least - stray(row.hall_at_least, kRepeats)) << row.n;
    EXPECT_GT(c.hall, c.student + 0.04) << row.n;
  }
}

TEST(Coverage, LosesNothingElsewhere) {
  for (const Population& population : {normal_values(), exponential_values(), lognormal_values()})
    for (std::size_t n : {5u, 20u, 100u}) {
      const Coverage c = coverage(population, n, kRepeats, 1);
      EXPECT_GE(c.hall, c.student - 0.015) << population.name << ", " << n;
      EXPECT_GE(c.hall, 0.9 - stray(0.9, kRepeats)) << population.name << ", " << n;
    }
}

TEST(Coverage, OfFourDifferencesAtOnceGainsAsWell) {
  const Coverage c = joint_coverage(ruined_by_power(70), 100, kRepeats, 1);
  EXPECT_GE(c.hall, 0.95 - stray(0.95, kRepeats));
  EXPECT_LE(c.student, 0.86 + stray(0.86, kRepeats));
}

// What is promised of an answer of `size`: wrong in at most 5% of seeds, over all looks. Where a bad year is
// rare among so few replications it must not be wrong at all.
TEST(Coverage, OfSizesAnswersIsThePromise) {
  for (const Population& population :
       {one_bad_year_in(20), one_bad_year_in(50), one_bad_year_in(100), ruined_by_power(70)}) {
    for (std::size_t most : {60u, 100u, 200u}) {
      const WronglyMet wrong =
          wrongly_met(population, Judged::mean_share, {.first_look = 50, .at_most = most}, kRepeats, 1);
      EXPECT_EQ(wrong.early, 0) << population.name << ", " << most;
      EXPECT_EQ(wrong.answer, 0) << population.name << ", " << most;
    }
    const WronglyMet many =
        wrongly_met(population, Judged::mean_share, {.first_look = 50, .at_most = 1600}, 300, 1);
    EXPECT_LE(many.answer, 0.05 + stray(0.05, 300)) << population.name;
  }
}

// From 19 futures on a further one lies in the range nine times in ten whatever it comes from.
TEST(Coverage, OfTheRangeOfNineInTenIsThatOfAFurtherFuture) {
  for (const Population& population :
       {normal_values(), lognormal_values(), one_bad_year_in(20), two_humps()}) {
    for (std::size_t n : {19u, 39u, 100u, 200u}) {
      const double held = future_held(population, n, kRepeats, 1);
      EXPECT_NEAR(held, 0.9, stray(0.9, kRepeats)) << population.name << ", " << n;
    }
  }
  EXPECT_GE(future_held(noughts_and_ones(0.9), 39, kRepeats, 1), 0.9) << "equal values lie in it too";
}

TEST(Coverage, OfChancesAndTheirDifferences) {
  for (const double chance : {0.02, 0.1, 0.5, 0.9, 0.98}) {
    for (std::size_t n : {50u, 200u}) {
      EXPECT_GE(chance_held(chance, n, kRepeats, 1), 0.92 - stray(0.92, kRepeats)) << chance << ", " << n;
      EXPECT_GE(paired_chance_held(chance, 0.6, n, kRepeats, 1), 0.93 - stray(0.93, kRepeats))
          << chance << ", " << n;
    }
  }
}

TEST(Coverage, OfIntervalsOverDrawsThatFuturesShare) {
  for (const bool skewed : {false, true}) {
    const ClusteredCoverage c = clustered_coverage(skewed, 50, 10, 400, 1);
    for (const double held : {c.chance, c.median, c.p95}) EXPECT_GE(held, 0.92 - stray(0.92, 400)) << skewed;
    EXPECT_LE(c.independent_chance, 0.75) << "what they would be if each future had its own";
    EXPECT_LE(c.independent_median, 0.75);
  }
}

}  // namespace
}  // namespace headroom
