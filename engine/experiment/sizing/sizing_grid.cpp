// Prices of the variables one by one where they add up, else of every choice by itself.

#include "experiment/sizing/sizing_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "results/metrics/cost.hpp"
#include "study/overlays/combinations.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostChoices = 1'000'000;
constexpr std::size_t kMostPriced = 20'000;  // one by one, where prices do not add up

using RangePositions = std::vector<std::size_t>;

Problem problem(const Sizing& sizing, const std::string& found, const std::string& expected) {
  return {sizing.mark, "sizing.vary", found, expected, {}};
}

Result<double> price_at(const Sizing& sizing, const RangePositions& positions) {
  const Result<Scenario> choice = sizing.choice(positions);
  if (!choice) return tl::unexpected(choice.error());
  const double price = price_of(choice->service, sizing.minimise);
  if (!std::isnan(price)) return price;
  return tl::unexpected(
      Problems{problem(sizing, "of posts whose cost is not known",
                       "a band with pay or cost_per_year for every post, or minimise: wte")});
}

/// What each value of each variable adds to the price of the lowest choice.
struct Prices {
  double lowest = 0;
  std::vector<std::vector<double>> added;  ///< [variable][position]

  [[nodiscard]] double at(const RangePositions& positions) const {
    double price = lowest;
    for (std::size_t v = 0; v < positions.size(); ++v) price += added[v][positions[v]];
    return price;
  }
};

Result<Prices> prices_of(const Sizing& sizing) {
  const RangePositions lowest(sizing.vary.size(), 0);
  const Result<double> base = price_at(sizing, lowest);
  if (!base) return tl::unexpected(base.error());
  Prices prices{*base, {}};
  for (std::size_t v = 0; v < sizing.vary.size(); ++v) {
    prices.added.emplace_back();
    for (std::size_t i = 0; i < sizing.vary[v].values.size(); ++i) {
      RangePositions one = lowest;
      one[v] = i;
      const Result<double> price = price_at(sizing, one);
      if (!price) return tl::unexpected(price.error());
      prices.added.back().push_back(*price - *base);
    }
  }
  return prices;
}

bool adds_up(double sum, double price) {
  return std::abs(sum - price) <= 1e-9 * std::max(1.0, std::abs(price));
}

}  // namespace

double price_of(const Service& service, Sizing::Minimise minimise) {
  double price = 0;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    price +=
        minimise == Sizing::Minimise::cost ? pay_per_year(service, PostId{p}) : mean_wte(service, PostId{p});
  }
  return price;
}

SizingGrid::SizingGrid(const Sizing& sizing) {
  std::size_t stride = 1;
  for (const SizingVariable& variable : sizing.vary) {
    lengths_.push_back(variable.values.size());
    strides_.push_back(stride);
    is_capacity_.push_back(variable.more_is_capacity);
    stride *= variable.values.size();
  }
  prices_.resize(stride);
}

Result<SizingGrid> SizingGrid::make(const Sizing& sizing) {
  if (combinations_of(sizing.vary) > static_cast<double>(kMostChoices)) {
    return tl::unexpected(
        Problems{problem(sizing, "more than 1,000,000 choices", "fewer variables or longer steps")});
  }
  SizingGrid grid{sizing};
  const Result<Prices> prices = prices_of(sizing);
  if (!prices) return tl::unexpected(prices.error());
  RangePositions highest;
  for (std::size_t length : grid.lengths_) highest.push_back(length - 1);
  const Result<double> top = price_at(sizing, highest);
  if (!top) return tl::unexpected(top.error());
  const bool additive = adds_up(prices->at(highest), *top);
  if (!additive && grid.prices_.size() > kMostPriced) {
    return tl::unexpected(
        Problems{problem(sizing, "more than 20,000 choices whose variables act on one post together",
                         "fewer variables or longer steps")});
  }
  for (std::size_t index = 0; index < grid.prices_.size(); ++index) {
    RangePositions positions;
    for (std::size_t v = 0; v < grid.lengths_.size(); ++v) positions.push_back(grid.digit(index, v));
    if (additive) {
      grid.prices_[index] = prices->at(positions);
      continue;
    }
    const Result<double> price = price_at(sizing, positions);
    if (!price) return tl::unexpected(price.error());
    grid.prices_[index] = *price;
  }
  grid.sort();
  return grid;
}

void SizingGrid::sort() {
  order_.resize(prices_.size());
  std::iota(order_.begin(), order_.end(), Rank{0});
  std::stable_sort(order_.begin(), order_.end(), [&](Rank a, Rank b) { return prices_[a] < prices_[b]; });
}

std::vector<std::size_t> SizingGrid::positions(Rank rank) const {
  RangePositions positions;
  for (std::size_t v = 0; v < lengths_.size(); ++v) positions.push_back(digit(order_[rank], v));
  return positions;
}

bool SizingGrid::covers(Rank a, Rank b) const {
  const std::size_t i = order_[a], j = order_[b];
  for (std::size_t v = 0; v < lengths_.size(); ++v) {
    const std::size_t of_a = digit(i, v), of_b = digit(j, v);
    if (is_capacity_[v] ? of_a < of_b : of_a != of_b) return false;
  }
  return true;
}

std::vector<SizingGrid::Rank> SizingGrid::largest() const {
  std::vector<Rank> all;
  for (Rank rank = 0; rank < order_.size(); ++rank) {
    bool is_largest = true;
    for (std::size_t v = 0; v < lengths_.size(); ++v) {
      if (is_capacity_[v] && digit(order_[rank], v) + 1 < lengths_[v]) is_largest = false;
    }
    if (is_largest) all.push_back(rank);
  }
  return all;
}

}  // namespace headroom
