// A name in a result finds its scenario, combination or choice, and nothing else.

#include "study/find_scenario.hpp"

#include <gtest/gtest.h>

#include "study/good_study.hpp"

namespace headroom {
namespace {

Study sized_study() {
  return good_study(R"(headroom: 1
calendar: {start: 2026-04-01, weeks: 4}
appointments: {visit: {minutes: 30, by: [physio]}}
pathways: {one: {visit: {appointment: visit}}}
streams: {gp: {pathway: one, referrals: {per_week: 10}}}
staff:
  a: {role: physio, band: 6, wte: 1.0, job_plan: {dcc: 100%}}
  b: {role: physio, band: 5, wte: 1.0, job_plan: {dcc: 100%}}
scenarios: {more: {staff: {a: {wte: 1.6}}}}
sizing:
  vary: {staff.a.wte: {values: [1.0, 1.5, 2.0]}, staff.b.wte: {from: 0.5, to: 1.5, step: 0.5}}
  meet: [{metric: in_time, at_least: 90%}]
)");
}

TEST(FindScenario, IsOneOfTheStudy) {
  const auto found = find_scenario(sized_study(), "more");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->service.posts[0].wte, 1.6);
}

TEST(FindScenario, IsAChoiceOfItsSizing) {
  const Study study = sized_study();
  const auto made = study.sizing->choice({1, 2});
  ASSERT_TRUE(made);
  const auto found = find_scenario(study, made->name);
  ASSERT_TRUE(found) << made->name;
  EXPECT_EQ(found->name, made->name);
  EXPECT_EQ(found->service.posts[0].wte, 1.5);
  EXPECT_EQ(found->service.posts[1].wte, 1.5);
}

TEST(FindScenario, IsACombinationOfItsSweep) {
  const Study study = good_study(R"(headroom: 1
calendar: {start: 2026-04-01, weeks: 4}
appointments: {visit: {minutes: 30, by: [physio]}}
pathways: {one: {visit: {appointment: visit}}}
streams: {gp: {pathway: one, referrals: {per_week: 10}}}
staff: {a: {role: physio, band: 6, wte: 1.0, job_plan: {dcc: 100%}}}
sweep: {wte: {set: staff.a.wte, values: [1.2, 1.4]}, demand: {set: streams.gp.referrals.per_week, values: [8, 12]}}
)");
  const auto found = find_scenario(study, "wte=1.4,demand=8");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->service.posts[0].wte, 1.4);
  EXPECT_EQ(found->service.streams[0].referrals_per_week, 8);
  EXPECT_FALSE(find_scenario(study, "demand=8,wte=1.4"));
}

TEST(FindScenario, IsNothingElse) {
  const Study study = sized_study();
  for (const char* name : {"", "less", "staff.a.wte=1.5", "staff.a.wte=1.7,staff.b.wte=1.0",
                           "staff.a.wte=1.5,staff.b.wte=1.5,", "staff.a.wte=1.5,staff.b.wte=1.5,x=1"}) {
    EXPECT_FALSE(find_scenario(study, name)) << name;
  }
}

}  // namespace
}  // namespace headroom
