// Visits equal those counted round by round, on loops, desks and random pathways.

#include "planning/visits.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "planning/plan.hpp"
#include "random/stream.hpp"
#include "services.hpp"

namespace headroom {
namespace {

using namespace testing_services;

TEST(SlotsPerVisit, CountEveryBookingThatIsMadeUntilAttendedOrGivenUp) {
  EXPECT_DOUBLE_EQ(slots_per_visit(0.0, 3), 1);
  EXPECT_DOUBLE_EQ(slots_per_visit(0.1, 0), 1);
  EXPECT_DOUBLE_EQ(slots_per_visit(0.1, 1), 1.1);
  EXPECT_DOUBLE_EQ(slots_per_visit(0.5, 2), 1.75);
  EXPECT_DOUBLE_EQ(slots_per_visit(1.0, 2), 3);  // nobody ever comes: the first booking and two more
  EXPECT_NEAR(slots_per_visit(1 - 1e-14, 2), 3, 1e-12);
}

TEST(AttendedPerVisit, IsTheShareThatComesInTheEnd) {
  EXPECT_DOUBLE_EQ(attended_per_visit(0.0, 1), 1);
  EXPECT_DOUBLE_EQ(attended_per_visit(0.1, 0), 0.9);
  EXPECT_DOUBLE_EQ(attended_per_visit(0.1, 1), 0.99);
  EXPECT_DOUBLE_EQ(attended_per_visit(1.0, 5), 0);
  EXPECT_NEAR(attended_per_visit(1 - 1e-14, 2) / 3e-14, 1, 1e-2);  // no cancellation to 0
}

TEST(EnteredVisits, MatchHandCalculationThroughALoopWithMissedAppointments) {
  const auto visits = entered_visits(footwear_clinic(), StreamId{0});
  // Attended in the end: assessments 1 - 0.08^2, fittings 1 - 0.05^2, reviews 1 - 0.1^2.
  const double fit = 0.9936 * 0.8;
  const double review = fit * 0.9975 * 0.6 / (1 - 0.99 * 0.3);
  ASSERT_EQ(visits.size(), 3u);
  EXPECT_DOUBLE_EQ(visits[0], 1);
  EXPECT_NEAR(visits[1], fit, 1e-14);
  EXPECT_NEAR(visits[2], review, 1e-14);
}

TEST(EnteredVisits, StartAtTheStreamsOwnEntry) {
  Service service = footwear_clinic();
  service.streams[0].enters = StepId{2};
  const auto visits = entered_visits(service, StreamId{0});
  EXPECT_EQ(visits[0], 0);
  EXPECT_EQ(visits[1], 0);
  EXPECT_NEAR(visits[2], 1 / (1 - 0.99 * 0.3), 1e-14);
}

TEST(EnteredVisits, IgnoreStepsThatNobodyReaches) {
  Service service = footwear_clinic();
  service.pathways[0].steps.push_back(step("island", 0, {{3, 1.0}}));  // a loop without end, out of reach
  service.pathways[0].steps[0].next.push_back({StepId{3}, 0.0});
  const auto visits = entered_visits(service, StreamId{0});
  EXPECT_EQ(visits[3], 0);
  EXPECT_NEAR(visits[1], 0.9936 * 0.8, 1e-14);
}

// 3,000 steps in a row, each led on from with 99.9%, and from the last back to the first with half: v_k = q^k
// v_0, and v_0 = 1 + q^3000 v_0 / 2 x q (the last leads back with q / 2). A full matrix of them would take
// minutes.
TEST(EnteredVisits, OfAPathwayOfThousandsOfStepsAreThoseOfTheSum) {
  constexpr int kSteps = 3000;
  constexpr double q = 0.999;
  Service service = single_step(10, 1);
  std::vector<Step> steps;
  for (int s = 0; s + 1 < kSteps; ++s)
    steps.push_back(step("s" + std::to_string(s), 0, {{s + 1, q}, {-1, 1 - q}}));
  steps.push_back(step("last", 0, {{0, q / 2}, {-1, 1 - q / 2}}));
  service.pathways[0].steps = steps;
  const auto visits = entered_visits(service, StreamId{0});
  const double first = 1 / (1 - std::pow(q, kSteps) / 2);
  for (int s = 0; s < kSteps; s += 100) EXPECT_NEAR(visits[s], first * std::pow(q, s), 1e-9) << s;
  EXPECT_NEAR(visits.back(), first * std::pow(q, kSteps - 1), 1e-9);
}

// Around the size from which the solution goes another way, both are the same.
TEST(EnteredVisits, GoOnAtTheSizeWhereTheyAreSolvedOtherwise) {
  for (const int count : {98, 99, 100, 101, 102, 150}) {
    Service service = single_step(10, 1);
    std::vector<Step> steps;
    for (int s = 0; s + 1 < count; ++s)
      steps.push_back(step("s" + std::to_string(s), 0, {{s + 1, 0.9}, {s / 2, 0.05}, {-1, 0.05}}));
    steps.push_back(step("last", 0, {{-1, 1.0}}));
    service.pathways[0].steps = steps;
    const auto visits = entered_visits(service, StreamId{0});
    std::vector<double> inflow(visits.size(), 0);  // v = start + Q^T v, held against itself
    inflow[0] = 1;
    for (int s = 0; s + 1 < count; ++s) {
      inflow[s + 1] += 0.9 * visits[s];
      inflow[s / 2] += 0.05 * visits[s];
    }
    for (int s = 0; s < count; ++s) EXPECT_NEAR(visits[s], inflow[s], 1e-12) << s << " of " << count;
  }
}

TEST(EnteredVisits, StopAtAStepThatIsNeverAttended) {
  Service service = footwear_clinic();
  service.appointments[0].dna = 1;
  const auto visits = entered_visits(service, StreamId{0});
  EXPECT_EQ(visits, (std::vector<double>{1, 0, 0}));
}

TEST(FollowUpVisits, AreThoseOfPatientsWhoAttendedTheFirstAppointment) {
  const auto visits = follow_up_visits(footwear_clinic(), StreamId{0});
  ASSERT_EQ(visits.size(), 3u);
  EXPECT_EQ(visits[0].untreated + visits[0].treated, 0);  // the entry step is not entered again
  EXPECT_NEAR(visits[1].untreated, 0.8, 1e-14);           // the fitting itself stops the clock
  EXPECT_EQ(visits[1].treated, 0);
  EXPECT_EQ(visits[2].untreated, 0);
  EXPECT_NEAR(visits[2].treated, 0.8 * 0.9975 * 0.6 / (1 - 0.99 * 0.3), 1e-14);
}

TEST(FollowUpVisits, SplitALoopThroughTheEntryByTreatment) {
  // see -> treat 50%, see again 20%; treat (stops the clock) -> see again 40%. Untreated: s = 0.2 + 0.2 s,
  // t = 0.5 + 0.5 s. Treated: s' = 0.4 (t + t') + 0.2 s', t' = 0.5 s'.
  Service service = single_step(10, 1);
  service.pathways[0].steps = {step("see", 0, {{0, 0.2}, {1, 0.5}, {-1, 0.3}}),
                               step("treat", 0, {{0, 0.4}, {-1, 0.6}}, true)};
  const auto visits = follow_up_visits(service, StreamId{0});
  EXPECT_NEAR(visits[0].untreated, 0.25, 1e-14);
  EXPECT_NEAR(visits[1].untreated, 0.625, 1e-14);
  EXPECT_NEAR(visits[0].treated, 0.25 / 0.6, 1e-14);
  EXPECT_NEAR(visits[1].treated, 0.5 * 0.25 / 0.6, 1e-14);
}

TEST(FollowUpVisits, AreAllTreatedWhereTheFirstAppointmentStopsTheClock) {
  Service service = footwear_clinic();
  service.pathways[0].steps[0].stops_clock = true;
  for (const FollowUpVisits& visits : follow_up_visits(service, StreamId{0})) EXPECT_EQ(visits.untreated, 0);
}

TEST(FollowUpVisits, BeginWithTheFirstAppointmentAfterTheDesk) {
  // triage (desk) -> ask (desk) 50%, see 25%, discharge 25%; ask -> triage 40%, fit 60%; see -> fit; fit
  // ends. Triage t = 1 + 0.4 a and ask a = 0.5 t: t = 1.25, a = 0.625. First seen 0.25 t at `see`, 0.6 a at
  // `fit`.
  Service service = single_step(10, 1);
  service.appointments.push_back(service.appointments[0]);
  service.appointments[1].mode = Mode::desk;
  service.pathways[0].steps = {step("triage", 1, {{1, 0.5}, {2, 0.25}, {-1, 0.25}}),
                               step("ask", 1, {{0, 0.4}, {3, 0.6}}), step("see", 0, {{3, 1}}),
                               step("fit", 0, {{-1, 1}})};
  service.appointments[0].dna = 0.5;
  service.booking.rebook_after_dna = 0;
  EXPECT_NEAR(first_seen_per_referral(service, StreamId{0}), 0.5 * (0.25 * 1.25 + 0.6 * 0.625), 1e-14);
  const auto visits = follow_up_visits(service, StreamId{0});
  for (std::size_t s : {0U, 1U, 2U}) EXPECT_NEAR(visits[s].untreated, 0, 1e-14);
  EXPECT_NEAR(visits[3].untreated, 0.3125 / 0.6875, 1e-14);
}

TEST(FollowUpVisits, AreNoneWhereNobodyIsEverSeen) {
  Service service = single_step(10, 1);
  service.appointments[0].mode = Mode::desk;
  EXPECT_EQ(first_seen_per_referral(service, StreamId{0}), 0);
  EXPECT_EQ(follow_up_visits(service, StreamId{0})[0].untreated, 0);
}

/// The power series of the chain: visits to each step, round after round, until nobody is left.
std::vector<double> visits_round_by_round(const Service& service) {
  const auto& steps = service.pathways[0].steps;
  std::vector<double> total(steps.size()), now(steps.size());
  now[0] = 1;
  for (int round = 0; round < 20000; ++round) {
    std::vector<double> then(steps.size());
    for (std::size_t s = 0; s < steps.size(); ++s) {
      total[s] += now[s];
      double missed = 1;  // every booking missed
      for (int k = 0; k <= service.booking.rebook_after_dna; ++k) missed *= service[steps[s].appointment].dna;
      for (const NextStep& next : steps[s].next) {
        if (next.step) then[next.step->index] += now[s] * (1 - missed) * next.share;
      }
    }
    now = then;
  }
  return total;
}

TEST(EnteredVisits, EqualThePowerSeriesOnRandomPathways) {
  for (std::uint32_t example = 0; example < 50; ++example) {
    const ReplicationDraws draws{7, example};
    std::uint64_t drawn = 0;
    const auto uniform = [&] { return draws.uniform(Purpose::route, Entity{1}, drawn++); };
    Service service = single_step(10, 1);
    service.booking.rebook_after_dna = static_cast<int>(example % 3);
    const int steps = 1 + static_cast<int>(example % 6);
    service.pathways[0].steps.clear();
    service.appointments.clear();
    for (int s = 0; s < steps; ++s) {
      service.appointments.push_back(appointment("a", 30, {RoleId{0}}, uniform() / 2));
      std::vector<double> weights(static_cast<std::size_t>(steps) + 1);
      double sum = weights[0] = 0.2 + uniform();  // discharge
      for (std::size_t k = 1; k < weights.size(); ++k) sum += weights[k] = uniform() < 0.4 ? uniform() : 0;
      std::vector<std::pair<int, double>> next;
      for (std::size_t k = 0; k < weights.size(); ++k)
        next.push_back({static_cast<int>(k) - 1, weights[k] / sum});
      service.pathways[0].steps.push_back(step("s", static_cast<std::uint32_t>(s), next));
    }
    const auto expected = visits_round_by_round(service);
    const auto visits = entered_visits(service, StreamId{0});
    for (std::size_t s = 0; s < visits.size(); ++s) EXPECT_NEAR(visits[s], expected[s], 1e-10) << example;
  }
}

}  // namespace
}  // namespace headroom
