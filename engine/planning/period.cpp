// Open days counted once by weekday over the reported period.

#include "planning/period.hpp"

#include <algorithm>

#include "service/calendar.hpp"

namespace headroom {

Period::Period(const Calendar& calendar)
    : first_{calendar.start},
      first_simulated_{first_simulated_day(calendar)},
      open_{open_days(calendar, calendar.start, 7 * calendar.weeks)},
      simulated_{open_days(calendar, first_simulated_, 7 * (calendar.warm_up_weeks + calendar.weeks))} {
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const Date date = first_ + Days{static_cast<std::int32_t>(i)};
    const auto weekday = static_cast<std::size_t>(date.weekday());
    ++reported_on_[weekday];
    if (open_[i]) ++open_on_[weekday];
  }
}

double Period::open_share(const WeekdaySet& weekdays, Date from, Date until) const {
  int all = 0, open = 0;
  for (Date date = std::max(from, first_); date <= until && date < end(); date = date + Days{1}) {
    if (!weekdays[static_cast<std::size_t>(date.weekday())]) continue;
    ++all;
    if (open_[static_cast<std::size_t>((date - first_).value())]) ++open;
  }
  return all > 0 ? static_cast<double>(open) / all : 1.0;
}

double Period::openness(std::size_t weekday, const WeekdaySet& among) const {
  int reported = 0, open = 0;
  for (std::size_t day = 0; day < among.size(); ++day) {
    if (!among[day]) continue;
    reported += reported_on_[day];
    open += open_on_[day];
  }
  if (open == 0 || reported_on_[weekday] == 0) return 1;
  return static_cast<double>(open_on_[weekday]) * reported /
         (static_cast<double>(open) * reported_on_[weekday]);
}

Date first_day_of(const Period& period, const Post& post) {
  const Date day = std::max(period.first(), post.from.value_or(period.first()));
  return post.until ? std::min(day, *post.until) : day;
}

}  // namespace headroom
