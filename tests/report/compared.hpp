// One scenario of a comparison of 100 replications, for the tests of what is written about comparisons.
#pragma once

#include <optional>

#include "results/comparison/compared.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom::example {

inline ComparedScenario level(double mean, double half_width = 0) {
  return {{mean, mean - half_width, mean + half_width, 100}, std::nullopt};
}

inline ComparedScenario changed(double mean, double difference, double half_width = 0) {
  return {{mean, mean, mean, 100},
          PairedDifference{{difference, difference - half_width, difference + half_width, 100}, 0.5}};
}

inline ComparedScenario undefined(bool is_change = false) {
  ComparedScenario s{{kNaN, kNaN, kNaN, 0}, std::nullopt};
  if (is_change) s.change = PairedDifference{{kNaN, kNaN, kNaN, 0}, kNaN};
  return s;
}

}  // namespace headroom::example
