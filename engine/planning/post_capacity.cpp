// Entitlements pro rata to hours and WTE, at the terms of the post's first reported day.

#include "planning/post_capacity.hpp"

#include <algorithm>

#include "planning/post_week.hpp"
#include "service/calendar.hpp"

namespace headroom {
namespace {

constexpr double kDaysPerWeek = 5;  // entitlements count days of a five-day week

}  // namespace

WorkedShare worked_share(const Service& service, const Post& post) {
  constexpr double kDaysPerYear = kDaysPerWeek * kWeeksPerYear;
  WorkedShare share;
  share.leave = std::min(1.0, (post.annual_leave_days + service.absence.public_holiday_days) / kDaysPerYear);
  share.study = std::min(1 - share.leave, service.absence.study_days / kDaysPerYear);
  share.sickness = share.opened() * post.sickness_rate;
  return share;
}

PostCapacity post_capacity(const Service& service, const Period& period, const Post& post) {
  const Date day = first_day_of(period, post);
  const PostTerms terms = terms_on(post, day);
  const FullWeek week = post_week(service, period, post, terms, full_time_hours(service, day));
  const WorkedShare share = worked_share(service, post);

  PostCapacity capacity;
  capacity.wte = terms.wte;
  capacity.contracted_per_year = full_time_hours(service, day) * kWeeksPerYear * terms.wte;
  capacity.leave = capacity.contracted_per_year * share.leave;
  capacity.study = capacity.contracted_per_year * share.study;
  capacity.sickness = capacity.contracted_per_year * share.sickness;
  capacity.productive = capacity.contracted_per_year * share.at_work();
  for (std::size_t c = 0; c < kCategories && post.has_job_plan; ++c) {
    capacity.by_category[c] = week.planned[c] * kWeeksPerYear * share.at_work();
  }
  capacity.opened_dcc_per_week = week.bookable_in_all() * share.opened();
  capacity.bookable_dcc_per_week = week.bookable_in_all() * share.at_work();
  return capacity;
}

}  // namespace headroom
