// Terms averaged over the stretches of the period, rounded to what a person would have written.

#include "results/specification.hpp"

#include <cmath>

#include "base/meant.hpp"
#include "results/metrics/cost.hpp"
#include "results/metrics/stretches.hpp"
#include "service/calendar.hpp"

namespace headroom {
namespace {

/// `share` of the time at the terms of this day.
void add_hours(ContractedHours& hours, const Service& service, const Post& post, Date day, double share) {
  const PostTerms terms = terms_on(post, day);
  const Hours full_time = full_time_hours(service, day);
  for (const double wte : terms.holders) {
    const Hours week = full_time * wte;
    hours.wte += share * wte;
    hours.per_week += share * week;
    hours.per_year += share * week * kWeeksPerYear;
    if (!post.has_job_plan) continue;
    const JobPlan plan = holder_plan(post, terms.plan, week);
    for (std::size_t k = 0; k < kCategories; ++k) hours.by_category[k] += share * week * plan[k];
  }
}

void add_hours(ContractedHours& sum, const ContractedHours& hours) {
  sum.wte += hours.wte;
  sum.per_week += hours.per_week;
  for (std::size_t k = 0; k < kCategories; ++k) sum.by_category[k] += hours.by_category[k];
  sum.per_year += hours.per_year;
}

Hours as_meant(Hours hours) { return Hours{headroom::as_meant(hours.value())}; }

/// Hours a year are a fraction of a week's: nobody meant a short number.
void print_as_meant(ContractedHours& hours) {
  hours.wte = headroom::as_meant(hours.wte);
  hours.per_week = as_meant(hours.per_week);
  for (Hours& of : hours.by_category) of = as_meant(of);
}

void print_as_meant(SpecifiedPost& post) {
  print_as_meant(post.in_post);
  print_as_meant(post.over_period);
  post.cost_per_year = headroom::as_meant(post.cost_per_year);
}

}  // namespace

std::vector<SpecifiedPost> specification(const Service& service) {
  const double period = (end_of_period(service.calendar) - service.calendar.start).value();
  std::vector<SpecifiedPost> posts;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    const std::vector<Stretch> there = stretches(service, post);
    SpecifiedPost line;
    for (const Stretch& stretch : there)
      add_hours(line.over_period, service, post, stretch.first, stretch.length().value() / period);
    if (line.over_period.wte <= 0) continue;
    line.post = post.name;
    line.role = service.roles[post.roles.front().index];
    line.band = post.band;
    add_hours(line.in_post, service, post, there.front().first, 1);
    line.cost_per_year = pay_per_year(service, PostId{p});
    line.share_of_period = days_in_post(post, service.calendar).value() / period;
    print_as_meant(line);
    posts.push_back(std::move(line));
  }
  return posts;
}

std::array<Hours, kCategories> hours_per_year(const ContractedHours& of) {
  std::array<Hours, kCategories> hours{};
  for (std::size_t k = 0; k < kCategories; ++k) hours[k] = kWeeksPerYear * of.by_category[k];
  return hours;
}

bool changes_over_period(const SpecifiedPost& post) {
  const ContractedHours &now = post.in_post, &all = post.over_period;
  double change = std::abs(now.per_week.value() - all.per_week.value()) + std::abs(now.wte - all.wte);
  for (std::size_t k = 0; k < kCategories; ++k)
    change += std::abs(now.by_category[k].value() - all.by_category[k].value());
  return change > 1e-6;
}

SpecifiedPost total(const std::vector<SpecifiedPost>& posts) {
  SpecifiedPost all;
  all.post = "all";
  for (const SpecifiedPost& post : posts) {
    add_hours(all.over_period, post.over_period);
    all.cost_per_year += post.cost_per_year;
  }
  print_as_meant(all);
  return all;
}

}  // namespace headroom
