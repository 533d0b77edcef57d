// How much of the spread of a figure over possible futures is what was drawn of what is not known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/undefined.hpp"

namespace headroom {

/// What each replication drew.
struct DrawnColumns {
  std::span<const std::uint32_t> numbers;  ///< [replication]: of the draw
  std::span<const double> values;          ///< [replication][column]
  std::size_t columns = 0;
};

struct VarianceParts {
  double unknown = kUndefined;  ///< share of the variance, 0 to 1; NaN: there are too few futures to say
  struct Group {
    std::vector<std::size_t> columns;  ///< drawn together: correlated by more than 0.3 among themselves
    double share = 0;                  ///< of the variance, by the straight line alone
  };
  std::vector<Group> groups{};  ///< the greatest first; empty where there are too few futures to say
};

/// Where every replication has its own draw, `unknown` is the adjusted R² of a regression of the figure on
/// the drawn values, as normal scores of their ranks, with their squares: at least so much is what is not
/// known. Nothing is said where 2 columns + 1 exceeds a third of the values. Where replications share draws,
/// it is the intraclass correlation of a one-way analysis of variance, with what chance does within a draw
/// taken off. A group's share is the adjusted R² of its straight lines alone. Values that are NaN are left
/// out.
[[nodiscard]] VarianceParts variance_parts(std::span<const double> values, const DrawnColumns& drawn);

}  // namespace headroom
