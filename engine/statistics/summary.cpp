// The counts added up from the shortest wait until enough of a hundred are reached.

#include "statistics/summary.hpp"

#include <limits>
#include <numeric>

namespace headroom {

double percentile(std::span<const std::uint32_t> counts, int percent) {
  const std::uint64_t total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (total == 0) return std::numeric_limits<double>::quiet_NaN();
  std::uint64_t so_far = 0;
  for (std::size_t d = 0; d < counts.size(); ++d) {
    so_far += counts[d];
    if (so_far > 0 && so_far * 100 >= static_cast<std::uint64_t>(percent) * total)
      return static_cast<double>(d);
  }
  return static_cast<double>(counts.size() - 1);
}

}  // namespace headroom
