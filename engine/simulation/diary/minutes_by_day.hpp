// Minutes by day and column, in one piece.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/diary/open_days.hpp"

namespace headroom {

/// Minutes by day and column (of the diary, or one a holder). Without days it is empty: there are never any.
class MinutesByDay {
 public:
  void reset(std::size_t days, std::size_t columns) {
    columns_ = columns;
    minutes_.assign(days * columns, 0);
  }
  [[nodiscard]] bool empty() const { return minutes_.empty(); }
  [[nodiscard]] int operator()(Day day, std::size_t column) const { return row(day)[column]; }
  void add(Day day, std::size_t column, int minutes) { add(row(day)[column], minutes); }

  /// All columns of a day.
  [[nodiscard]] std::int16_t* row(Day day) {
    return minutes_.data() + static_cast<std::size_t>(day) * columns_;
  }
  [[nodiscard]] const std::int16_t* row(Day day) const {
    return minutes_.data() + static_cast<std::size_t>(day) * columns_;
  }
  static void add(std::int16_t& to, int minutes) { to = static_cast<std::int16_t>(to + minutes); }

 private:
  std::size_t columns_ = 0;
  std::vector<std::int16_t> minutes_;
};

}  // namespace headroom
