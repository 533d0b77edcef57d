// Every pair judged by its own paired interval; systems with fewer values put on one footing.

#include "statistics/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "base/ensure.hpp"
#include "statistics/one_sided.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

using Systems = std::span<const std::span<const double>>;

/// t by number of pairs, looked up once each.
class Critical {
 public:
  Critical(double confidence, std::size_t most) : confidence_{confidence}, t_(most + 1, 0.0) {}
  double of(std::size_t pairs) {
    if (t_[pairs] == 0) t_[pairs] = student_t_quantile((1 + confidence_) / 2, static_cast<double>(pairs - 1));
    return t_[pairs];
  }

 private:
  double confidence_;
  std::vector<double> t_;
};

/// 1 where the first is significantly higher, −1 where it is lower, 0 where they are not told apart.
int compare(std::span<const double> first, std::span<const double> second, Critical& critical) {
  std::vector<double> differences(first.size());
  std::transform(first.begin(), first.end(), second.begin(), differences.begin(), std::minus{});
  const SampledMean mean = sampled_mean(differences);
  if (mean.count < 2) return 0;
  const OneSidedBounds ends = mean_bounds_at(mean, critical.of(mean.count));
  return ends.lower > 0 ? 1 : ends.upper < 0 ? -1 : 0;
}

std::vector<RankEstimate> means_of(Systems systems) {
  std::vector<RankEstimate> ranked;
  for (std::span<const double> values : systems) ranked.push_back({estimate(values, 0.5).mean, 0, 0, 0});
  return ranked;
}

std::size_t values_of(std::span<const double> values) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); }));
}

/// The means, as if all systems had the values of the one that has most.
std::vector<double> means_on_one_footing(Systems systems, const std::vector<RankEstimate>& ranked) {
  std::vector<std::size_t> counts;
  for (std::span<const double> values : systems) counts.push_back(values_of(values));
  const auto most = std::max_element(counts.begin(), counts.end());
  const auto reference = static_cast<std::size_t>(most - counts.begin());
  std::vector<double> means;
  for (std::size_t s = 0; s < systems.size(); ++s) {
    means.push_back(ranked[s].mean);
    if (counts[s] == *most) continue;
    std::vector<double> differences;
    for (std::size_t r = 0; r < systems[s].size(); ++r)
      differences.push_back(systems[s][r] - systems[reference][r]);
    const double difference = estimate(differences, 0.5).mean;
    if (!std::isnan(difference)) means.back() = ranked[reference].mean + difference;
  }
  return means;
}

/// 1 + how many are better, of those that have a mean.
void rank_by(const std::vector<double>& means, std::vector<RankEstimate>& ranked, double sign) {
  std::vector<double> ordered;  // ascending, the best first
  for (double mean : means)
    if (!std::isnan(mean)) ordered.push_back(sign * mean);
  std::sort(ordered.begin(), ordered.end());
  for (std::size_t s = 0; s < ranked.size(); ++s) {
    RankEstimate& r = ranked[s];
    if (std::isnan(r.mean)) continue;
    const auto better = std::lower_bound(ordered.begin(), ordered.end(), sign * means[s]) - ordered.begin();
    r.rank = static_cast<std::size_t>(better) + 1;
    r.low = 1;
    r.high = ordered.size();
  }
}

}  // namespace

std::vector<RankEstimate> rank_means(Systems systems, Direction better, double confidence) {
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  for (std::span<const double> values : systems)
    ensure(values.size() == systems.front().size(), "paired values come from the same replications");
  std::vector<RankEstimate> ranked = means_of(systems);
  rank_by(means_on_one_footing(systems, ranked), ranked, better == Direction::lower_is_better ? 1 : -1);
  const auto k = static_cast<double>(
      std::count_if(ranked.begin(), ranked.end(), [](const RankEstimate& r) { return r.rank > 0; }));
  if (k < 2) return ranked;
  Critical critical{1 - (1 - confidence) / (k * (k - 1) / 2), systems.front().size()};
  for (std::size_t i = 0; i < systems.size(); ++i)
    for (std::size_t j = i + 1; j < systems.size(); ++j) {
      const int sign = compare(systems[i], systems[j], critical);
      if (sign == 0) continue;
      const bool first_better = (sign > 0) == (better == Direction::higher_is_better);
      ++ranked[first_better ? j : i].low;
      --ranked[first_better ? i : j].high;
    }
  for (RankEstimate& r : ranked) {
    r.low = std::min(r.low, r.rank);
    r.high = std::max(r.high, r.rank);
  }
  return ranked;
}

}  // namespace headroom
