// Quantiles by rank, Wilson's chances, Bonett and Price's differences of them, and pairs counted.

#include "statistics/spread/futures.hpp"

#include <algorithm>
#include <cmath>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "statistics/normal.hpp"
#include "statistics/proportion.hpp"
#include "statistics/quantile.hpp"

namespace headroom {

FutureRange range_of_futures(std::span<const double> values) {
  std::vector<double> kept(values.begin(), values.end());
  std::erase_if(kept, [](double v) { return std::isnan(v); });
  if (kept.empty()) return {kUndefined, kUndefined, kUndefined, 0};
  std::sort(kept.begin(), kept.end());
  return {quantile_of(kept, 0.5), quantile_of(kept, 0.05), quantile_of(kept, 0.95), kept.size()};
}

std::vector<double> met_by_unit(std::span<const double> values, double bound, Direction direction) {
  std::vector<double> met;
  met.reserve(values.size());
  for (const double value : values) {
    const bool meets = direction == Direction::higher_is_better ? value >= bound : value <= bound;
    met.push_back(std::isnan(value) ? kUndefined : meets ? 1 : 0);
  }
  return met;
}

Chance chance_of(std::span<const double> met, double confidence) {
  std::int64_t won = 0;
  Chance chance;
  for (const double unit : met) {
    ensure(std::isnan(unit) || unit == 0 || unit == 1, "a future meets a standard or does not");
    ++(std::isnan(unit) ? chance.left_out : chance.of);
    won += unit == 1;
  }
  const Estimate share = proportion(won, static_cast<std::int64_t>(chance.of), confidence);
  chance.share = share.mean;
  chance.low = share.low;
  chance.high = share.high;
  return chance;
}

Estimate paired_difference_of_chances(std::span<const double> met, std::span<const double> baseline,
                                      double confidence, std::size_t comparisons) {
  double won = 0, lost = 0, pairs = 0;
  for (std::size_t r = 0; r < std::min(met.size(), baseline.size()); ++r) {
    if (std::isnan(met[r]) || std::isnan(baseline[r])) continue;
    won += met[r] > baseline[r];
    lost += met[r] < baseline[r];
    ++pairs;
  }
  if (pairs == 0) return {kUndefined, kUndefined, kUndefined, 0};
  const double each = confidence_of_each(confidence, comparisons);
  const double z = normal_quantile((1 + each) / 2);
  const double a = (won + 1) / (pairs + 2), b = (lost + 1) / (pairs + 2), d = a - b;
  const double half_width = z * std::sqrt((a + b - d * d) / (pairs + 2));
  const double seen = (won - lost) / pairs;
  return {seen, std::max(-1.0, std::min(seen, d - half_width)), std::min(1.0, std::max(seen, d + half_width)),
          static_cast<std::size_t>(pairs)};
}

Estimate unpaired_difference_of_chances(std::span<const double> met, std::span<const double> baseline,
                                        double confidence, std::size_t comparisons) {
  const double each = confidence_of_each(confidence, comparisons);
  return difference_of_chances(chance_of(met, each), chance_of(baseline, each));
}

Estimate difference_of_chances(const Chance& a, const Chance& b) {
  const std::size_t fewer = std::min(a.of, b.of);
  if (fewer == 0) return {kUndefined, kUndefined, kUndefined, 0};
  const double seen = a.share - b.share;
  return {seen, seen - std::hypot(a.share - a.low, b.high - b.share),
          seen + std::hypot(a.high - a.share, b.share - b.low), fewer};
}

FutureChange change_of_futures(std::span<const double> scenario, std::span<const double> baseline,
                               Direction direction) {
  std::vector<double> differences;
  double better = 0, same = 0, worse = 0;
  for (std::size_t r = 0; r < std::min(scenario.size(), baseline.size()); ++r) {
    const double a = scenario[r], b = baseline[r];
    if (std::isnan(a) || std::isnan(b)) continue;
    if (a == b)
      ++same;
    else
      ++((a > b) == (direction == Direction::higher_is_better) ? better : worse);
    differences.push_back(a == b ? 0 : a - b);  // both may never come to it
  }
  const double pairs = better + same + worse;
  return {range_of_futures(differences), better / pairs, same / pairs, worse / pairs};
}

}  // namespace headroom
