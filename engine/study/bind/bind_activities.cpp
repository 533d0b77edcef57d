// What a job plan is made of in detail: activities, pillars, fixed clinical work.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

using CategoryHours = std::array<double, kCategories>;

CategoryHours hours_of(const std::vector<Activity>& activities) {
  CategoryHours hours{};
  for (const Activity& activity : activities) {
    hours[static_cast<std::size_t>(activity.category)] += activity.per_week.value();
  }
  return hours;
}

/// The first category of which the activities take more than the plan has at 1.0 WTE.
std::optional<std::size_t> exceeded(const CategoryHours& hours, const JobPlan& plan, Hours full_time) {
  const double sum = std::accumulate(plan.begin(), plan.end(), 0.0);
  if (!sums_to(sum, 1)) return std::nullopt;  // a plan that could not be read
  for (std::size_t c = 0; c < kCategories; ++c) {
    if (hours[c] > plan[c] * full_time.value() + 1e-6) return c;
  }
  return std::nullopt;
}

std::string hours_text(double hours) { return number_text(hours) + (hours == 1 ? " hour" : " hours"); }

double protected_hours(const CategoryHours& hours) { return hours[1] + hours[2] + hours[3]; }

/// The WTE of the smallest holder whose week does not hold the activities outside DCC; none where all do.
std::optional<double> too_small(const std::vector<double>& holders, const CategoryHours& hours,
                                Hours full_time) {
  if (holders.empty()) return std::nullopt;
  const double smallest = *std::min_element(holders.begin(), holders.end());
  const bool fits = protected_hours(hours) <= smallest * full_time.value() + 1e-6;
  return fits ? std::nullopt : std::optional{smallest};
}

Hours shortest_week(const Service& service) {
  Hours shortest = service.full_time_hours;
  for (const DatedHours& change : service.hours_changes) shortest = std::min(shortest, change.hours);
  return shortest;
}

std::string of_category(double hours, std::size_t category) {
  return hours_text(hours) + " of " + kCategoryNames[category];
}

void check_change(const Cursor& change, const PostTerms& terms, const CategoryHours& hours,
                  const Service& service) {
  const Cursor plan = change["job_plan"], wte = change["wte"];
  const auto category = exceeded(hours, terms.plan, service.full_time_hours);
  if (plan.good() && category) {
    const double planned = terms.plan[*category] * service.full_time_hours.value();
    plan.problem(of_category(planned, *category) + " at 1.0 WTE",
                 "at least the " + hours_text(hours[*category]) + " of the post's activities");
  }
  const auto holder = too_small(terms.holders, hours, shortest_week(service));
  if (!wte.good() || !holder) return;
  wte.problem("at least " + hours_text(protected_hours(hours)) +
              " a week for each holder, as much as the activities in spa, ar and ed take, not " +
              hours_text(*holder * shortest_week(service).value()));
}

/// `-` is what tables call the hours under no activity.
void check_name(const Cursor& name) {
  if (name.good() && (name.text().empty() || name.text() == "-")) name.problem("a name, and not - alone");
}

}  // namespace

std::vector<FixedActivity> bind_fixed(const Cursor& list, const WeekdaySet& days, double dcc_hours) {
  std::vector<FixedActivity> activities;
  double sum = 0;
  for (const auto& item : list.items()) {
    FixedActivity activity;
    read_fields(item, activity);
    const Cursor day = item["day"];
    if (activity.day && !days[static_cast<std::size_t>(*activity.day)])
      day.problem("a day on which the post works");
    sum += activity.per_week.value();
    activities.push_back(std::move(activity));
  }
  if (list.good() && dcc_hours > 0 && sum > dcc_hours + 1e-6) {
    list.problem(number_text(sum) + " hours a week in all",
                 "at most the " + number_text(dcc_hours) + " hours of dcc in the job plan at 1.0 WTE");
  }
  return activities;
}

std::vector<Activity> bind_activities(const Cursor& list) {
  std::vector<Activity> activities;
  for (const auto& item : list.items()) {
    Activity activity;
    activity.category = Category::dcc;  // where it cannot be read
    read_fields(item, activity);
    check_name(item["name"]);
    activities.push_back(std::move(activity));
  }
  return activities;
}

std::optional<std::array<double, kPillars>> bind_pillars(const Cursor& pillars) {
  if (!pillars.good()) return std::nullopt;
  std::array<double, kPillars> shares{};
  for (std::size_t i = 0; i < kPillars; ++i) shares[i] = pillars[kPillarNames[i]].number();
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (!sums_to(sum, 1)) {
    pillars.problem(share_text(sum) + " in sum", "shares that sum to 100%");
    return std::nullopt;
  }
  if (std::abs(sum - 1) < 1e-12) return shares;
  for (double& share : shares) share /= sum;
  return shares;
}

void check_activities(const Cursor& keys, const Post& post, const Service& service) {
  const Cursor list = keys["activities"];
  if (!list.good() || post.activities.empty()) return;
  const CategoryHours hours = hours_of(post.activities);
  if (const auto category = exceeded(hours, post.plan, service.full_time_hours)) {
    const double planned = post.plan[*category] * service.full_time_hours.value();
    return list.problem(of_category(hours[*category], *category) + " a week in all",
                        "at most the " + of_category(planned, *category) + " in the job plan at 1.0 WTE");
  }
  const Hours week = shortest_week(service);
  if (const auto holder = too_small(post.holders, hours, week)) {
    list.problem(hours_text(protected_hours(hours)) + " a week of spa, ar and ed for each holder",
                 "at most the " + hours_text(*holder * week.value()) + " that a holder of " +
                     number_text(*holder) + " WTE works");
  }
  const auto plans = keys["plans"].items();
  if (plans.size() != post.changes.size()) return;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    check_change(plans[i], post.changes[i].terms, hours, service);
  }
}

}  // namespace headroom::reading
