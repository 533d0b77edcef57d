// Protected time, leadership, days below minimum and cost follow their worked examples.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "base/ensure.hpp"
#include "results/example.hpp"
#include "results/metrics/cost.hpp"
#include "results/metrics/leadership.hpp"
#include "results/metrics/protected_time.hpp"

namespace headroom {
namespace {

/// Service and what was seen of it, to be changed by a test.
struct SeenStaff {
  Service service = example::service();
  Observations observations = example::nothing_seen(service);

  [[nodiscard]] Observed replication() const { return {observations, service}; }
  Post& lead() { return service.posts[0]; }
  void use(Category category, std::optional<std::uint32_t> activity, std::int64_t minutes) {
    observations.protected_uses.push_back(
        {PostId{0}, category, activity, ProtectedUseReason::sickness, minutes});
  }
};

TEST(ProtectedHoursLost, AreThoseOfSpaAndAr) {
  SeenStaff seen;
  seen.use(Category::spa, std::nullopt, 90);
  seen.use(Category::ar, std::nullopt, 30);
  Observations& o = seen.observations;
  o.by_category[o.at(CategorySeries::planned_hours, 0, 0, 1)] = 8;
  o.by_category[o.at(CategorySeries::planned_hours, 1, 1, 2)] = 2;
  o.by_category[o.at(CategorySeries::planned_hours, 1, 1, 0)] = 30;  // DCC is not protected
  EXPECT_DOUBLE_EQ(protected_hours_lost(seen.replication()), 2);
  EXPECT_DOUBLE_EQ(protected_hours_lost_share(seen.replication()), 0.2);
}

TEST(ProtectedHoursLost, AreNoShareOfNothingPlanned) {
  EXPECT_TRUE(std::isnan(protected_hours_lost_share(SeenStaff{}.replication())));
}

TEST(LeadershipHoursLost, GoByThePillarOfTheActivity) {
  SeenStaff seen;
  seen.lead().activities = {{"board", Category::spa, Hours{2}, Pillar::leadership, Protection::soft},
                            {"teaching", Category::ar, Hours{2}, Pillar::education, Protection::soft}};
  seen.use(Category::spa, 0, 60);
  seen.use(Category::ar, 1, 120);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 1);
}

// 1.5 hours of AR and 4 of SPA that nobody calls leadership: none, and the parts are all that was lost.
TEST(LeadershipHoursLost, AreNoneOfTheArThatNobodyCallsLeadership) {
  SeenStaff seen;
  seen.lead().activities = {{"notes", Category::ar, Hours{1}, std::nullopt, Protection::soft},
                            {"board", Category::ar, Hours{0.5}, Pillar::leadership, Protection::soft}};
  seen.use(Category::ar, std::nullopt, 60);
  seen.use(Category::ar, 0, 30);
  seen.use(Category::ar, 1, 15);
  seen.use(Category::spa, std::nullopt, 240);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 0.25);
  EXPECT_DOUBLE_EQ(other_ar_hours_lost(seen.replication()), 1.5);
  EXPECT_DOUBLE_EQ(other_spa_hours_lost(seen.replication()), 4);
  EXPECT_DOUBLE_EQ(protected_hours_lost(seen.replication()), 5.75);
}

// 7.5 hours a week of SPA and AR; 15% leadership of 15 + 10 + 5 beside clinical work are 5.625 of 11.25
// hours, more than there is time for: half of it. An activity of 2 hours takes that of its pillar
// first: 5.625 of 5.625 + 1.75 + 1.875, of what was taken under no activity.
TEST(LeadershipHoursLost, FollowThePillarsOfThePost) {
  SeenStaff seen;
  seen.lead().pillars = {0.7, 0.15, 0.1, 0.05};
  seen.use(Category::spa, std::nullopt, 120);
  seen.use(Category::ar, std::nullopt, 60);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 1.5);
  seen.lead().activities = {{"teaching", Category::spa, Hours{2}, Pillar::education, Protection::soft}};
  seen.use(Category::spa, 0, 600);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 3 * 5.625 / 9.25);
  seen.lead().pillars = {1, 0, 0, 0};
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 0);
}

