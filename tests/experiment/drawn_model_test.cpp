// Starts that were kept when draws were tried give what starts made anew for every scenario give.

#include "experiment/drawn_model.hpp"

#include <gtest/gtest.h>

#include "experiment/experiment.hpp"
#include "reading/yaml.hpp"
#include "study/read_study.hpp"

namespace headroom {
namespace {

constexpr const char* kUnsure = R"(headroom: 1
calendar: {start: 2026-04-01, weeks: 12}
appointments:
  assess: {minutes: 45, by: [clinician]}
  review: {minutes: 20, by: [clinician]}
pathways:
  main:
    first: {appointment: assess, next: {again: 80%, discharge: 20%}}
    again: {appointment: review, after: 6 weeks, next: {again: 50%, discharge: 50%}}
streams:
  gp: {pathway: main, referrals: {per_week: 20}}
staff:
  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}
scenarios:
  baseline: {}
  more: {staff: {band-6: {wte: 1.4}}}
uncertainty:
  streams.gp.referrals.per_week: {from: 10, to: 40}
)";

ExperimentPlan plan_of(const Study& study) {
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = study.scenarios;
  plan.replications = 6;
  plan.seed = 4;
  draw_unknowns(plan, study);
  return plan;
}

TEST(DrawnModel, StartsFromWhatWasKeptAsFromWhatIsMadeAnew) {
  const auto study = read_study(parse_yaml(kUnsure, "study.yaml").root);
  ASSERT_TRUE(study.has_value());
  ExperimentPlan plan = plan_of(*study);
  const ExperimentPlan untried = plan;
  SerialRunner runner;
  EXPECT_TRUE(broken_draws(plan, runner).empty());
  ASSERT_EQ(plan.starts.size(), 6u);
  EXPECT_NE(plan.starts[0].streams[0].first_seen, plan.starts[1].streams[0].first_seen) << "each its own";
  const Simulator kept = simulator(plan, 1), anew = simulator(untried, 1);
  for (const std::uint32_t replication : {1u, 6u}) {
    const Observations a = kept(0, 1, replication).observations, b = anew(0, 1, replication).observations;
    EXPECT_EQ(a.by_stream, b.by_stream);
    EXPECT_EQ(a.by_post, b.by_post);
  }
  // Another draw's start is another: what is kept is looked up by the draw's number.
  std::swap(plan.starts[0], plan.starts[1]);
  EXPECT_NE(simulator(plan, 1)(0, 1, 1).observations.by_stream, anew(0, 1, 1).observations.by_stream);
}

}  // namespace
}  // namespace headroom
