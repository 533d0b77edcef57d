#include "results/specification.hpp"

#include "base/meant.hpp"
#include "planning/plan.hpp"
#include "results/cost.hpp"

namespace headroom {
namespace {

constexpr double kWeeksPerYear = 365.0 / 7;

Hours as_meant(Hours hours) { return Hours{headroom::as_meant(hours.value())}; }

/// Hours a year are a fraction of a week's: nobody meant a short number.
void print_as_meant(SpecifiedPost& post) {
  post.wte = headroom::as_meant(post.wte);
  post.per_week = as_meant(post.per_week);
  for (Hours& hours : post.by_category) hours = as_meant(hours);
  post.cost_per_year = headroom::as_meant(post.cost_per_year);
}

}  // namespace

std::vector<SpecifiedPost> specification(const Service& service) {
  const Plan planned = plan(service);
  std::vector<SpecifiedPost> posts;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    const PostCapacity& capacity = planned.posts[p];
    if (capacity.wte <= 0 || capacity.share_of_period <= 0) continue;
    SpecifiedPost line;
    line.post = post.name;
    line.role = service.roles[post.roles.front().index];
    line.band = post.band;
    line.wte = capacity.wte;
    line.per_year = capacity.contracted_per_year;
    line.per_week = Hours{line.per_year.value() / kWeeksPerYear};
    for (std::size_t k = 0; k < kCategories && capacity.productive.value() > 0; ++k) {
      // The job plan parts productive and contracted hours alike.
      line.by_category[k] =
          Hours{line.per_week.value() * capacity.by_category[k].value() / capacity.productive.value()};
    }
    line.cost_per_year = pay_per_year(service, PostId{p});
    line.share_of_period = capacity.share_of_period;
    print_as_meant(line);
    posts.push_back(std::move(line));
  }
  return posts;
}

std::array<Hours, kCategories> hours_per_year(const SpecifiedPost& post) {
  std::array<Hours, kCategories> hours{};
  for (std::size_t k = 0; k < kCategories; ++k) hours[k] = Hours{kWeeksPerYear * post.by_category[k].value()};
  return hours;
}

SpecifiedPost total(const std::vector<SpecifiedPost>& posts) {
  SpecifiedPost all;
  all.post = "all";
  for (const SpecifiedPost& post : posts) {
    const double there = post.share_of_period;
    all.wte += there * post.wte;
    all.per_week += there * post.per_week;
    for (std::size_t k = 0; k < kCategories; ++k) all.by_category[k] += there * post.by_category[k];
    all.per_year += there * post.per_year;
    all.cost_per_year += post.cost_per_year;  // averaged already
  }
  print_as_meant(all);
  return all;
}

}  // namespace headroom
