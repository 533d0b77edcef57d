// Days of change gathered, sorted, and cut to the days in post.

#include "results/metrics/stretches.hpp"

#include <algorithm>

#include "service/calendar.hpp"

namespace headroom {
namespace {

Stretch in_post(const Post& post, const Calendar& calendar) {
  const Date end = end_of_period(calendar);
  return overlap({calendar.start, end},
                 {post.from.value_or(calendar.start), post.until ? *post.until + Days{1} : end});
}

}  // namespace

Days Stretch::length() const { return std::max(Days{0}, end - first); }

Stretch overlap(const Stretch& a, const Stretch& b) {
  return {std::max(a.first, b.first), std::min(a.end, b.end)};
}

std::vector<Stretch> stretches(const Service& service, const Post& post) {
  const Stretch whole = in_post(post, service.calendar);
  std::vector<Date> cuts{whole.first, whole.end};
  for (const PlanChange& change : post.changes) cuts.push_back(change.from);
  for (const DatedHours& change : service.hours_changes) cuts.push_back(change.from);
  for (const LongAbsence& absence : post.absent) {
    cuts.push_back(absence.from);
    if (absence.until) cuts.push_back(*absence.until + Days{1});
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Stretch> found;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const Stretch stretch = overlap(whole, {cuts[i], cuts[i + 1]});
    if (stretch.length() > Days{0}) found.push_back(stretch);
  }
  return found;
}

Days days_in_post(const Post& post, const Calendar& calendar) { return in_post(post, calendar).length(); }

}  // namespace headroom
