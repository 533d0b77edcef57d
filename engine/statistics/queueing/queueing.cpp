// Erlang C by the stable recursion of Erlang B, and the mean waits that follow from it.

#include "statistics/queueing/queueing.hpp"

#include <limits>

namespace headroom {

double erlang_c(int servers, double offered_load) {
  if (offered_load <= 0) return 0;
  if (offered_load >= servers) return 1;
  double blocked = 1;  // Erlang B with no server
  for (int n = 1; n <= servers; ++n) blocked = offered_load * blocked / (n + offered_load * blocked);
  return servers * blocked / (servers - offered_load * (1 - blocked));
}

double mean_wait_mmc(int servers, double arrival_rate, double mean_service) {
  const double offered_load = arrival_rate * mean_service;
  if (offered_load >= servers) return std::numeric_limits<double>::infinity();
  return erlang_c(servers, offered_load) * mean_service / (servers - offered_load);
}

double mean_wait_mg1(double arrival_rate, double mean_service, double service_cv) {
  const double load = arrival_rate * mean_service;
  if (load >= 1) return std::numeric_limits<double>::infinity();
  return (1 + service_cv * service_cv) / 2 * load * mean_service / (1 - load);
}

}  // namespace headroom
