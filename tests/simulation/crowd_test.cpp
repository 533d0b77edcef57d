// The people expected in a run are near those that the simulation plays, and memory follows them.

#include "simulation/model/crowd.hpp"

#include <gtest/gtest.h>

#include "clinics.hpp"
#include "simulation/footprint.hpp"
#include "simulation/model/start.hpp"

namespace headroom {
namespace {

using namespace clinics;

/// First visit, then one after 4 weeks for half, then one after 30 weeks for all of these.
Service three_visits(double referrals_per_week, double slots_a_day, int weeks) {
  Service service = one_step_clinic(slots_a_day, weeks);
  service.pathways[0].steps = {step("see", 0, 0, {to(1, 0.5), discharge(0.5)}), step("again", 0, 28, {to(2)}),
                               step("late", 0, 210, {discharge()})};
  service.streams[0].referrals_per_week = referrals_per_week;
  return service;
}

TEST(ExpectedCrowd, IsThoseWaitingAndThoseReferred) {
  Service service = three_visits(10, 8, 20);
  wait_at_start(service, 0, 0, 40, 50);
  const Crowd crowd = expected_crowd(service, service);
  EXPECT_DOUBLE_EQ(crowd.patients, 10 * 20 + 40);
  EXPECT_DOUBLE_EQ(crowd.waiting, 40);
  EXPECT_DOUBLE_EQ(crowd.visits_counted, 0);  // nobody comes to a step twice
}

// By hand, visits a week after the one that leads to them, booked in between: 10 first visits in each of 20
// weeks; 5 second ones 5 weeks later, in 15 of them; the third, 31 weeks later, are beyond the end.
TEST(ExpectedCrowd, CountsWhatTheRunIsLongEnoughFor) {
  const Crowd crowd = expected_crowd(three_visits(10, 100, 20), three_visits(10, 100, 20));
  EXPECT_DOUBLE_EQ(crowd.bookings, 20 * 10 + 15 * 5);
}

TEST(ExpectedCrowd, IsNearWhatTheSimulationPlays) {
  for (const int weeks : {26, 104}) {
    for (const double slots_a_day : {2.0, 6.0, 20.0}) {
      Service service = three_visits(20, slots_a_day, weeks);
      service.streams[0].in_progress_usual = true;
      service.appointments[0].dna = 0.1;
      OneRun run{service};
      const Crowd crowd = expected_crowd(service, service);
      const Ledger& ledger = run.seen().ledger;
      const auto patients = static_cast<double>(ledger.patients.initial + ledger.patients.referrals);
      EXPECT_NEAR(crowd.patients / patients, 1, 0.1) << weeks << " weeks, " << slots_a_day;
      const auto booked = static_cast<double>(ledger.appointments.made + ledger.appointments.booked_at_start);
      EXPECT_NEAR(crowd.bookings / booked, 1, 0.3) << weeks << " weeks, " << slots_a_day;
    }
  }
}

// 20 referrals a week and room for 10: half of those who come are never seen.
TEST(ExpectedCrowd, LetsTheListGrowByWhatTheHoursCannotSee) {
  Service service = one_step_clinic(2, 100);
  service.streams[0].referrals_per_week = 20;
  OneRun run{service};
  const Crowd crowd = expected_crowd(service, service);
  EXPECT_NEAR(crowd.waiting / static_cast<double>(run.totals().waiting_end), 1, 0.2);
}

// A run that takes all there is to take: what is reserved holds it without being made anew.
TEST(ExpectedCrowd, HasRoomInTheModelForEveryReplication) {
  Service service = three_visits(20, 6, 52);
  service.streams[0].in_progress_usual = true;
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    OneRun run{service, service, 3, replication};
    EXPECT_LE(run.patients().all().size(), run.tables().patients_expected);
    EXPECT_EQ(run.patients().all().capacity(), run.tables().patients_expected);
  }
}

TEST(FootprintOfAService, GrowsWithPatientsHoldersAndDaysAndWithNothingElse) {
  const Service small = three_visits(10, 8, 52);
  const auto workspace = [](const Service& s) { return static_cast<double>(footprint_of(s, s).workspace); };
  Service busy = small, large = small, far = small;
  busy.streams[0].referrals_per_week = 10'000;
  large.posts.assign(100, post("p", {RoleId{0}}, std::vector<double>(10, 1.0)));
  far.streams[0].priorities[0].horizon_days = 3640;
  // A patient is 64 bytes, and nearly all of them wait: 16 bytes, in a list that grows.
  EXPECT_NEAR(workspace(busy), 520'000 * (64 + 1.5 * 16), 0.1 * 520'000 * 64);
  EXPECT_GT(workspace(large), 1000 * 52 * 7 * 30.0);
  EXPECT_LT(workspace(large), 1000 * 52 * 7 * 60.0);
  EXPECT_GT(workspace(far), workspace(small));
  EXPECT_EQ(footprint_of(busy, busy).observations, footprint_of(small, small).observations);
}

}  // namespace
}  // namespace headroom
