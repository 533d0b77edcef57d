// Months lose the sickness that is asked of them, counted day by day over many years.

#include "service/sickness_season.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace headroom {
namespace {

const std::vector<SpellPart> kUsualSpells{{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
constexpr MonthWeights kWinter{1.13, 1.02, 0.99, 0.93, 0.93, 0.94, 0.97, 0.94, 0.97, 1.03, 1.04, 1.11};
constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// P(length > days) of the usual spells, from their definition.
double usual_longer_than(int days) {
  const auto truncated = [&](int min, int max, double mean) {
    double low = 0, high = 1;  // the ratio, by bisection of the mean
    const auto moments = [&](double q, int beyond) {
      double sum = 0, moment = 0, longer = 0;
      for (int length = min; length <= max; ++length) {
        const double weight = std::pow(q, length - min);
        sum += weight;
        moment += weight * length;
        if (length > beyond) longer += weight;
      }
      return std::pair{moment / sum, longer / sum};
    };
    for (int i = 0; i < 100; ++i) {
      const double middle = (low + high) / 2;
      (moments(middle, days).first < mean ? low : high) = middle;
    }
    return moments(low, days).second;
  };
  const double beyond = days < 29 ? 1 : std::pow(46.0 / 47, days - 28);
  return 0.80 * truncated(1, 7, 2.5) + 0.14 * truncated(8, 28, 14) + 0.06 * beyond;
}

/// The share of each month that onsets by day of the year lose, day by day over fifteen years.
std::array<double, 12> lost_by_month(const YearOfDays& onsets, const std::vector<double>& lost_since) {
  std::array<double, 12> lost{};
  int day = 0;
  for (std::size_t m = 0; m < 12; ++m) {
    for (int i = 0; i < kDays[m]; ++i, ++day) {
      for (std::size_t since = 0; since < lost_since.size(); ++since) {
        const int then = ((day - static_cast<int>(since)) % 365 + 365) % 365;
        lost[m] += onsets[static_cast<std::size_t>(then)] * lost_since[since] / kDays[m];
      }
    }
  }
  return lost;
}

std::vector<double> usual_since() {
  std::vector<double> lost;
  for (int since = 0; since < 15 * 365; ++since) {
    lost.push_back(usual_longer_than(since));
    if (lost.back() < 1e-13) break;
  }
  return lost;
}

void expect_asked(const SicknessYear& year, double rate, const MonthWeights& months) {
  double mean = 0;
  for (std::size_t m = 0; m < 12; ++m) mean += months[m] * kDays[m] / 365;
  for (std::size_t m = 0; m < 12; ++m) EXPECT_NEAR(year.asked[m], rate * months[m] / mean, 1e-12);
}

TEST(SicknessSeason, LosesExactlyWhatEachMonthIsAskedFor) {
  const auto since = usual_since();
  for (double rate : {0.03, 0.045, 0.15}) {
    const SicknessYear year = SicknessSeason{kUsualSpells, kWinter, std::nullopt}.year(rate);
    expect_asked(year, rate, kWinter);
    const auto lost = lost_by_month(year.onsets, since);
    for (std::size_t m = 0; m < 12; ++m) {
      EXPECT_NEAR(lost[m], year.asked[m], 1e-9) << m;
      EXPECT_NEAR(year.reached[m], year.asked[m], 1e-9) << m;
    }
  }
}

TEST(SicknessSeason, ReachesNinePercentInJanuaryAfterFourInSummer) {
  // 4.5% over the year: 9.0% in January, 4.2% in June.
  MonthWeights months{2.0, 1.2, 1.0, 0.95, 0.93, 0.933, 0.8, 0.75, 0.8, 0.9, 0.95, 1.1};
  const double mean = std::inner_product(months.begin(), months.end(), kDays.begin(), 0.0) / 365;
  const SicknessYear year = SicknessSeason{kUsualSpells, months, std::nullopt}.year(0.045 * mean);
  EXPECT_NEAR(year.reached[0], 0.09, 1e-9);
  EXPECT_NEAR(year.reached[5], 0.041985, 1e-9);
  const auto lost = lost_by_month(year.onsets, usual_since());
  EXPECT_NEAR(lost[0], 0.09, 1e-9);
}

TEST(SicknessSeason, IsTheMonthsThemselvesWhereNothingIsCarriedOver) {
  const SicknessYear year = SicknessSeason{{{1.0, 1, 1, 1}}, kWinter, std::nullopt}.year(0.045);
  for (std::size_t day = 0; day < 365; ++day) {
    EXPECT_NEAR(
        year.onsets[day],
        year.asked[static_cast<std::size_t>((Date{2023, 1, 1} + Days{static_cast<int>(day)}).month() - 1)],
        1e-12);
    EXPECT_EQ(year.well[day], 1);
  }
}

TEST(SicknessSeason, CountsPhasedReturnsByWhatIsNotWorked) {
  // All spells of 35 days, then four weeks at 60%: 35 + 28 x 0.4 days lost.
  const SicknessSeason season{{{1.0, 35, 35, 35}}, kEvenMonths, PhasedReturn{4, 0.6}};
  const SicknessYear year = season.year(0.1);
  for (std::size_t m = 0; m < 12; ++m) EXPECT_NEAR(year.reached[m], 0.1, 1e-12);
  EXPECT_NEAR(year.onsets[0], 0.1 / 46.2, 1e-12);
  EXPECT_NEAR(year.well[0], 1 - 0.1 / 46.2 * 62, 1e-12);  // ill by that day's start: of 62 days before
}

TEST(SicknessSeason, SaysWhatLongSpellsDoNotLetItReach) {
  // Nobody is to be off in July and August, but spells of 60 days run on from June.
  MonthWeights months;
  months.fill(1.2);
  months[6] = months[7] = 0;
  const SicknessYear year = SicknessSeason{{{1.0, 60, 60, 60}}, months, std::nullopt}.year(0.05);
  double reached = 0;
  for (std::size_t m = 0; m < 12; ++m) reached += year.reached[m] * kDays[m] / 365;
  EXPECT_NEAR(reached, 0.05, 1e-9);  // the year keeps its rate
  EXPECT_EQ(year.asked[6], 0);
  EXPECT_GT(year.reached[6], 0.005);
  for (double onset : year.onsets) EXPECT_GE(onset, 0);
}

TEST(SicknessSeason, KeepsTheRateWhereAMonthAsksForMoreThanThereAre) {
  MonthWeights months;
  months.fill(7.0 / 11);
  months[0] = 5;  // one and a half persons off
  const SicknessYear year = SicknessSeason{kUsualSpells, months, std::nullopt}.year(0.3);
  double reached = 0;
  for (std::size_t m = 0; m < 12; ++m) reached += year.reached[m] * kDays[m] / 365;
  EXPECT_NEAR(reached, 0.3, 1e-6);
  EXPECT_LT(year.reached[0], 1);
  EXPECT_GT(year.asked[0], 1.4);
}

TEST(SicknessByMonth, IsTheRateWhereTheMonthsAreEven) {
  AbsenceRules rules;
  rules.spells = kUsualSpells;
  for (double share : sickness_by_month(rules, 0.045)) EXPECT_EQ(share, 0.045);
  rules.sickness_months = kWinter;
  EXPECT_NEAR(sickness_by_month(rules, 0.045)[0], 0.045 * 1.13, 1e-4);
  for (double share : sickness_by_month(rules, 0)) EXPECT_EQ(share, 0);
}

}  // namespace
}  // namespace headroom
