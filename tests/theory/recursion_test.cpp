// The simulation follows the day-by-day recursion of a clinic simple enough to have one.

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "random/poisson.hpp"
#include "simulation/clinics.hpp"
#include "statistics/queueing/queueing.hpp"
#include "theory/agreement.hpp"

/// The one clinic whose every day is known: one stream, one priority, one step, c slots on each of seven
/// days, nobody absent, nobody missing, a day's notice. Then, at each day's end, with A referrals of the day,
///
///   waiting   T' = max(0, T - c) + A     whatever the horizon,
///   unbooked  L' = max(0, L + A - c)     with a horizon of one day,
///
/// and the mean wait is the mean of T over referrals a day, which is 1 + the mean of L over referrals a day.
namespace headroom {
namespace {

using namespace clinics;
using theory::agrees;

/// Referrals of the days from 1, from the draws that the simulation keys by stream and calendar day.
std::vector<int> referrals_by_day(const Service& service, std::uint64_t seed, std::uint32_t replication) {
  const ReplicationDraws draws{seed, replication};
  const PoissonInversion count{service.streams[0].referrals_per_week / 7};
  std::vector<int> by_day{0};
  for (int day = 1; day <= service.calendar.weeks * 7; ++day) {
    const Date date = service.calendar.start + Days{day - 1};
    const Entity who = entity(name_key("all"), static_cast<std::uint32_t>(date.days_since_1970()), 0);
    by_day.push_back(count(draws.uniform(Purpose::referral_count, who, 0)));
  }
  return by_day;
}

struct SlotClinic {
  int slots;
  double referrals_a_day;
  int horizon;
};

class Recursion : public testing::TestWithParam<SlotClinic> {};

TEST_P(Recursion, HoldsDayByDay) {
  const SlotClinic clinic = GetParam();
  Service service = daily_clinic(clinic.slots, clinic.referrals_a_day, 60);
  service.streams[0].priorities[0].horizon_days = clinic.horizon;
  for (std::uint32_t replication = 0; replication < 3; ++replication) {
    OneRun run{service, service, 1, replication};
    const std::vector<int> arrivals = referrals_by_day(service, 1, replication);
    int waiting = 0, unbooked = 0, week_referrals = 0;
    std::int64_t waiting_days = 0;
    for (Day day = 1; day <= 420; ++day) {
      const int arrive = arrivals[static_cast<std::size_t>(day)];
      ASSERT_EQ(run.booked(day), 60 * std::min(waiting, clinic.slots)) << "day " << day;
      waiting = std::max(0, waiting - clinic.slots) + arrive;
      unbooked = std::max(0, unbooked + arrive - clinic.slots);
      waiting_days += waiting;
      week_referrals += arrive;
      if (day % 7 != 0) continue;
      const auto week = static_cast<std::size_t>(day / 7 - 1);
      ASSERT_EQ(run.weekly(StreamSeries::referrals, week), week_referrals);
      ASSERT_EQ(run.weekly(StreamSeries::waiting, week), waiting);
      if (clinic.horizon == 1) {
        ASSERT_EQ(run.weekly(StreamSeries::unbooked, week), unbooked);
      }
      week_referrals = 0;
    }
    // Little's law without remainder: who was seen after w days waited at w day-ends, who still waits at w
    // + 1.
    std::int64_t still = 0;
    for (const auto& [wait, patients] : run.waits_so_far()) still += std::int64_t{patients} * (wait + 1);
    EXPECT_EQ(run.totals().first_days + still, waiting_days);
  }
}

INSTANTIATE_TEST_SUITE_P(Clinics, Recursion,
                         testing::Values(SlotClinic{1, 0.9, 1}, SlotClinic{1, 0.9, 42}, SlotClinic{5, 4.8, 1},
                                         SlotClinic{5, 4.8, 2}, SlotClinic{5, 4.8, 7}, SlotClinic{5, 4.8, 42},
                                         SlotClinic{5, 4.8, 364}, SlotClinic{5, 5.5, 1},
                                         SlotClinic{5, 5.5, 42}, SlotClinic{20, 19.0, 3}));

/// Mean of the stationary law of L' = max(0, L + A - c), A Poisson: the law is iterated until it stands
/// still.
double stationary_unbooked(int slots, double referrals) {
  constexpr std::size_t kStates = 1500;
  std::vector<double> arrivals(200), law(kStates, 0.0), next(kStates);
  for (std::size_t k = 0; k < arrivals.size(); ++k) {
    arrivals[k] = std::exp(static_cast<double>(k) * std::log(referrals) - referrals -
                           std::lgamma(static_cast<double>(k) + 1));
  }
  law[0] = 1;
  for (int day = 0; day < 6000; ++day) {
    std::fill(next.begin(), next.end(), 0.0);
    for (std::size_t l = 0; l < kStates; ++l) {
      if (law[l] < 1e-18) continue;
      for (std::size_t k = 0; k < arrivals.size() && arrivals[k] > 1e-16; ++k) {
        const auto to = static_cast<std::ptrdiff_t>(l + k) - slots;
        next[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, kStates - 1))] +=
            law[l] * arrivals[k];
      }
    }
    double moved = 0;
    for (std::size_t l = 0; l < kStates; ++l) moved += std::abs(next[l] - law[l]);
    std::swap(law, next);
    if (moved < 1e-10) break;
  }
  double mean = 0;
  for (std::size_t l = 0; l < kStates; ++l) mean += static_cast<double>(l) * law[l];
  return mean;
}