/// The worked example: 65% DCC, 15% SPA, 20% AR of 37.5 hours; 5 of AR for leading; a fifth is leadership.
SeenStaff declared() {
  SeenStaff seen;
  seen.service.posts.resize(1);
  seen.observations = example::nothing_seen(seen.service);
  seen.lead().plan = {0.65, 0.15, 0.2, 0};
  seen.lead().activities = {{"leading", Category::ar, Hours{5}, Pillar::leadership, Protection::soft}};
  seen.lead().pillars = {0.75, 0.2, 0.05, 0};
  return seen;
}

// Of 8.125 hours a week under no activity 2.5 are declared, 4 in 13: of 65 minutes 20.
TEST(LeadershipHoursLost, AreNeverMoreThanThePostDeclares) {
  SeenStaff seen = declared();
  seen.use(Category::spa, std::nullopt, 65);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 20 / 60.0);
  EXPECT_DOUBLE_EQ(other_spa_hours_lost(seen.replication()), 45 / 60.0);
  seen.use(Category::ar, 0, 60);
  EXPECT_DOUBLE_EQ(leadership_hours_lost(seen.replication()), 80 / 60.0);
  EXPECT_DOUBLE_EQ(other_ar_hours_lost(seen.replication()), 0);
}

// Two weeks of 7.5 hours; what was taken is a tenth of it: 0.75 hours a lead a week.
TEST(LeadershipHoursLost, AreAPartOfWhatIsPlanned) {
  SeenStaff seen = declared();
  seen.use(Category::ar, 0, 90);
  EXPECT_DOUBLE_EQ(leadership_hours_planned(seen.replication()), 15);
  EXPECT_DOUBLE_EQ(leadership_hours_lost_share(seen.replication()), 0.1);
  EXPECT_DOUBLE_EQ(leadership_hours_lost_per_lead(seen.replication()), 0.75);
}

// The hours of an activity are each holder's: two of 0.5 WTE plan 10 a week, from the second week on three.
// Hard hours are planned like others.
TEST(LeadershipHoursPlanned, AreEachHoldersAndFollowTheTermsOfTheDay) {
  SeenStaff seen = declared();
  seen.lead().pillars.reset();
  seen.lead().activities[0].protection = Protection::hard;
  seen.lead().holders = {0.5, 0.5};
  PostTerms later = terms_on(seen.lead(), seen.service.calendar.start);
  later.wte = 1.5;
  later.holders = {0.5, 0.5, 0.5};
  seen.lead().changes = {{seen.service.calendar.start + Days{7}, later}};
  EXPECT_DOUBLE_EQ(leadership_hours_planned(seen.replication()), 25);
  EXPECT_EQ(leadership_hours_lost_share(seen.replication()), 0);
  seen.use(Category::spa, std::nullopt, 600);  // whoever plans none of it loses none
  EXPECT_EQ(leadership_hours_lost_per_lead(seen.replication()), 0);
}

TEST(LeadershipHoursPlanned, AreNoShareWhereNobodyDeclaresAny) {
  SeenStaff seen;
  seen.use(Category::ar, std::nullopt, 60);
  EXPECT_EQ(leadership_hours_planned(seen.replication()), 0);
  EXPECT_TRUE(std::isnan(leadership_hours_lost_share(seen.replication())));
  EXPECT_TRUE(std::isnan(leadership_hours_lost_per_lead(seen.replication())));
}

double days_below_minimum(const SeenStaff& seen) {
  return metric(MetricId::days_below_minimum).of_replication(seen.replication());
}

