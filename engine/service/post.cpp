// Terms in force on a day, fixed clinical minutes by weekday, and a holder's own plan.

#include "service/post.hpp"

#include <algorithm>

namespace headroom {

PostTerms terms_on(const Post& post, Date day) {
  PostTerms terms{post.wte, post.holders, post.band, post.plan};
  for (const PlanChange& change : post.changes) {
    if (change.from <= day) terms = change.terms;
  }
  return terms;
}

std::size_t most_holders(const Post& post) {
  std::size_t most = post.holders.size();
  for (const PlanChange& change : post.changes) most = std::max(most, change.terms.holders.size());
  return most;
}

std::array<double, 7> fixed_minutes(const Post& post, const WeekdaySet& works, double wte) {
  std::array<double, 7> minutes{};
  const auto days = static_cast<double>(std::count(works.begin(), works.end(), true));
  for (const FixedActivity& activity : post.dcc_fixed) {
    const double a_week = activity.per_week.value() * 60 * wte;
    if (activity.day && works[static_cast<std::size_t>(*activity.day)]) {
      minutes[static_cast<std::size_t>(*activity.day)] += a_week;
      continue;
    }
    for (std::size_t day = 0; day < minutes.size(); ++day) {
      if (works[day]) minutes[day] += a_week / days;
    }
  }
  return minutes;
}

JobPlan holder_plan(const Post& post, const JobPlan& plan, Hours week) {
  std::array<Hours, kCategories> fixed{};
  for (const Activity& activity : post.activities) {
    fixed[static_cast<std::size_t>(activity.category)] += activity.per_week;
  }
  JobPlan own = plan;
  if (week <= Hours{}) return own;
  for (std::size_t c = 1; c < kCategories; ++c) {
    const double least = std::min(fixed[c] / week, own[0] + own[c]);
    if (least <= own[c]) continue;
    own[0] = std::max(0.0, own[0] - (least - own[c]));
    own[c] = least;
  }
  return own;
}

}  // namespace headroom
