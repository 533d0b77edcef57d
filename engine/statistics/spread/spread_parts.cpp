// Twins' correlation, half mean squares, covariances with the next draw, and the same in other orders.

#include "statistics/spread/spread_parts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "statistics/moments.hpp"

namespace headroom {
namespace {

constexpr double kMostSkewness = 2;
constexpr double kFalseFinds = 0.05;

double within_one(double share) { return std::clamp(share, 0.0, 1.0); }

Moments moments_of(const TwinPlays& plays) {
  Moments all;
  for (const std::vector<double>* twins : {&plays.first, &plays.second})
    for (const double value : *twins)
      if (std::isfinite(value)) all.add(value);
  return all;
}

/// Every value by its place among the twins' values: 0 below all, 1 above all, the middle of those alike.
void rank(TwinPlays& plays) {
  std::vector<double> order;
  for (const std::vector<double>* twins : {&plays.first, &plays.second})
    std::copy_if(twins->begin(), twins->end(), std::back_inserter(order),
                 [](double v) { return !std::isnan(v); });
  std::sort(order.begin(), order.end());
  const auto place = [&](double& value) {
    if (std::isnan(value)) return;
    const auto [low, high] = std::equal_range(order.begin(), order.end(), value);
    value = static_cast<double>((low - order.begin()) + (high - order.begin())) /
            (2 * static_cast<double>(order.size()));
  };
  std::for_each(plays.first.begin(), plays.first.end(), place);
  std::for_each(plays.second.begin(), plays.second.end(), place);
  for (std::vector<double>& group : plays.redrawn) std::for_each(group.begin(), group.end(), place);
}

/// One-way analysis of variance of the twins.
struct Twins {
  std::size_t draws = 0;
  double mean = 0, variance = 0, unknown = 0;
};

Twins twins_of(const TwinPlays& plays) {
  Moments middles;
  double within = 0;
  for (std::size_t i = 0; i < plays.first.size(); ++i) {
    const double apart = plays.first[i] - plays.second[i];
    if (std::isnan(apart)) continue;
    middles.add((plays.first[i] + plays.second[i]) / 2);
    within += apart * apart / 2;
  }
  Twins twins{middles.count(), middles.mean(), 0, kUndefined};
  if (twins.draws < 3) return twins;
  within /= static_cast<double>(twins.draws);
  const double between = 2 * middles.variance();
  twins.variance = (between + within) / 2;
  if (twins.variance > 0) twins.unknown = within_one((between - within) / (between + within));
  return twins;
}

/// Deviations of which the mean product is a part of the variance; 0 where a play is not defined.
struct Product {
  std::vector<double> one, other;
  double terms = 0;  ///< that are defined

  Product(std::vector<double> first, std::vector<double> second)
      : one{std::move(first)}, other{std::move(second)} {
    for (std::size_t i = 0; i < one.size(); ++i) terms += std::isnan(one[i] * other[i]) ? 0 : 1;
    for (std::vector<double>* all : {&one, &other})
      for (double& value : *all) value = std::isnan(value) ? 0 : value;
  }
  [[nodiscard]] double mean() const {
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * other[i];
    return terms > 0 ? sum / terms : 0;
  }
  [[nodiscard]] double mean_in(const std::vector<std::size_t>& order) const {
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) sum += one[order[i]] * other[i];
    return terms > 0 ? sum / terms : 0;
  }
};

double half_mean_square(const std::vector<double>& a, const std::vector<double>& b) {
  Moments squares;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const double apart = a[i] - b[i]; !std::isnan(apart)) squares.add(apart * apart / 2);
  return squares.count() > 0 ? squares.mean() : 0;
}

/// The next draw's twins together, and what its inputs of the group alone leave of a redrawn play.
Product alone(const TwinPlays& plays, std::size_t group, const Twins& twins, double known_last) {
  const std::size_t n = plays.first.size();
  std::vector<double> next(n), left(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t after = (i + 1) % n;
    next[i] = (plays.first[after] + plays.second[after]) / 2 - twins.mean;
    left[i] = (plays.redrawn[group][i] - twins.mean) - (1 - known_last) * (plays.second[i] - twins.mean);
  }
  return {std::move(next), std::move(left)};
}

Product last_without_chance(const TwinPlays& plays, std::size_t group, const Twins& twins) {
  const std::size_t n = plays.first.size();
  std::vector<double> twin(n), change(n);
  for (std::size_t i = 0; i < n; ++i) {
    twin[i] = plays.first[i] - twins.mean;
    change[i] = plays.second[i] - plays.redrawn[group][i];
  }
  return {std::move(twin), std::move(change)};
}