/// Means by replication, over ten years after one of warm-up.
struct Means {
  std::vector<double> waiting, unbooked, caseload, wait;
};
Means simulate_long(Service service, int replications) {
  service.calendar.warm_up_weeks = 52;
  service.calendar.weeks = 520;
  const Model model{service, service};
  Workspace workspace;
  Means means;
  for (int r = 0; r < replications; ++r) {
    const Observations seen = simulate(model, 12, static_cast<std::uint32_t>(r), workspace);
    double waiting = 0, unbooked = 0, caseload = 0;
    for (std::size_t week = 0; week < seen.weeks; ++week) {
      waiting += seen.by_stream[seen.at(StreamSeries::waiting, week, 0)] / 520;
      unbooked += seen.by_stream[seen.at(StreamSeries::unbooked, week, 0)] / 520;
      caseload += seen.by_stream[seen.at(StreamSeries::caseload, week, 0)] / 520;
    }
    means.waiting.push_back(waiting);
    means.unbooked.push_back(unbooked);
    means.caseload.push_back(caseload);
    means.wait.push_back(static_cast<double>(seen.totals[0].first_days) /
                         static_cast<double>(seen.totals[0].first_count));
  }
  return means;
}

TEST(StationaryLaw, IsThatOfTheRecursion) {
  for (const auto& [slots, referrals] : std::vector<std::pair<int, double>>{{1, 0.8}, {5, 4.5}, {20, 19.0}}) {
    const double unbooked = stationary_unbooked(slots, referrals);
    Service service = daily_clinic(slots, referrals, 1);
    service.streams[0].priorities[0].horizon_days = 1;
    const Means near = simulate_long(service, 40);
    EXPECT_TRUE(agrees(near.unbooked, unbooked, 0.03));
    EXPECT_TRUE(agrees(near.waiting, unbooked + referrals));
    EXPECT_TRUE(agrees(near.wait, 1 + unbooked / referrals));
    service.streams[0].priorities[0].horizon_days = 60;
    EXPECT_TRUE(agrees(simulate_long(service, 40).wait, 1 + unbooked / referrals));
  }
}

TEST(StationaryLaw, HasTheMeanThatPollaczekAndKhinchineGiveForOneSlotADay) {
  // T' = max(0, T - 1) + A is the number left behind by departures of M/D/1 with service of a day: its mean
  // is rho + rho^2 / (2 (1 - rho)), the mean number present of the queue itself.
  for (double rho : {0.5, 0.8, 0.9}) {
    const double present = mean_number_present(rho, mean_wait_mg1(rho, 1, 0) + 1);
    EXPECT_NEAR(stationary_unbooked(1, rho) + rho, present, 1e-6);
    EXPECT_TRUE(agrees(simulate_long(daily_clinic(1, rho, 1), 80).waiting, present, 0.03)) << rho;
  }
}

/// Every patient needs a geometric number of visits, no sooner than a day apart: after each, another with the
/// probability `again`.
Service visits_again(int slots, double referrals_a_day, double again) {
  Service service = daily_clinic(slots, referrals_a_day, 1);
  service.pathways[0].steps[0].next = {to(0, again), discharge(1 - again)};
  return service;
}

