// How many combinations some variables have, even where there are too many to count.
#pragma once

#include <vector>

namespace headroom {

/// Ways to take one of the `values` of each variable; none without variables. There may be more of them than
/// a whole number holds.
template <class Variable>
[[nodiscard]] double combinations_of(const std::vector<Variable>& variables) {
  double count = variables.empty() ? 0 : 1;
  for (const Variable& variable : variables) count *= static_cast<double>(variable.values.size());
  return count;
}

}  // namespace headroom
