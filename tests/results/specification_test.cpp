// Contracted hours and cost are averaged over the period and add up.

#include "results/specification.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "results/example.hpp"
#include "results/metrics/cost.hpp"

namespace headroom {
namespace {

// lead: 1.0 WTE at 70,000; new: 0.5 WTE at 36,500 in the second of two weeks. Plans 80, 15, 5 and 0%.
TEST(Specification, IsInContractedHoursByTheJobPlan) {
  const auto posts = specification(example::service());
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].post, "lead");
  EXPECT_EQ(posts[0].role, "orthotist");
  EXPECT_EQ(posts[0].in_post.wte, 1);
  EXPECT_NEAR(posts[0].in_post.per_week.value(), 37.5, 1e-9);
  EXPECT_NEAR(posts[0].in_post.by_category[0].value(), 30, 1e-9);
  EXPECT_NEAR(posts[0].in_post.by_category[1].value(), 5.625, 1e-9);
  EXPECT_NEAR(posts[0].in_post.by_category[2].value(), 1.875, 1e-9);
  EXPECT_NEAR(posts[0].in_post.by_category[3].value(), 0, 1e-9);
  EXPECT_NEAR(posts[0].in_post.per_year.value(), 37.5 * 365 / 7, 1e-9);
  EXPECT_NEAR(posts[0].cost_per_year, 70'000, 1e-6);
  EXPECT_EQ(posts[0].share_of_period, 1);
}

TEST(Specification, AveragesTheCostOfAPostThatIsThereForAPartOfThePeriod) {
  const auto posts = specification(example::service());
  EXPECT_EQ(posts[1].in_post.wte, 0.5);
  EXPECT_NEAR(posts[1].in_post.per_week.value(), 18.75, 1e-9);
  EXPECT_EQ(posts[1].share_of_period, 0.5);
  EXPECT_NEAR(posts[1].cost_per_year, 0.5 * 36'500 / 2, 1e-6);
  EXPECT_NEAR(mean_wte(example::service(), PostId{1}), 0.25, 1e-12);
}

// 1.0 WTE, and 0.5 WTE in half of the period: 1.25 on average.
TEST(Specification, AddsUpOverThePeriod) {
  const SpecifiedPost all = total(specification(example::service()));
  EXPECT_EQ(all.post, "all");
  EXPECT_NEAR(all.over_period.wte, 1.25, 1e-12);
  EXPECT_NEAR(all.over_period.per_week.value(), 46.875, 1e-9);
  EXPECT_NEAR(all.over_period.by_category[0].value(), 37.5, 1e-9);
  EXPECT_NEAR(all.over_period.per_year.value(), 46.875 * 365 / 7, 1e-9);
  EXPECT_NEAR(hours_per_year(all.over_period)[0].value(), 37.5 * 365 / 7, 1e-9);
  EXPECT_NEAR(all.cost_per_year, 70'000 + 9'125, 1e-6);
}

// In post 18.75 hours a week, over the period half as many: the rows are what their sum is made of.
TEST(Specification, HasRowsThatAddUp) {
  const auto posts = specification(example::service());
  EXPECT_NEAR(posts[1].over_period.wte, 0.25, 1e-12);
  EXPECT_NEAR(posts[1].over_period.per_week.value(), 9.375, 1e-9);
  EXPECT_NEAR(posts[1].over_period.by_category[0].value(), 7.5, 1e-9);
  EXPECT_FALSE(changes_over_period(posts[0]));
  EXPECT_TRUE(changes_over_period(posts[1]));
  const SpecifiedPost all = total(posts);
  double per_week = 0;
  for (const SpecifiedPost& post : posts) per_week += post.over_period.per_week.value();
  EXPECT_NEAR(all.over_period.per_week.value(), per_week, 1e-12);
}

// The lead halves the hours in the second of two weeks, and a full-time week has 36 hours in it: 37.5 and 18.
TEST(Specification, AveragesWhatChangesInMidRun) {
  Service service = example::service();
  const Date second = service.calendar.start + Days{7};
  service.posts[0].changes = {{second, {0.5, {0.5}, "", {0.5, 0.5, 0, 0}}}};
  service.hours_changes = {{second, Hours{36}}};
  const auto posts = specification(service);
  EXPECT_EQ(posts[0].in_post.wte, 1);
  EXPECT_NEAR(posts[0].over_period.wte, 0.75, 1e-12);
  EXPECT_NEAR(posts[0].over_period.per_week.value(), (37.5 + 18) / 2, 1e-9);
  EXPECT_NEAR(posts[0].over_period.by_category[0].value(), (30 + 9) / 2.0, 1e-9);
  EXPECT_NEAR(posts[0].over_period.by_category[1].value(), (5.625 + 9) / 2, 1e-9);
}

TEST(Specification, LeavesOutPostsWithoutHoursAndCountsNoJobPlanUnderNoCategory) {
  Service service = example::service();
  service.posts[0].has_job_plan = false;
  service.posts[0].plan = {1, 0, 0, 0};
  service.posts[1].wte = 0;
  service.posts[1].holders = {};
  const auto posts = specification(service);
  ASSERT_EQ(posts.size(), 1u);
  EXPECT_EQ(posts[0].in_post.by_category[0].value(), 0);
  EXPECT_NEAR(posts[0].in_post.per_week.value(), 37.5, 1e-9);
}

TEST(Specification, AddsUpToWhatWasMeant) {
  const auto sum_of = [](std::vector<double> parts) {
    std::vector<SpecifiedPost> posts(parts.size());
    for (std::size_t p = 0; p < parts.size(); ++p) posts[p].over_period.wte = parts[p];
    return total(posts).over_period.wte;
  };
  ASSERT_NE(0.8 + 0.6 + 1.2, 2.6);  // but 2.5999999999999996
  EXPECT_EQ(sum_of({0.8, 0.6, 1.2}), 2.6);
  EXPECT_EQ(sum_of({0.1, 0.2}), 0.3);
}

TEST(Specification, SaysThatACostIsNotKnown) {
  Service service = example::service();
  service.posts[0].cost_per_year.reset();
  EXPECT_TRUE(std::isnan(specification(service)[0].cost_per_year));
  EXPECT_TRUE(std::isnan(total(specification(service)).cost_per_year));
}

}  // namespace
}  // namespace headroom
