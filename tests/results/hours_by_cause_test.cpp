// Hours by cause are sums over posts and weeks, and unplanned time is not called unused.

#include "results/metrics/hours_by_cause.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "results/example.hpp"
#include "results/metrics/metrics.hpp"

namespace headroom {
namespace {

TEST(HoursByCause, AreThoseOfAllPostsAndWeeks) {
  const Service service = example::service();
  Observations o = example::nothing_seen(service);
  for (std::size_t week = 0; week < 2; ++week) o.by_post[o.at(PostSeries::contracted, week, 0)] = 37.5f;
  o.by_post[o.at(PostSeries::contracted, 1, 1)] = 18.75f;
  o.by_post[o.at(PostSeries::lost_sickness, 0, 0)] = 7.5f;
  o.by_post[o.at(PostSeries::lost_sickness, 1, 1)] = 3.75f;
  o.by_post[o.at(PostSeries::bank, 1, 0)] = 2;
  o.by_post[o.at(PostSeries::overtime, 1, 0)] = 100;  // no cause
  o.by_category[o.at(CategorySeries::delivered_hours, 0, 0, 0)] = 24;
  o.by_category[o.at(CategorySeries::delivered_hours, 1, 1, 3)] = 0.5f;
  o.by_category[o.at(CategorySeries::planned_hours, 1, 1, 3)] = 100;
  // contracted, delivered, leave, public_holidays, study, sickness, absent, vacancy, unused, bank,
  // not_planned
  const auto hours = testing::ElementsAre(93.75, 24.5, 0, 0, 0, 11.25, 0, 0, 0, 2, 0);
  EXPECT_THAT(hours_by_cause(o, service), hours);
  EXPECT_THAT(summarise({o, service}).hours_by_cause, hours);
}

TEST(HoursByCause, AreNamedInTheOrderInWhichTheyAreShown) {
  std::vector<std::string_view> names, series;
  for (const NamedHours& hours : named_hours()) {
    names.push_back(hours.name);
    series.push_back(hours.series);
  }
  EXPECT_THAT(names, testing::ElementsAre("contracted", "delivered", "leave", "public_holidays", "study",
                                          "sickness", "absent", "vacancy", "unused", "bank", "not_planned"));
  EXPECT_THAT(series,
              testing::ElementsAre("contracted", "delivered_hours", "lost_leave", "lost_public_holiday",
                                   "lost_study", "lost_sickness", "lost_absent", "lost_vacancy", "dcc_unused",
                                   "bank", "not_planned"));
}

// An office of whose hours the study says nothing: 30 at work of which nothing came. With desk work, or with
// a job plan, they are unused.
TEST(HoursByCause, DoNotCallUnusedWhatNobodyPlanned) {
  Service service = example::service();
  service.roles.push_back("admin");
  service.posts[1].roles = {RoleId{1}};
  service.posts[1].has_job_plan = false;
  Observations o = example::nothing_seen(service);
  o.by_post[o.at(PostSeries::dcc_unused, 0, 0)] = 2;
  o.by_post[o.at(PostSeries::dcc_unused, 0, 1)] = 20;
  o.by_post[o.at(PostSeries::dcc_unused, 1, 1)] = 10;
  const auto unused = [&] {
    return std::pair{hours_by_cause(o, service)[8], hours_by_cause(o, service)[10]};
  };
  EXPECT_EQ(unused(), std::pair(2.0, 30.0));
  service.appointments.push_back(
      {"letters", Minutes{15}, Minutes{0}, Minutes{0}, {RoleId{1}}, Mode::desk, 0});
  EXPECT_EQ(unused(), std::pair(32.0, 0.0));
  service.appointments.pop_back();
  service.posts[1].has_job_plan = true;
  EXPECT_EQ(unused(), std::pair(32.0, 0.0));
}

}  // namespace
}  // namespace headroom
