// Which of several things a draw falls on, by their shares.
#pragma once

#include <cstddef>
#include <vector>

namespace headroom {

/// Of shares that add up: how many but the last lie at or below a draw in [0, 1). Without a branch: they
/// cannot be foreseen.
[[nodiscard]] inline std::size_t draw_index(const std::vector<double>& cumulative, double u) {
  std::size_t index = 0;
  for (std::size_t i = 0; i + 1 < cumulative.size(); ++i)
    index += static_cast<std::size_t>(u >= cumulative[i]);
  return index;
}

}  // namespace headroom
