// The search for the cheapest choice that reaches its targets, asking about as few as it can.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "experiment/sizing/sizing_grid.hpp"

namespace headroom {

/// Finds the cheapest choice that reaches its targets, asking of as few choices as it can whether they do.
/// What a choice misses, all that it covers miss too, unless it is said otherwise; what one reaches, nothing
/// dearer need reach. Each choice asked about is the one that rules out most, whichever way the answer falls:
/// bisection, over an order that is only partial.
class LeastSearch {
 public:
  /// `grid` outlives it. The choices of `missed` are known to miss, and all cheaper than `from`.
  explicit LeastSearch(const SizingGrid& grid, SizingGrid::Rank from = 0,
                       const std::vector<SizingGrid::Rank>& missed = {});

  /// The next choice to ask about; none: it is over.
  [[nodiscard]] std::optional<SizingGrid::Rank> next() const;
  void reached(SizingGrid::Rank choice);
  /// It misses, and so do those that it covers; those that cover it; or nothing is known of the others.
  void missed(SizingGrid::Rank choice);
  void missed_by_more(SizingGrid::Rank choice);
  void missed_alone(SizingGrid::Rank choice);

  /// The cheapest that is known to reach; none so far, or none at all.
  [[nodiscard]] std::optional<SizingGrid::Rank> least() const { return least_; }
  [[nodiscard]] std::size_t open() const { return open_.size(); }

 private:
  [[nodiscard]] std::size_t covered_by(SizingGrid::Rank choice) const;

  const SizingGrid& grid_;
  std::vector<SizingGrid::Rank> open_;  ///< not known to miss, cheaper than the least; rising
  std::optional<SizingGrid::Rank> least_;
};

}  // namespace headroom