TEST(StationaryLaw, HasTheMeanWorkOfPollaczekAndKhinchineForRandomService) {
  // With one slot a day the work present, in slots, obeys V' = max(0, V - 1) + Y, Y the visits of the day's
  // referrals in all. Its mean is exactly that of M/G/1's workload, lambda E[S^2] / (2 (1 - rho)) (the wait
  // of Pollaczek and Khinchine), and half a day's work rho / 2 for whole-day service. S is geometric with
  // mean 1 / (1 - p) and squared cv p; what is left of a patient present is again geometric, so patients = V
  // (1 - p).
  for (const auto& [rho, again] : std::vector<std::pair<double, double>>{{0.8, 0.5}, {0.7, 0.8}}) {
    const double mean_visits = 1 / (1 - again), referrals = rho / mean_visits;
    const double work = rho / 2 + mean_wait_mg1(referrals, mean_visits, std::sqrt(again));
    EXPECT_TRUE(
        agrees(simulate_long(visits_again(1, referrals, again), 120).caseload, work / mean_visits, 0.03))
        << rho;
  }
}

/// Mean number present of N' = N - Binomial(min(N, c), leave) + A.
double stationary_present(int slots, double referrals, double leave) {
  constexpr int kStates = 260, kMost = 25;
  std::vector<double> arrivals(kMost), law(kStates, 0.0);
  for (int k = 0; k < kMost; ++k) {
    arrivals[static_cast<std::size_t>(k)] =
        std::exp(k * std::log(referrals) - referrals - std::lgamma(k + 1.0));
  }
  law[0] = 1;
  for (int day = 0; day < 20'000; ++day) {
    std::vector<double> left(kStates, 0.0), next(kStates, 0.0);
    for (int n = 0; n < kStates; ++n) {
      const int seen = std::min(n, slots);
      for (int gone = 0; gone <= seen; ++gone) {
        const double ways =
            std::exp(std::lgamma(seen + 1.0) - std::lgamma(gone + 1.0) - std::lgamma(seen - gone + 1.0));
        left[static_cast<std::size_t>(n - gone)] += law[static_cast<std::size_t>(n)] * ways *
                                                    std::pow(leave, gone) * std::pow(1 - leave, seen - gone);
      }
    }
    for (int n = 0; n < kStates; ++n) {
      for (int k = 0; k < kMost; ++k) {
        next[static_cast<std::size_t>(std::min(n + k, kStates - 1))] +=
            left[static_cast<std::size_t>(n)] * arrivals[static_cast<std::size_t>(k)];
      }
    }
    double moved = 0;
    for (std::size_t n = 0; n < next.size(); ++n) moved += std::abs(next[n] - law[n]);
    law = next;
    if (moved < 1e-10) break;
  }
  double mean = 0;
  for (int n = 0; n < kStates; ++n) mean += n * law[static_cast<std::size_t>(n)];
  return mean;
}

TEST(StationaryLaw, IsThatOfManyServersAtWholeDays) {
  // c slots a day and geometric visits: everybody present has exactly one booking, the days ahead fill from
  // the front, so min(N, c) are seen a day and each leaves with the same probability: the queue M/M/c looked
  // at in whole days. The kernel must agree with the chain, and the chain comes to Erlang's queue as service
  // grows long against a day.
  constexpr int kSlots = 4;
  for (const auto& [visits, load] : std::vector<std::pair<double, double>>{{4, 0.8}, {10, 0.75}}) {
    const double referrals = load * kSlots / visits,
                 present = stationary_present(kSlots, referrals, 1 / visits);
    const double erlang = mean_number_present(referrals, mean_wait_mmc(kSlots, referrals, visits) + visits);
    EXPECT_TRUE(
        agrees(simulate_long(visits_again(kSlots, referrals, 1 - 1 / visits), 160).caseload, present, 0.03));
    // Whole days make departures a little more even: for one server the chain's mean is Erlang's times
    // 1 - load / (2 visits), exactly; for more it lies between.
    EXPECT_LT(present, erlang) << visits;
    EXPECT_GT(present, erlang * (1 - load / (2 * visits))) << visits;
  }
}

}  // namespace
}  // namespace headroom
