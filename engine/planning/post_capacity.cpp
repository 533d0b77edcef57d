#include "planning/post_capacity.hpp"

#include <algorithm>

#include "service/calendar.hpp"

namespace headroom {
namespace {

constexpr double kDaysPerWeek = 5;  // entitlements count days of a five-day week

/// Part of the reported days on which the post exists.
double share_of_period(const Calendar& calendar, const Post& post) {
  const Date end = end_of_period(calendar);
  const Date from = std::max(calendar.start, post.from.value_or(calendar.start));
  const Date until = post.until ? std::min(end, *post.until + Days{1}) : end;
  const int days = std::max(0, (until - from).value());
  const int period = (end - calendar.start).value();
  return period > 0 ? static_cast<double>(days) / period : 0.0;
}

/// DCC hours for booked patients, a week on the average of the year, when this share of the contracted hours
/// is worked at 1.0 WTE. Never below 0: fixed activities cannot take more than there is.
Hours bookable_per_week(const Service& service, const Post& post, double worked) {
  Hours fixed{};
  for (const FixedActivity& activity : post.dcc_fixed) fixed += activity.per_week;
  const double share = post.plan[static_cast<std::size_t>(Category::dcc)];
  return std::max(Hours{}, (service.full_time_hours * share - fixed) * worked);
}

}  // namespace

PostCapacity post_capacity(const Service& service, const Post& post) {
  return post_capacity(service, post, post.wte);
}

PostCapacity post_capacity(const Service& service, const Post& post, double wte) {
  const AbsenceRules& absence = service.absence;
  const Hours day = service.full_time_hours / kDaysPerWeek;
  const Hours contracted = service.full_time_hours * kWeeksPerYear;  // at 1.0 WTE, as all that follows
  const Hours leave = std::min(contracted, day * (post.annual_leave_days + absence.public_holiday_days));
  const Hours study = std::min(contracted - leave, day * absence.study_days);
  const Hours sickness = (contracted - leave - study) * post.sickness_rate;
  const Hours productive = contracted - leave - study - sickness;

  PostCapacity capacity;
  capacity.contracted_per_year = contracted * wte;
  capacity.leave = leave * wte;
  capacity.study = study * wte;
  capacity.sickness = sickness * wte;
  capacity.productive = productive * wte;
  for (std::size_t c = 0; c < kCategories; ++c) capacity.by_category[c] = capacity.productive * post.plan[c];
  if (contracted > Hours{}) {
    capacity.opened_dcc_per_week =
        bookable_per_week(service, post, (contracted - leave - study) / contracted) * wte;
    capacity.bookable_dcc_per_week = bookable_per_week(service, post, productive / contracted) * wte;
  }
  capacity.share_of_period = share_of_period(service.calendar, post);
  return capacity;
}

}  // namespace headroom
