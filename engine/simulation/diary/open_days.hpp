// The days on which the service opens, with what windows and working days count.
#pragma once

#include <vector>

#include "service/service.hpp"

namespace headroom {

/// A day of the simulation: 0 is the eve of the first simulated day, 1 the first; negative before.
using Day = int;

/// Which days the service opens, with the counting that windows and working days need.
class OpenDays {
 public:
  static constexpr Day kNever = 1'000'000;  ///< later than any day of any run

  OpenDays() = default;
  /// Days `first` to `last` inclusive, where day 0 is `eve`.
  OpenDays(const Calendar& calendar, Date eve, Day first, Day last);

  [[nodiscard]] bool is_open(Day day) const { return inside(day) && open_[offset(day)] != 0; }
  /// The first open day on or after `day`; kNever where there is none in range.
  [[nodiscard]] Day next_open(Day day) const {
    return inside(day) ? next_[offset(day)] : (day < first_ ? next_[0] : kNever);
  }
  /// `day` plus a lead: calendar days, or the n-th open day after it (0 working days is the day itself).
  [[nodiscard]] Day after(Day day, LeadTime lead) const {
    return lead.kind == LeadTime::Kind::calendar_days ? day + lead.days : nth_open_after(day, lead.days);
  }

 private:
  [[nodiscard]] bool inside(Day day) const { return day >= first_ && day <= last_; }
  [[nodiscard]] std::size_t offset(Day day) const { return static_cast<std::size_t>(day - first_); }
  [[nodiscard]] Day nth_open_after(Day day, int n) const;

  Day first_ = 0, last_ = -1;
  std::vector<char> open_;
  std::vector<Day> next_;
  std::vector<Day> list_;   ///< the open days
  std::vector<int> up_to_;  ///< open days up to and including each day
};

}  // namespace headroom
