// Quantiles of each figure scenario by scenario, and ranks with all values of a figure at hand.

#include "results/comparison/quantiles_and_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace headroom {
namespace {

/// Ranks by number of values, worked out once each.
class Ranks {
 public:
  const std::array<QuantileRanks, kQuantiles.size()>& of(std::size_t n) {
    const auto found = known_.find(n);
    if (found != known_.end()) return found->second;
    std::array<QuantileRanks, kQuantiles.size()> ranks;
    for (std::size_t q = 0; q < ranks.size(); ++q) ranks[q] = quantile_ranks(n, kQuantiles[q], kConfidence);
    return known_.emplace(n, ranks).first->second;
  }

 private:
  std::map<std::size_t, std::array<QuantileRanks, kQuantiles.size()>> known_;
};

/// Where draws are shared: by number of draws, what they are when taken anew.
using KnownResamples = std::map<std::size_t, Resamples>;

Quantiles quantiles_over(const SharedDraws& draws, std::span<const double> values, KnownResamples& known) {
  const std::size_t count = number_of_draws(draws);
  auto found = known.find(count);
  if (found == known.end()) found = known.emplace(count, resampled_draws(count)).first;
  const std::vector<QuantileEstimate> all =
      quantiles_by_draw(values, draws, kQuantiles, found->second, kConfidence);
  Quantiles quantiles;
  std::copy(all.begin(), all.end(), quantiles.begin());
  return quantiles;
}

Quantiles quantiles_of(std::vector<double> values, Ranks& ranks) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  std::sort(values.begin(), values.end());
  Quantiles all;
  for (std::size_t q = 0; q < all.size(); ++q)
    all[q] = sorted_quantile(values, kQuantiles[q], ranks.of(values.size())[q]);
  return all;
}

}  // namespace

std::vector<std::vector<Quantiles>> quantiles(const Results& results, const FiguresOf& figures) {
  std::vector<std::vector<Quantiles>> all;
  Ranks known;
  KnownResamples resamples;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    std::vector<std::vector<double>> values = figures(s);
    all.resize(values.size());
    const SharedDraws draws = shared_draws(results, s);
    for (std::size_t f = 0; f < values.size(); ++f)
      all[f].push_back(draws.empty() ? quantiles_of(std::move(values[f]), known)
                                     : quantiles_over(draws, values[f], resamples));
  }
  return all;
}

std::vector<std::vector<RankEstimate>> ranks(const Results& results, Direction direction,
                                             const FiguresOf& figures) {
  const std::size_t most = *std::max_element(results.replications.begin(), results.replications.end());
  std::vector<std::vector<std::vector<double>>> by_figure;  // [figure][scenario][replication]
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    std::vector<std::vector<double>> values = figures(s);
    by_figure.resize(values.size());
    const SharedDraws draws = shared_draws(results, s);
    for (std::size_t f = 0; f < values.size(); ++f) {
      values[f] = means_by_draw(values[f], draws);
      values[f].resize(most, std::nan(""));
      by_figure[f].push_back(std::move(values[f]));
    }
  }
  std::vector<std::vector<RankEstimate>> all;
  for (const std::vector<std::vector<double>>& scenarios : by_figure) {
    const std::vector<std::span<const double>> systems(scenarios.begin(), scenarios.end());
    all.push_back(rank_means(systems, direction, kConfidence));
  }
  return all;
}

}  // namespace headroom
