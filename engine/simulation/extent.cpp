#include "simulation/extent.hpp"

#include <algorithm>

#include "service/calendar.hpp"

namespace headroom {
namespace {

/// The most days in a row on which the service is closed, up to a year.
Day longest_closure(const Service& service) {
  const Calendar& calendar = service.calendar;
  Day longest = 0, run = 0;
  for (bool open : open_days(calendar, first_simulated_day(calendar),
                             (calendar.warm_up_weeks + calendar.weeks) * 7 + 366)) {
    run = open ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return std::min(longest, 366);
}

/// The longest time from a booking run to the last day that it may book: a window without an open day goes on
/// to the next one.
Day longest_look_ahead(const Service& service) {
  int longest = 1;
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) {
      const bool working = priority.notice.kind == LeadTime::Kind::working_days;
      longest = std::max(
          {longest, priority.horizon_days, working ? priority.notice.days * 7 : priority.notice.days});
    }
  }
  return longest + longest_closure(service) + 1;
}

/// How far before the eve the calendar has to reach: to the earliest clock start.
Day earliest_day(const Service& service) {
  double longest = 0;
  for (const Stream& stream : service.streams) {
    for (const WaitingGroup& group : stream.waiting) longest = std::max(longest, group.longest_days);
  }
  return -static_cast<Day>(longest) - 7;
}

/// How far beyond the end targets may lie; later ones are never looked at.
Day latest_day(const Service& service, Day last) {
  int longest = 0;
  const auto reach = [&](LeadTime lead) {
    if (lead.kind == LeadTime::Kind::working_days) longest = std::max(longest, lead.days);
  };
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) reach(priority.target);
  }
  for (const Pathway& pathway : service.pathways) {
    for (const Step& step : pathway.steps) reach(step.within);
  }
  constexpr Day kMost = 20'000;
  return last + std::min(longest, kMost / 7) * 7 + 366;  // at least one clinic day a week, and closures
}

}  // namespace

Extent extent_of(const Service& service) {
  Extent extent;
  extent.warm_up_days = service.calendar.warm_up_weeks * 7;
  extent.end = extent.warm_up_days + service.calendar.weeks * 7;
  extent.look_ahead = longest_look_ahead(service);
  extent.earliest = earliest_day(service);
  extent.latest = latest_day(service, extent.last());
  return extent;
}

}  // namespace headroom
