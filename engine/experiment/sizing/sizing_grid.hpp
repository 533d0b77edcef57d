// Every choice of a sizing by price, and which of them have at least as much of all capacity as others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "study/study.hpp"

namespace headroom {

/// Every choice that sizing has, cheapest first, and which of them are surely no less than which others.
class SizingGrid {
 public:
  /// A choice, by its place in the order of cost.
  using Rank = std::uint32_t;

  /// Prices every choice: the variables one by one where their prices add up, else each choice. Problems
  /// where a choice is none, its price is not known, or there are more than can be looked through.
  [[nodiscard]] static Result<SizingGrid> make(const Sizing& sizing);

  [[nodiscard]] std::size_t size() const { return order_.size(); }
  [[nodiscard]] double price(Rank rank) const { return prices_[order_[rank]]; }  ///< GBP a year, or WTE
  /// Positions in each variable's list.
  [[nodiscard]] std::vector<std::size_t> positions(Rank rank) const;
  /// Whether `a` has at least as much of every capacity as `b`, and the rest alike: what `b` reaches, `a`
  /// does too.
  [[nodiscard]] bool covers(Rank a, Rank b) const;
  /// Those that no other choice covers.
  [[nodiscard]] std::vector<Rank> largest() const;

 private:
  explicit SizingGrid(const Sizing& sizing);
  [[nodiscard]] std::size_t digit(std::size_t index, std::size_t variable) const {
    return index / strides_[variable] % lengths_[variable];
  }
  void sort();

  std::vector<std::size_t> lengths_, strides_;  ///< of the variables; index = Σ position × stride
  std::vector<bool> is_capacity_;               ///< by variable
  std::vector<double> prices_;                  ///< [index]
  std::vector<Rank> order_;                     ///< index by rank
};

/// What a service costs by this measure.
[[nodiscard]] double price_of(const Service& service, Sizing::Minimise minimise);

}  // namespace headroom
