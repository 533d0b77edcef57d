// Rates set to nothing, rules to the plainest, one service after another.

#include "experiment/causes.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace headroom {
namespace {

bool varies(const Stream& stream) {
  return stream.day_counts != DayCounts::steady && stream.referrals_per_week > 0;
}

bool takes_leave(const Service& service) {
  return service.absence.study_days > 0 || service.absence.public_holiday_days > 0 ||
         std::any_of(service.posts.begin(), service.posts.end(),
                     [](const Post& p) { return p.annual_leave_days > 0 || !p.absent.empty(); });
}

void switch_leave_off(Service& service) {
  service.absence.study_days = 0;
  service.absence.public_holiday_days = 0;
  for (Post& post : service.posts) {
    post.annual_leave_days = 0;
    post.absent.clear();
  }
}

/// The variant of a draw is the draw's variant.
template <class Change>
DrawnService drawn_variant(const DrawnService& drawn, Change change) {
  if (!drawn) return {};
  return [drawn, change](const Draw& draw) { return drawn(draw).map(change); };
}

}  // namespace

const CauseInfo* find_cause(std::string_view name) {
  const auto found =
      std::find_if(kCauses.begin(), kCauses.end(), [&](const CauseInfo& info) { return info.name == name; });
  return found == kCauses.end() ? nullptr : &*found;
}

bool is_in(Cause cause, const Service& service) {
  switch (cause) {
    case Cause::sickness:
      return std::any_of(service.posts.begin(), service.posts.end(),
                         [](const Post& p) { return p.sickness_rate > 0; });
    case Cause::leave:
      return takes_leave(service);
    case Cause::vacancy:
      return service.absence.turnover.leavers_per_year > 0;
    case Cause::non_attendance:
      return std::any_of(service.appointments.begin(), service.appointments.end(),
                         [](const Appointment& a) { return a.dna > 0; });
    case Cause::cover:
      return std::any_of(service.cover.order.begin(), service.cover.order.end(),
                         [](CoverBy by) { return by != CoverBy::cancel; });
    case Cause::variation:
      return std::any_of(service.streams.begin(), service.streams.end(), varies);
  }
  return false;
}

Service without(Cause cause, Service service) {
  switch (cause) {
    case Cause::sickness:
      for (Post& post : service.posts) post.sickness_rate = 0;
      break;
    case Cause::leave:
      switch_leave_off(service);
      break;
    case Cause::vacancy:
      service.absence.turnover.leavers_per_year = 0;
      break;
    case Cause::non_attendance:
      for (Appointment& appointment : service.appointments) appointment.dna = 0;
      break;
    case Cause::cover:
      service.cover.order = {CoverBy::cancel};
      break;
    case Cause::variation:
      for (Stream& stream : service.streams) stream.day_counts = DayCounts::steady;
      break;
  }
  return service;
}

Scenario without(const std::vector<Cause>& causes, const Scenario& scenario, std::string_view name,
                 std::string_view off) {
  const auto change = [causes](Service service) {
    for (const Cause cause : causes) service = without(cause, std::move(service));
    return service;
  };
  return {std::string{name},
          std::string{off},
          {},
          change(scenario.service),
          drawn_variant(scenario.drawn, change)};
}

}  // namespace headroom