// Two rules on 14 days: the first broken on days 0 and 3, the second on days 3 and 5.
TEST(DaysBelowMinimum, CountADayOnceHoweverManyRulesAreBroken) {
  SeenStaff seen;
  seen.service.cover.minimum_on_duty = {{RoleId{0}, std::nullopt, 2}, {RoleId{0}, SiteId{0}, 1}};
  seen.observations.below_minimum.assign(14 * 2, 0);
  for (std::size_t cell : {0 * 2 + 0, 3 * 2 + 0, 3 * 2 + 1, 5 * 2 + 1}) {
    seen.observations.below_minimum[cell] = 1;
  }
  EXPECT_EQ(days_below_minimum(seen), 3);
}

TEST(DaysBelowMinimum, AreUndefinedWithoutAMinimum) {
  EXPECT_TRUE(std::isnan(days_below_minimum(SeenStaff{})));
}

TEST(DaysBelowMinimum, RefuseDaysThatNobodyLookedAt) {
  SeenStaff seen;
  seen.service.cover.minimum_on_duty = {{RoleId{0}, std::nullopt, 2}};
  EXPECT_THROW(static_cast<void>(days_below_minimum(seen)), BrokenPromise);
}

/// One post of 54,000 GBP at 0.5 WTE over two years.
SeenStaff two_years() {
  SeenStaff seen;
  seen.service.calendar.weeks = 105;  // 735 days, of which the post exists 730
  seen.service.posts = {example::post("lead", 0.5, 54'000)};
  seen.lead().until = seen.service.calendar.start + Days{729};
  seen.observations = example::nothing_seen(seen.service);
  return seen;
}

TEST(Cost, OfHalfAPostOverTwoYearsIsAYearsPay) { EXPECT_NEAR(cost(two_years().replication()), 54'000, 1e-9); }

// The worked example: 73 of 730 days away on half pay, a fifth backfilled.
TEST(Cost, PaysAbsenceByItsPaidShareAndItsBackfill) {
  SeenStaff seen = two_years();
  const Date from = seen.service.calendar.start + Days{100};
  seen.lead().absent = {{from, from + Days{72}, "maternity", true, 0.2, 0.5}};
  EXPECT_NEAR(cost(seen.replication()), 52'380, 1e-9);
}

TEST(Cost, PaysNobodyWhileThePlaceIsVacant) {
  SeenStaff seen = two_years();
  seen.observations.holders[0].vacancies = {{10, 46}, {700, 735}};  // 37 days, and 30 of those in post
  EXPECT_NEAR(cost(seen.replication()), 54'000.0 * (730 - 67) / 730, 1e-9);
}

// Holders 1.0 and 0.5; the second is vacant for 73 days: 0.5 x 73 of 1.5 x 730 WTE days.
TEST(Cost, OfAVacancyIsThatOfItsHolder) {
  SeenStaff seen = two_years();
  seen.lead().wte = 1.5;
  seen.lead().holders = {1, 0.5};
  seen.observations.holders.push_back({.post = PostId{0}, .number = 2});
  seen.observations.holders[1].vacancies = {{0, 72}};
  EXPECT_NEAR(cost(seen.replication()), 162'000 - 0.5 * 54'000 * 73 / 365, 1e-6);
}

// A year at band 6 and 0.5 WTE, then a year at band 7 and full time with the second holder gone.
TEST(Cost, FollowsTheTermsOfTheDay) {
  SeenStaff seen = two_years();
  seen.lead().cost_per_year.reset();
  seen.lead().band = "6";
  seen.lead().changes = {{seen.service.calendar.start + Days{365}, {1, {1}, "7", {0.8, 0.2, 0, 0}}}};
  seen.service.costs.on_cost = 0.25;
  seen.service.costs.pay = {{"6", Pounds{40'000}}, {"7", Pounds{50'000}}};
  EXPECT_NEAR(cost(seen.replication()), 25'000 + 62'500, 1e-9);
  seen.service.costs.pay.erase("7");
  EXPECT_TRUE(std::isnan(cost(seen.replication())));
}

/// Band 6 at 42,170 with on-costs by the formula, over 730 of two years' days.
SeenStaff band_6(std::vector<double> holders) {
  SeenStaff seen = two_years();
  seen.lead().cost_per_year.reset();
  seen.lead().band = "6";
  seen.lead().wte = std::accumulate(holders.begin(), holders.end(), 0.0);
  seen.lead().holders = std::move(holders);
  seen.service.costs.pay = {{"6", Pounds{42'170}}};
  return seen;
}

// By hand, a year: one at 42,170 costs 1.1488 x 42,170 + 15% of 37,170 = 54,020.396; one at 8,434 costs
// 1.1488 x 8,434 + 15% of 3,434 = 10,204.0792, five of them 51,020.396; ten at 4,217 have no more than 5,000.
TEST(Cost, HasANationalInsuranceThresholdForEachPerson) {
  EXPECT_NEAR(cost(band_6({1}).replication()), 2 * 54'020.396, 1e-6);
  EXPECT_NEAR(cost(band_6({0.2, 0.2, 0.2, 0.2, 0.2}).replication()), 2 * 51'020.396, 1e-6);
  EXPECT_NEAR(cost(band_6(std::vector<double>(10, 0.1)).replication()), 2 * 1.1488 * 42'170, 1e-6);
  const SeenStaff five = band_6({0.2, 0.2, 0.2, 0.2, 0.2});
  EXPECT_NEAR(pay_per_year(five.service, PostId{0}), 51'020.396 * 730 / 735, 1e-6);
}

// A quarter of the time a quarter of the threshold; one of two people gone, the other's own remains.
TEST(Cost, TakesTheThresholdByTheTimeInPost) {
  SeenStaff seen = band_6({0.2, 0.2});
  seen.lead().from = seen.service.calendar.start + Days{365};
  EXPECT_NEAR(cost(seen.replication()), 2 * 10'204.0792, 1e-6);
  seen.observations.holders.push_back({.post = PostId{0}, .number = 2});
  seen.observations.holders[1].vacancies = {{365, 729}};
  EXPECT_NEAR(cost(seen.replication()), 10'204.0792, 1e-6);
}

TEST(Cost, LeavesAnOnCostThatIsWrittenAsItIs) {
  SeenStaff seen = band_6({0.2, 0.2, 0.2, 0.2, 0.2});
  seen.service.costs.on_cost = 0.25;
  EXPECT_NEAR(cost(seen.replication()), 2 * 1.25 * 42'170, 1e-6);
}

TEST(Cost, AddsBankHoursAtTheRateOfTheCoverRulesElseOfTheCosts) {
  SeenStaff seen = two_years();
  seen.observations.by_post[seen.observations.at(PostSeries::bank, 3, 0)] = 10;
  EXPECT_TRUE(std::isnan(cost(seen.replication())));
  seen.service.costs.bank_per_hour = Pounds{30};
  EXPECT_NEAR(cost(seen.replication()), 54'300, 1e-9);
  seen.service.cover.bank = Bank{Hours{7}, Pounds{40}};
  EXPECT_NEAR(cost(seen.replication()), 54'400, 1e-9);
}

// 54,000 / (365/7 x 37.5) an hour, and x 36 from the second week on.
TEST(Cost, PaysOvertimeByTheHoursInForce) {
  SeenStaff seen = two_years();
  Observations& o = seen.observations;
  seen.service.hours_changes = {{seen.service.calendar.start + Days{7}, Hours{36}}};
  const double before = cost(seen.replication());
  o.by_post[o.at(PostSeries::overtime, 0, 0)] = 1;
  EXPECT_NEAR(cost(seen.replication()) - before, 54'000 * 7 / 365.0 / 37.5, 1e-9);
  o.by_post[o.at(PostSeries::overtime, 0, 0)] = 0;
  o.by_post[o.at(PostSeries::overtime, 1, 0)] = 1;
  EXPECT_NEAR(cost(seen.replication()) - before, 54'000 * 7 / 365.0 / 36, 1e-9);
}

}  // namespace
}  // namespace headroom