/// Which of the products chance does not show, the greatest over all of them in an order being chance.
std::vector<bool> beyond_chance(const std::vector<Product>& products, const Orders& orders) {
  std::vector<double> seen(products.size(), 0.0), greatest(orders.size(), 0.0);
  for (std::size_t p = 0; p < products.size(); ++p) {
    std::vector<double> means;
    Moments moments;
    for (const std::vector<std::size_t>& order : orders)
      moments.add(means.emplace_back(products[p].mean_in(order)));
    const double deviation = moments.count() > 1 ? std::sqrt(moments.variance()) : 0;
    if (deviation == 0) continue;
    seen[p] = (products[p].mean() - moments.mean()) / deviation;
    for (std::size_t o = 0; o < orders.size(); ++o)
      greatest[o] = std::max(greatest[o], (means[o] - moments.mean()) / deviation);
  }
  std::vector<bool> beyond(products.size());
  const auto allowed = kFalseFinds * static_cast<double>(orders.size() + 1);
  for (std::size_t p = 0; p < products.size(); ++p) {
    const auto reached =
        std::count_if(greatest.begin(), greatest.end(), [&](double g) { return g >= seen[p]; });
    beyond[p] = seen[p] > 0 && static_cast<double>(1 + reached) <= allowed;
  }
  return beyond;
}

}  // namespace

double correlation(std::span<const double> a, std::span<const double> b) {
  ensure(a.size() == b.size(), "columns are of one length");
  Moments of_a, of_b;
  for (const double value : a) of_a.add(value);
  for (const double value : b) of_b.add(value);
  double products = 0;
  for (std::size_t i = 0; i < a.size(); ++i) products += (a[i] - of_a.mean()) * (b[i] - of_b.mean());
  const double scale = a.size() < 2 ? 0 : std::sqrt(of_a.variance() * of_b.variance());
  return scale > 0 ? products / (static_cast<double>(a.size() - 1) * scale) : 0;
}

std::vector<std::vector<std::size_t>> related(std::size_t count, const Related& are_related) {
  std::vector<std::size_t> group(count);
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (std::size_t b = 0; b < count; ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (group[a] == group[b] || !are_related(a, b)) continue;
      const auto [first, second] = std::minmax(group[a], group[b]);
      std::replace(group.begin(), group.end(), std::size_t{second}, std::size_t{first});
    }
  }
  std::vector<std::vector<std::size_t>> groups(count);
  for (std::size_t one = 0; one < count; ++one) groups[group[one]].push_back(one);
  std::erase_if(groups, [](const auto& members) { return members.empty(); });
  return groups;
}

double narrower(double share) { return 1 - std::sqrt(1 - share); }

SpreadParts spread_parts(TwinPlays plays, const Orders& orders) {
  const std::size_t n = plays.first.size();
  ensure(plays.second.size() == n, "every draw is played twice");
  for (const auto& group : plays.redrawn) ensure(group.size() == n, "every group is redrawn in every draw");
  for (const auto& order : orders) ensure(order.size() == n, "an order is of all draws");
  SpreadParts parts;
  parts.ranked = std::abs(moments_of(plays).skewness()) > kMostSkewness;
  if (parts.ranked) rank(plays);
  const Twins twins = twins_of(plays);
  parts.draws = twins.draws;
  parts.unknown = twins.unknown;
  parts.groups.assign(plays.redrawn.size(), {kUndefined, kUndefined, false, false});
  if (std::isnan(parts.unknown)) return parts;
  std::vector<Product> products;
  for (std::size_t g = 0; g < plays.redrawn.size(); ++g) {
    InputPart& part = parts.groups[g];
    part.known_last = within_one(half_mean_square(plays.second, plays.redrawn[g]) / twins.variance);
    products.push_back(alone(plays, g, twins, part.known_last));
    part.known_alone = std::clamp(products.back().mean() / twins.variance, 0.0, parts.unknown);
    products.push_back(last_without_chance(plays, g, twins));
  }
  const std::vector<bool> beyond = beyond_chance(products, orders);
  for (std::size_t g = 0; g < parts.groups.size(); ++g) {
    parts.groups[g].alone_seen = beyond[2 * g];
    parts.groups[g].last_seen = beyond[2 * g + 1];
  }
  return parts;
}

}  // namespace headroom
