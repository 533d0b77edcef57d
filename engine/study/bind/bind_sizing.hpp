// What a sizing may vary and must meet, bound beside the sweep of its choices.
#pragma once

#include <optional>

#include "study/bind/bind.hpp"
#include "study/overlays/sweep.hpp"

namespace headroom::reading {

struct BoundSizing {
  Sizing sizing;  ///< but for `choice`
  Sweep choices;  ///< the same variables, named by their paths
};

/// None where the study has no sizing. `study`: as far as a scenario may change it; `service`: what it is
/// read into, without a problem.
[[nodiscard]] std::optional<BoundSizing> bind_sizing(const Cursor& root, const Node& study,
                                                     const Service& service);

/// Choices that show what most mistakes would be: all values lowest, all highest, and each variable over its
/// values beside the lowest of the others, evenly thinned to 200 in all.
[[nodiscard]] std::vector<Combination> corners_of(const Sweep& choices);

}  // namespace headroom::reading
