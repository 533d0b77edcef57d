// Binomial tails that say between which ordered values a quantile lies.

#include "statistics/quantile.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <iterator>
#include <vector>

#include "base/ensure.hpp"
#include "base/undefined.hpp"

namespace headroom {
namespace {

/// The least x from 0 to n with P(B ≤ x) at least `level`.
std::size_t least_reaching(const boost::math::binomial& distribution, std::size_t n, double level) {
  std::size_t from = 0, to = n;
  while (from < to) {
    const std::size_t middle = (from + to) / 2;
    if (cdf(distribution, static_cast<double>(middle)) >= level)
      to = middle;
    else
      from = middle + 1;
  }
  return from;
}

double below(const boost::math::binomial& distribution, std::size_t rank) {
  return rank == 0 ? 0 : cdf(distribution, static_cast<double>(rank - 1));
}

}  // namespace

double quantile_of(std::span<const double> ascending, double probability) {
  const QuantilePlace place = quantile_place(ascending.size(), probability);
  return place.between(ascending[place.lower], ascending[place.upper]);
}

QuantileRanks quantile_ranks(std::size_t n, double probability, double confidence) {
  ensure(probability > 0 && probability < 1, "a quantile lies between 0 and 1");
  ensure(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  if (n == 0) return {0, 1, 1};
  const boost::math::binomial distribution{static_cast<double>(n), probability};
  const double miss = (1 - confidence) / 2;
  // P(B < low) = P(B ≤ low − 1) ≤ miss, low the largest: P(B ≤ low) is the first above it.
  std::size_t low = least_reaching(distribution, n, miss);
  while (low < n && below(distribution, low + 1) <= miss) ++low;
  const std::size_t high = least_reaching(distribution, n, 1 - miss) + 1;
  return {low, high, below(distribution, high) - below(distribution, low)};
}

QuantileEstimate sample_quantile(std::span<const double> values, double probability, double confidence) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  std::sort(kept.begin(), kept.end());
  return sorted_quantile(kept, probability, quantile_ranks(kept.size(), probability, confidence));
}

QuantileEstimate sorted_quantile(std::span<const double> ascending, double probability,
                                 const QuantileRanks& ranks) {
  const std::size_t n = ascending.size();
  ensure(ranks.high <= n + 1, "the ranks are those of this number of values");
  if (n == 0) return {kUndefined, kUndefined, kUndefined, kUndefined, 0};
  const double low = ranks.low == 0 ? kUndefined : ascending[ranks.low - 1];
  const double high = ranks.high > n ? kUndefined : ascending[ranks.high - 1];
  return {quantile_of(ascending, probability), low, high, ranks.coverage, n};
}

}  // namespace headroom
