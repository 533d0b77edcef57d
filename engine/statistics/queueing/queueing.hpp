// Steady-state formulas of queues.
// Rates and times in one unit of time of the caller's choice (waits come out in the unit of the mean service
// time); a queue that is not stable waits for ever (infinity).
#pragma once

namespace headroom {

/// Share of arrivals of an M/M/c queue that have to wait (Erlang C), for an offered load (arrival rate x mean
/// service time) in servers. 1 where the load is not below the servers.
/// Worked example: 2 servers, offered load 1 -> 1/3. Source: Erlang 1917; computed by the stable recursion of
/// Erlang B.
[[nodiscard]] double erlang_c(int servers, double offered_load);

/// Mean wait in the queue of M/M/c, before service begins: C(c, a) x S / (c - a).
[[nodiscard]] double mean_wait_mmc(int servers, double arrival_rate, double mean_service);

/// Mean wait in the queue of M/G/1 (Pollaczek and Khinchine): (1 + cv^2) / 2 x rho x S / (1 - rho), where
/// `cv` is the standard deviation of the service time over its mean.
[[nodiscard]] double mean_wait_mg1(double arrival_rate, double mean_service, double service_cv);

/// Little's law: the mean number present = the rate of joining (those who leave unseen included) x mean stay.
[[nodiscard]] constexpr double mean_number_present(double joins_per_time, double mean_stay) {
  return joins_per_time * mean_stay;
}

}  // namespace headroom
