// Hours planned and delivered by category, and the labels of what cover may take.

#include "results/metrics/protected_time.hpp"

#include <algorithm>

#include "base/undefined.hpp"
#include "results/metrics/totals.hpp"

namespace headroom {
bool is_protected(Category category) { return category == Category::spa || category == Category::ar; }

namespace {

/// Whether any of the post's plans gives time to the category.
bool has_time(const Post& post, Category category) {
  const auto c = static_cast<std::size_t>(category);
  return post.plan[c] > 0 || std::any_of(post.changes.begin(), post.changes.end(),
                                         [&](const PlanChange& change) { return change.terms.plan[c] > 0; });
}

}  // namespace

double protected_hours_lost(const Observed& r) {
  Minutes lost{};
  for (const ProtectedUse& use : r.observations.protected_uses) {
    if (is_protected(use.category)) lost += Minutes{use.minutes};
  }
  return to_hours(lost).value();
}

double protected_hours_lost_share(const Observed& r) {
  const HoursByCategory planned = hours_by_category(r, CategorySeries::planned_hours);
  const double protected_hours =
      planned[static_cast<std::size_t>(Category::spa)] + planned[static_cast<std::size_t>(Category::ar)];
  return protected_hours > 0 ? protected_hours_lost(r) / protected_hours : kUndefined;
}

HoursByCategory hours_by_category(const Observed& r, CategorySeries series) {
  HoursByCategory hours{};
  for (std::size_t p = 0; p < r.observations.posts; ++p) {
    if (!r.service.posts[p].has_job_plan) continue;
    for (std::size_t c = 0; c < kCategories; ++c) {
      hours[c] += total(r.observations, series, p, static_cast<Category>(c));
    }
  }
  return hours;
}

bool cover_may_use(const Service& service, const Post& post, Category category) {
  const std::vector<CoverBy>& order = service.cover.order;
  const bool takes_any = std::find(order.begin(), order.end(), CoverBy::protected_time) != order.end() &&
                         service.cover.protected_time_limit > 0;
  if (!takes_any || !is_protected(category)) return false;
  return has_time(post, category) || std::any_of(post.activities.begin(), post.activities.end(),
                                                 [&](const Activity& a) { return a.category == category; });
}

std::string protected_label(const Post& post, Category category, std::optional<std::uint32_t> activity) {
  const std::string place = post.name + '/' + kCategoryNames[static_cast<std::size_t>(category)] + '/';
  if (!activity) return place + "-/-";
  const Activity& named = post.activities[*activity];
  const char* const pillar = named.pillar ? kPillarNames[static_cast<std::size_t>(*named.pillar)] : "-";
  return place + named.name + '/' + pillar;
}

}  // namespace headroom
