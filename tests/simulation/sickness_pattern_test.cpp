// Sickness by months and phased returns: the process against what the study asks for.
// Seeds are fixed; bounds are 3.5 standard errors (a correct process with another seed would fail once in
// 2,000) and, over twelve months, 4 (once in 1,300).

#include <gtest/gtest.h>

#include <cmath>

#include "simulation/clinics.hpp"
#include "simulation/people/sickness.hpp"
#include "simulation/sickness_means.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// Means by month of the long series: 1.13 in January, 0.93 in April.
constexpr MonthWeights kWinter{1.13, 1.02, 0.99, 0.93, 0.93, 0.94, 0.97, 0.94, 0.97, 1.03, 1.04, 1.11};
const Date kEve{2025, 12, 31};
constexpr Day kFourYears = 1461;  ///< in days, one of them a leap year

SicknessPattern pattern(const MonthWeights& months, std::optional<PhasedReturn> phased = std::nullopt) {
  return {months, phased, kEve, kFourYears};
}

struct Seen {
  std::vector<double> lost;           ///< by replication: share of the days, phased returns by what they lose
  std::vector<double> lost_at_first;  ///< of the first 60 days
};

Seen watch(const SicknessProcess& process, std::uint32_t replications) {
  Seen of;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    std::vector<Spell> spells;
    process.draw(ReplicationDraws{8, replication}, Entity{5}, kFourYears, spells);
    double lost = 0, first = 0;
    for (const Spell& spell : spells) {
      for (Day day = std::max(1, spell.first); day <= std::min(kFourYears, spell.phased_to); ++day) {
        const double share = day <= spell.last ? 1 : 1 - process.phased_at();
        lost += share;
        if (day <= 60) first += share;
      }
    }
    of.lost.push_back(lost / kFourYears);
    of.lost_at_first.push_back(first / 60);
  }
  return of;
}

/// Days of each month among those watched.
std::array<double, 12> days_of_months() {
  std::array<double, 12> days{};
  for (Day day = 1; day <= kFourYears; ++day)
    days[static_cast<std::size_t>((kEve + Days{day}).month() - 1)] += 1;
  return days;
}

void expect_months(const SicknessProcess& process, const std::array<double, 12>& shares,
                   std::uint32_t replications, double worst_relative_error) {
  std::array<std::vector<double>, 12> lost;
  const std::array<double, 12> days = days_of_months();
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    std::vector<Spell> spells;
    process.draw(ReplicationDraws{8, replication}, Entity{5}, kFourYears, spells);
    std::array<double, 12> sums{};
    for (const Spell& spell : spells) {
      for (Day day = std::max(1, spell.first); day <= std::min(kFourYears, spell.phased_to); ++day)
        sums[static_cast<std::size_t>((kEve + Days{day}).month() - 1)] +=
            day <= spell.last ? 1 : 1 - process.phased_at();
    }
    for (std::size_t m = 0; m < 12; ++m) lost[m].push_back(sums[m] / days[m]);
  }
  for (std::size_t m = 0; m < 12; ++m) {
    SCOPED_TRACE("month " + std::to_string(m + 1));
    expect_mean(lost[m], shares[m], worst_relative_error);
  }
}

/// Weights of mean 1 over the days of a year of 365.
std::array<double, 12> asked_by_month(const MonthWeights& months, double rate) {
  constexpr std::array<double, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  double mean = 0;
  for (std::size_t m = 0; m < 12; ++m) mean += months[m] * kDays[m] / 365;
  std::array<double, 12> asked{};
  for (std::size_t m = 0; m < 12; ++m) asked[m] = rate * months[m] / mean;
  return asked;
}

TEST(SeasonalSickness, LosesInEachMonthWhatIsAskedForIt) {
  const MonthWeights strong{2, 1.4, 1.1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.75, 0.8, 0.85, 1.1};
  for (const MonthWeights& months : {kWinter, strong}) {
    for (double rate : {0.045, 0.2}) {
      SCOPED_TRACE(rate);
      const SicknessProcess process{kUsualSpells, rate, pattern(months)};
      expect_mean(watch(process, 4000).lost, rate, 0.03);
      expect_months(process, asked_by_month(months, rate), 12'000, 0.03);
    }
  }
}

TEST(SeasonalSickness, LosesInEachMonthWhatIsAskedWithPhasedReturnsToo) {
  const SicknessProcess process{kUsualSpells, 0.08, pattern(kWinter, PhasedReturn{4, 0.6})};
  expect_months(process, asked_by_month(kWinter, 0.08), 12'000, 0.03);
}

TEST(SeasonalSickness, IsStationaryOnTheFirstDayOfAnyMonth) {
  // The share off on day 1 and on the same day three years on.
  for (const Date& eve : {Date{2025, 12, 31}, Date{2026, 2, 28}, Date{2026, 6, 30}}) {
    SicknessPattern from{kWinter, std::nullopt, eve, 1200};
    const SicknessProcess process{kUsualSpells, 0.1, from};
    int first = 0, later = 0;
    constexpr int kReplications = 30'000;
    for (std::uint32_t replication = 0; replication < kReplications; ++replication) {
      std::vector<Spell> spells;
      process.draw(ReplicationDraws{9, replication}, Entity{5}, 1200, spells);
      for (const Spell& spell : spells) {
        first += spell.first <= 1 && spell.last >= 1;
        later += spell.first <= 1 + 3 * 365 && spell.last >= 1 + 3 * 365;
      }
    }
    // Two shares about 0.1 of 30,000 each: their difference has a standard error of 0.0024.
    EXPECT_NEAR(first / double{kReplications}, later / double{kReplications}, 3.5 * 0.0024);
  }
}

TEST(SeasonalSickness, MakesUpInOtherMonthsForWhatOneCannotHold) {
  // January asks for 0.3 / 8.46 x 5 a day, which would keep one and a half persons off.
  MonthWeights months;
  months.fill(7.0 / 11);
  months[0] = 5;
  const SicknessProcess process{kUsualSpells, 0.3, pattern(months)};
  expect_mean(watch(process, 3000).lost, 0.3, 0.02);
}

TEST(SeasonalSickness, DrawsAsBeforeWhereTheMonthsAreEven) {
  const SicknessProcess plain{kUsualSpells, 0.1}, even{kUsualSpells, 0.1, pattern(kEvenMonths)};
  for (std::uint32_t replication = 0; replication < 50; ++replication) {
    std::vector<Spell> one, other;
    plain.draw(ReplicationDraws{1, replication}, Entity{9}, kFourYears, one);
    even.draw(ReplicationDraws{1, replication}, Entity{9}, kFourYears, other);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].first, other[i].first);
      EXPECT_EQ(one[i].last, other[i].last);
      EXPECT_EQ(one[i].phased_to, one[i].last);
      EXPECT_EQ(other[i].phased_to, other[i].last);
    }
  }
}

