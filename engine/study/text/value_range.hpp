// Values from one to another in equal steps.
#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// The numbers behind a quantity, and what is written behind the number.
struct Written {
  double number = 0;
  int decimals = 0;
  std::string unit;  ///< empty, `%`, or the unit of a duration in the plural
};
/// Of a scalar that is a quantity.
[[nodiscard]] Written written_quantity(const Node& node);

/// `from`, `to` and `step` of a map, quantities all, as the values that they stand for, written as a person
/// would: as many decimals as `from` and `step` have, the unit of `from`. The last is at most `to`, within a
/// billionth of a step.
[[nodiscard]] Result<std::vector<Node>> values_between(const Node& map, const std::string& path,
                                                       std::size_t most);

}  // namespace headroom::reading
