// Declared leadership by activities and pillars, stretch by stretch, and its part of protected time used.

#include "results/metrics/leadership.hpp"

#include <algorithm>

#include "base/undefined.hpp"
#include "results/metrics/protected_time.hpp"
#include "results/metrics/stretches.hpp"
#include "results/metrics/totals.hpp"

namespace headroom {
namespace {

double of(const std::array<double, kPillars>& pillars, Pillar pillar) {
  return pillars[static_cast<std::size_t>(pillar)];
}

/// Hours of one holder's week.
struct LeadershipWeek {
  double tagged = 0;         ///< SPA and AR of activities whose pillar is leadership
  double rest = 0;           ///< SPA and AR under no activity with a pillar
  double rest_declared = 0;  ///< of that, leadership by the post's pillars
};

LeadershipWeek leadership_week(const Post& post, const JobPlan& plan, Hours week) {
  const JobPlan own = holder_plan(post, plan, week);
  LeadershipWeek hours;
  hours.rest = week.value() * (own[1] + own[2]);
  std::array<double, kPillars> by_pillar{};
  for (const Activity& activity : post.activities) {
    if (!activity.pillar) continue;
    by_pillar[static_cast<std::size_t>(*activity.pillar)] += activity.per_week.value();
    if (!is_protected(activity.category)) continue;
    hours.rest -= activity.per_week.value();
    if (*activity.pillar == Pillar::leadership) hours.tagged += activity.per_week.value();
  }
  hours.rest = std::max(0.0, hours.rest);
  if (!post.pillars) return hours;
  const auto left = [&](Pillar pillar) {
    return std::max(0.0, of(*post.pillars, pillar) * week.value() - of(by_pillar, pillar));
  };
  const double leadership = left(Pillar::leadership);
  const double most = std::max(hours.rest, leadership + left(Pillar::education) + left(Pillar::research));
  hours.rest_declared = most > 0 ? hours.rest * leadership / most : 0;
  return hours;
}

/// Of what was taken, the part that is leadership.
double leadership_share(const Service& service, const ProtectedUse& use, const DeclaredLeadership& declared) {
  const Post& post = service[use.post];
  const std::optional<Pillar> pillar = use.activity ? post.activities[*use.activity].pillar : std::nullopt;
  if (pillar) return *pillar == Pillar::leadership ? 1 : 0;
  return declared.share_of_rest;
}

struct HoursLost {
  double leadership = 0, other_spa = 0, other_ar = 0;
};

HoursLost hours_lost(const Observed& r) {
  HoursLost lost;
  std::vector<std::optional<DeclaredLeadership>> declared(r.service.posts.size());
  for (const ProtectedUse& use : r.observations.protected_uses) {
    if (!is_protected(use.category)) continue;
    auto& of_post = declared[use.post.index];
    if (!of_post) of_post = declared_leadership(r.service, r.service[use.post]);
    const double hours = to_hours(Minutes{use.minutes}).value();
    const double leadership = hours * leadership_share(r.service, use, *of_post);
    lost.leadership += leadership;
    (use.category == Category::spa ? lost.other_spa : lost.other_ar) += hours - leadership;
  }
  return lost;
}

DeclaredLeadership declared_in_all(const Service& service) {
  DeclaredLeadership all;
  for (const Post& post : service.posts) {
    const DeclaredLeadership one = declared_leadership(service, post);
    all.hours += one.hours;
    all.lead_weeks += one.lead_weeks;
  }
  return all;
}

}  // namespace

DeclaredLeadership declared_leadership(const Service& service, const Post& post) {
  DeclaredLeadership declared;
  if (!post.has_job_plan) return declared;
  double rest = 0, rest_declared = 0;
  for (const Stretch& stretch : stretches(service, post)) {
    const PostTerms terms = terms_on(post, stretch.first);
    const Hours full_time = full_time_hours(service, stretch.first);
    const double weeks = stretch.length().value() / 7.0;
    for (const double wte : terms.holders) {
      const LeadershipWeek week = leadership_week(post, terms.plan, full_time * wte);
      declared.hours += weeks * (week.tagged + week.rest_declared);
      if (week.tagged + week.rest_declared > 0) declared.lead_weeks += weeks;
      rest += weeks * week.rest;
      rest_declared += weeks * week.rest_declared;
    }
  }
  declared.share_of_rest = rest > 0 ? rest_declared / rest : 0;
  return declared;
}

double leadership_hours_lost(const Observed& r) { return hours_lost(r).leadership; }
double other_spa_hours_lost(const Observed& r) { return hours_lost(r).other_spa; }
double other_ar_hours_lost(const Observed& r) { return hours_lost(r).other_ar; }

double leadership_hours_planned(const Observed& r) { return declared_in_all(r.service).hours; }

double leadership_hours_lost_share(const Observed& r) {
  const double planned = leadership_hours_planned(r);
  return planned > 0 ? leadership_hours_lost(r) / planned : kUndefined;
}

double leadership_hours_lost_per_lead(const Observed& r) {
  const double lead_weeks = declared_in_all(r.service).lead_weeks;
  return lead_weeks > 0 ? leadership_hours_lost(r) / lead_weeks : kUndefined;
}

}  // namespace headroom