TEST(PhasedReturn, FollowsLongSpellsAndCountsInTheRate) {
  for (const MonthWeights& months : {kEvenMonths, kWinter}) {
    const SicknessProcess process{kUsualSpells, 0.08, pattern(months, PhasedReturn{4, 0.6})};
    EXPECT_EQ(process.phased_at(), 0.6);
    const Seen found = watch(process, 6000);
    expect_mean(found.lost, 0.08, 0.03);
    if (months == kEvenMonths) expect_mean(found.lost_at_first, 0.08, 0.05);  // from the first day on
    int phased = 0;
    for (std::uint32_t replication = 0; replication < 500; ++replication) {
      std::vector<Spell> spells;
      process.draw(ReplicationDraws{8, replication}, Entity{5}, kFourYears, spells);
      for (std::size_t i = 0; i < spells.size(); ++i) {
        const bool is_long = spells[i].last - spells[i].first + 1 > 28;
        EXPECT_EQ(spells[i].phased_to, spells[i].last + (is_long ? 28 : 0));
        EXPECT_GE(spells[i].phased_to, 0);
        phased += is_long;
        if (i > 0) {
          EXPECT_GT(spells[i].first, spells[i - 1].phased_to);
        }
      }
    }
    EXPECT_GT(phased, 100);
  }
}

TEST(PhasedReturn, OpensWholeUnitsOfItsShare) {
  EXPECT_EQ(phased_opening(0.6, 350, 50), 200);  // 210
  EXPECT_EQ(phased_opening(0.5, 360, 60), 180);
  EXPECT_EQ(phased_opening(0.8, 300, 60), 240);
  EXPECT_EQ(phased_opening(0, 360, 60), 0);
  EXPECT_EQ(phased_minutes(0.5, 45), 23);
  EXPECT_EQ(phased_minutes(0.6, 360), 216);
}

TEST(PhasedReturn, LosesTheRestOfTheHoursToSickness) {
  // 360 minutes a day, 216 of them at 60%, of which three hours make slots; spells of 35 days.
  Service service = one_step_clinic(6, 40);
  service.posts[0].plan = {0.75, 0.25, 0, 0};                           // 270 + 90
  service.posts[0].dcc_fixed = {{"triage", Hours{2.5}, std::nullopt}};  // 30 a day: 240 are opened
  service.posts[0].sickness_rate = 0.1;
  service.absence.spells = {{1.0, 35, 35, 35}};
  service.absence.phased_return = PhasedReturn{4, 0.6};
  int followed = 0;
  for (std::uint32_t replication = 0; replication < 30; ++replication) {
    OneRun run{service, service, 1, replication};
    const Day end = run.tables().end;
    std::int64_t sick = 0, lost = 0, spa = 0, fixed = 0, dcc = 0;
    for (Day day = 1; day <= end; ++day) {
      if (day % 7 == 6 || day % 7 == 0) continue;
      int state = 0;
      for (const Spell& spell : run.roster().spells[0]) {
        if (spell.first <= day && day <= spell.last) state = 2;
        if (spell.last < day && day <= spell.phased_to) state = 1;
      }
      sick += state == 2 ? 360 : state == 1 ? 360 - 162 - 54 : 0;
      lost += state == 2 ? 240 : state == 1 ? 240 - 120 : 0;  // 144 of 240, two slots
      dcc += state == 2 ? 0 : state == 1 ? 162 : 270;
      spa += state == 2 ? 0 : state == 1 ? 54 : 90;
      fixed += state == 2 ? 0 : state == 1 ? 18 : 30;
      followed += state == 1;
    }
    const HolderMinutes& m = run.seen().holders[0];
    EXPECT_EQ(m.sickness, sick);
    EXPECT_EQ(m.opened_lost_sick, lost);
    EXPECT_EQ(m.at_work[0], dcc);
    EXPECT_EQ(m.at_work[1], spa);
    EXPECT_EQ(m.dcc_fixed, fixed);
    EXPECT_NEAR(run.total(PostSeries::lost_sickness), static_cast<double>(sick) / 60, 1e-4);
  }
  EXPECT_GT(followed, 50);
}

}  // namespace
}  // namespace headroom
