// Tables of the next open day and of open days so far, made once for a run.

#include "simulation/diary/open_days.hpp"

#include "service/calendar.hpp"

namespace headroom {

OpenDays::OpenDays(const Calendar& calendar, Date eve, Day first, Day last) : first_{first}, last_{last} {
  const auto open = open_days(calendar, eve + Days{first}, last - first + 1);
  const std::size_t size = open.size();
  open_.assign(size, 0);
  up_to_.assign(size, 0);
  next_.assign(size, kNever);
  for (std::size_t i = 0; i < size; ++i) {
    if (open[i]) {
      open_[i] = 1;
      list_.push_back(first + static_cast<Day>(i));
    }
    up_to_[i] = static_cast<int>(list_.size());
  }
  for (std::size_t i = size; i-- > 0;) {
    next_[i] = open_[i] != 0 ? first + static_cast<Day>(i) : (i + 1 < size ? next_[i + 1] : kNever);
  }
}

Day OpenDays::nth_open_after(Day day, int n) const {
  if (n == 0) return day;
  if (!inside(day)) return kNever;
  const auto index = static_cast<std::size_t>(up_to_[offset(day)] + n - 1);
  return index < list_.size() ? list_[index] : kNever;
}

}  // namespace headroom
