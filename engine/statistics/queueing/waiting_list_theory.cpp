// Target lists, relief and target capacities worked out, and where none of them exists.

#include "statistics/queueing/waiting_list_theory.hpp"

#include <cmath>

namespace headroom {

std::optional<double> target_factor(double standard) {
  if (standard >= 1) return std::nullopt;
  return -std::log1p(-standard);
}

std::optional<double> target_list_size(double demand, double target, double factor) {
  if (factor <= 0) return std::nullopt;
  return demand * target / factor;
}

std::optional<double> relief_capacity(double demand, double list, double target_list, double weeks) {
  if (!is_too_long(list, target_list)) return std::nullopt;
  return demand + (list - target_list) / weeks;
}

std::optional<double> target_capacity(double demand, double target, double factor, Variability squared_cv) {
  if (target <= 0) return std::nullopt;
  return demand + (squared_cv.arrivals + squared_cv.removals) / 2 * factor / target;
}

}  // namespace headroom
