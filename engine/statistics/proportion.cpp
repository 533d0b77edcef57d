// Wilson's formula, with the normal quantile of the confidence.

#include "statistics/proportion.hpp"

#include <cmath>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "statistics/normal.hpp"

namespace headroom {

Estimate proportion(std::int64_t successes, std::int64_t of, double confidence) {
  ensure(0 <= successes && successes <= of, "a share has no more successes than cases");
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  if (of == 0) {
    return {kUndefined, kUndefined, kUndefined, 0};
  }
  const double z = normal_quantile((1 + confidence) / 2);
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(successes) / n, scale = 1 + z * z / n;
  const double middle = (p + z * z / (2 * n)) / scale;
  const double half_width = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
  return {p, successes == 0 ? 0 : middle - half_width, successes == of ? 1 : middle + half_width,
          static_cast<std::size_t>(of)};
}

}  // namespace headroom
