// The reported days and the simulated ones, with the share of each weekday on which the service opens.
#pragma once

#include <array>
#include <vector>

#include "base/date.hpp"
#include "service/service.hpp"

namespace headroom {

/// The reported days, and which of them are open; and which of those simulated before them.
class Period {
 public:
  explicit Period(const Calendar& calendar);

  [[nodiscard]] Date first() const { return first_; }
  [[nodiscard]] Date end() const { return first_ + Days{days()}; }  ///< the day after the last
  [[nodiscard]] int days() const { return static_cast<int>(open_.size()); }
  [[nodiscard]] Date first_simulated() const { return first_simulated_; }
  /// Of the simulated days.
  [[nodiscard]] bool is_open(Date day) const {
    return simulated_[static_cast<std::size_t>((day - first_simulated_).value())];
  }

  /// Of the days from `from` to `until` that are reported and fall on these weekdays, the share that is open;
  /// 1 where there is none.
  [[nodiscard]] double open_share(const WeekdaySet& weekdays, Date from, Date until) const;

  /// How much more often the weekday is open than these weekdays on average: a clinic on Mondays loses more
  /// to bank holidays than the week as a whole. 1 where they are never open.
  [[nodiscard]] double openness(std::size_t weekday, const WeekdaySet& among) const;

 private:
  Date first_, first_simulated_;
  std::vector<bool> open_, simulated_;
  std::array<int, 7> reported_on_{}, open_on_{};
};

/// The first reported day on which the post exists; where there is none, its nearest day to the period.
[[nodiscard]] Date first_day_of(const Period& period, const Post& post);

}  // namespace headroom
