// How often a range of possible futures holds the future that comes, where the referral rate is a record's.
// For the test, and for the table of bench/README.md.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "experiment/experiment.hpp"
#include "simulation/clinics.hpp"
#include "statistics/spread/futures.hpp"

namespace headroom::forecast {

inline constexpr double kTrueRate = 43;  ///< referrals a week; 45 can be seen
inline constexpr int kWeeks = 52, kWaiting = 100;

/// One clinician with nine slots of an hour on five days, a hundred who wait, referrals by day.
inline Service clinic(double referrals_per_week) {
  Service service = clinics::one_step_clinic(9, kWeeks);
  service.streams[0].referrals_per_week = referrals_per_week;
  clinics::wait_at_start(service, 0, 0, kWaiting, 14);
  return service;
}

/// The list at the end of one future.
inline double list_at_end(const Simulator& simulate, std::uint32_t replication) {
  return static_cast<double>(simulate(0, 0, replication).observations.totals[0].waiting_end);
}

/// What so many weeks of records say of the rate: the Poisson mean, with 95% on the log.
inline Unknown recorded(int weeks, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  const double count = std::poisson_distribution<int>{kTrueRate * weeks}(random);
  const double width = std::exp(1.959964 / std::sqrt(count));
  Unknown rate;
  rate.path = "streams.all.referrals.per_week";
  rate.value = count / weeks;
  rate.from = rate.value / width;
  rate.to = rate.value * width;
  rate.spread = Unknown::Spread::log_normal;
  rate.top = 1e5;
  return rate;
}

inline ExperimentPlan study_of(const Unknown& rate, std::uint32_t futures, bool is_drawn,
                               std::uint64_t seed) {
  ExperimentPlan plan;
  plan.base = clinic(rate.value);
  plan.replications = futures;
  plan.seed = seed;
  Scenario baseline{"baseline", "", {}, plan.base};
  baseline.is_study = true;
  if (is_drawn) {
    baseline.drawn = plan.drawn_base = [rate](const Draw& draw) -> Result<Service> {
      return clinic(drawn_value(rate, draw));
    };
    plan.draws = {{{rate}, 0}, {}, seed, futures};
  }
  plan.scenarios = {baseline};
  return plan;
}

/// Whether the list that comes, at the true rate, lies in the range of nine in ten.
inline bool holds(const Unknown& rate, std::uint32_t futures, bool is_drawn, std::uint64_t seed) {
  const ExperimentPlan plan = study_of(rate, futures, is_drawn, seed);
  const Simulator simulate = simulator(plan, 1);
  std::vector<double> lists;
  for (std::uint32_t r = 1; r <= futures; ++r) lists.push_back(list_at_end(simulate, r));
  const FutureRange range = range_of_futures(lists);
  Unknown truth = rate;
  truth.value = kTrueRate;
  const ExperimentPlan future = study_of(truth, 1, false, seed + 0x9e3779b97f4a7c15);
  const double comes = list_at_end(simulator(future, 1), 1);
  return range.p5 <= comes && comes <= range.p95;
}

struct Coverage {
  double with_unknown = 0, chance_alone = 0;  ///< shares of the macro-runs in which the range holds
};
inline Coverage coverage(int weeks, int macro_runs, std::uint32_t futures) {
  Coverage all;
  for (int k = 1; k <= macro_runs; ++k) {
    const auto seed = static_cast<std::uint64_t>(weeks) * 1'000'003 + static_cast<std::uint64_t>(k);
    const Unknown rate = recorded(weeks, seed);
    all.with_unknown += holds(rate, futures, true, seed) ? 1.0 / macro_runs : 0;
    all.chance_alone += holds(rate, futures, false, seed) ? 1.0 / macro_runs : 0;
  }
  return all;
}

}  // namespace headroom::forecast
