// The hours of the first appointments that must be in time, against all the hours of the period.

#include "experiment/sizing/sizing_bound.hpp"

#include <algorithm>

#include "planning/plan.hpp"
#include "service/metric_rows.hpp"

namespace headroom {
namespace {

constexpr double kToSpare = 1.05;

/// The stream whose every patient leaves after the first appointment that sees them. Where desk work comes
/// before it, no such stream is made: its hours are no first appointment's.
bool cut_after_first(Service& service, Stream& stream) {
  Pathway first = service.pathways[stream.pathway.index];
  Step& entry = first.steps[stream.enters.index];
  if (service[entry.appointment].mode == Mode::desk) return false;
  entry.next = {{std::nullopt, 1}};
  service.pathways.push_back(first);
  stream.pathway = PathwayId{static_cast<std::uint32_t>(service.pathways.size() - 1)};
  return true;
}

/// Weeks of referrals whose target date lies in the period, whatever the priority: the longest target.
double weeks_that_count(const Service& service, const Stream& stream) {
  double longest = 0;
  for (const Priority& priority : stream.priorities) {
    const bool working = priority.target.kind == LeadTime::Kind::working_days;
    // Working days stretch over closed days as well; half as much again and a month are more than they can.
    longest = std::max(longest, working ? 1.5 * priority.target.days + 31 : priority.target.days);
  }
  return std::max(0.0, service.calendar.weeks - longest / 7);
}

}  // namespace

bool surely_misses(const Service& service, const SizingTarget& target) {
  if (target.of.metric != name_of(MetricId::in_time) || target.bound != SizingTarget::Bound::at_least ||
      target.of.priority) {
    return false;
  }
  Service first_only = service;
  for (Stream& stream : first_only.streams) {
    const bool counts = !target.of.stream || *target.of.stream == stream.name;
    const double weeks = counts ? weeks_that_count(service, stream) : 0;
    const double needed = target.value * (target.in ? *target.in : 1);
    if (!counts || !cut_after_first(first_only, stream)) {
      stream.referrals_per_week = 0;
      continue;
    }
    stream.referrals_per_week *= needed * weeks / service.calendar.weeks;
  }
  return plan(first_only).tightest.load > kToSpare;
}

}  // namespace headroom
