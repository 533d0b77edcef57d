// Sums of the weekly series of posts, time without a job plan told from time unused.

#include "results/metrics/hours_by_cause.hpp"

#include <algorithm>

#include "results/metrics/totals.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

/// Puts `delivered` in its place behind what is contracted.
template <class T>
std::array<T, kHoursCauses> with_delivered(const std::array<T, kHoursByCause.size()>& rest, T delivered) {
  std::array<T, kHoursCauses> all{};
  all[0] = rest[0];
  all[1] = delivered;
  std::copy(rest.begin() + 1, rest.end(), all.begin() + 2);
  return all;
}

double hours_of(const HoursCause& cause, const Observations& o, const Service& service) {
  if (cause.of == HoursCause::Of::all_posts) return total(o, cause.series);
  double hours = 0;
  for (std::size_t p = 0; p < o.posts; ++p) {
    const bool planned = !is_not_planned(service, service.posts[p]);
    if (planned == (cause.of == HoursCause::Of::planned_posts)) hours += total(o, cause.series, p);
  }
  return hours;
}

}  // namespace

bool is_not_planned(const Service& service, const Post& post) {
  return !post.has_job_plan &&
         std::none_of(service.appointments.begin(), service.appointments.end(),
                      [&](const Appointment& a) { return preference(post, a).has_value(); });
}

std::string_view series_of(const HoursCause& cause) {
  return cause.of == HoursCause::Of::posts_not_planned ? cause.name : info(cause.series).name;
}

std::string_view long_name_of(const HoursCause& cause) {
  return cause.of == HoursCause::Of::posts_not_planned
             ? "hours at work of posts without a job plan and without work in the study"
             : info(cause.series).long_name;
}

std::array<NamedHours, kHoursCauses> named_hours() {
  std::array<NamedHours, kHoursByCause.size()> rest{};
  for (std::size_t c = 0; c < rest.size(); ++c)
    rest[c] = {kHoursByCause[c].name, series_of(kHoursByCause[c])};
  return with_delivered(rest, {"delivered", info(CategorySeries::delivered_hours).name});
}

std::array<double, kHoursCauses> hours_by_cause(const Observations& o, const Service& service) {
  std::array<double, kHoursByCause.size()> rest{};
  for (std::size_t c = 0; c < rest.size(); ++c) rest[c] = hours_of(kHoursByCause[c], o, service);
  return with_delivered(rest, total(o, CategorySeries::delivered_hours));
}

}  // namespace headroom
