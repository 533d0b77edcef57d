// Waits from counts by day, clinic hours from holders' minutes, cover from what became of bookings.

#include "results/metrics/formulas.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "planning/plan.hpp"
#include "results/metrics/totals.hpp"
#include "statistics/summary.hpp"

namespace headroom {
namespace {

bool has_job_plan(const Observed& r, const HolderMinutes& holder) {
  return r.service[holder.post].has_job_plan;
}

double clinic_hours(const Observed& r, std::int64_t HolderMinutes::*minutes) {
  Minutes sum{};
  for (const HolderMinutes& h : r.observations.holders) {
    if (has_job_plan(r, h)) sum += Minutes{h.*minutes};
  }
  return to_hours(sum).value();
}

double covered(const Observed& r, CoverBy by) {
  return static_cast<double>(r.observations.covered[static_cast<std::size_t>(by)]);
}

}  // namespace

double in_time(const PatientGroup& g) { return share(g.totals.in_time, g.totals.in_time_of); }
double in_time_end(const PatientGroup& g) { return share(g.totals.in_time_end, g.totals.in_time_end_of); }
double within_target(const PatientGroup& g) {
  return share(g.totals.within_target, g.totals.within_target_of);
}
double within_target_waiting(const PatientGroup& g) {
  return share(g.totals.running_within, g.totals.running);
}

double wait_first_mean(const PatientGroup& g) { return share(g.totals.first_days, g.totals.first_count); }
double wait_first_median(const PatientGroup& g) { return percentile(g.waits_first, 50); }
double wait_first_p92(const PatientGroup& g) { return percentile(g.waits_first, 92); }
double wait_first_p95(const PatientGroup& g) { return percentile(g.waits_first, 95); }

double wait_treatment_mean(const PatientGroup& g) {
  return share(g.totals.treatment_days, g.totals.treatment_count);
}
double wait_treatment_p92(const PatientGroup& g) { return percentile(g.waits_treatment, 92); }

double waiting_end(const PatientGroup& g) { return static_cast<double>(g.totals.waiting_end); }
double wait_after_cancellation(const PatientGroup& g) {
  return share(g.totals.after_cancellation_days, g.totals.after_cancellation_count);
}

double waiting_start(const Observed& r, std::size_t stream) {
  return static_cast<double>(r.observations.waiting_start.at(stream));
}

double week_under_target(const Observed& r, std::size_t stream) {
  constexpr std::size_t kWeeks = 4;
  const Observations& seen = r.observations;
  const auto target = target_list_of(r.service, r.service.streams[stream]);
  if (!target) return kUndefined;
  std::size_t under = 0;
  for (std::size_t week = 0; week < seen.weeks; ++week) {
    const float waiting = seen.by_stream[seen.at(StreamSeries::waiting, week, stream)];
    under = static_cast<double>(waiting) <= *target ? under + 1 : 0;
    if (under == kWeeks) return static_cast<double>(week + 2 - kWeeks);
  }
  return kUndefined;
}

namespace {

/// Opened less sickness, and what cover opened out of protected time.
std::int64_t open_minutes(const HolderMinutes& h) {
  return h.opened - h.opened_lost_sick + h.protected_used[1] + h.protected_used[2];
}

}  // namespace

double utilisation(const Observed& r) {
  std::int64_t booked = 0, open = 0;
  for (const HolderMinutes& h : r.observations.holders) {
    if (!has_job_plan(r, h)) continue;
    booked += h.booked;
    open += open_minutes(h);
  }
  return share(booked, open);
}

double dcc_hours_opened(const Observed& r) { return clinic_hours(r, &HolderMinutes::opened); }
double dcc_hours_booked(const Observed& r) { return clinic_hours(r, &HolderMinutes::booked); }

double load_spread(const Observed& r) {
  double greatest = 0, sum = 0, holders = 0;
  for (const HolderMinutes& h : r.observations.holders) {
    const double used = share(h.booked, std::max<std::int64_t>(0, open_minutes(h)));
    if (used != used || !has_job_plan(r, h)) continue;
    greatest = std::max(greatest, used);
    sum += used;
    ++holders;
  }
  return sum > 0 ? greatest / (sum / holders) : kUndefined;
}

double cancelled_by_service(const Observed& r) {
  return total(r.observations, StreamSeries::cancelled_by_service);
}

double covered_by_colleagues(const Observed& r) { return covered(r, CoverBy::colleagues); }
double covered_by_protected_time(const Observed& r) { return covered(r, CoverBy::protected_time); }
double covered_by_bank(const Observed& r) { return covered(r, CoverBy::bank); }

double days_below_minimum(const Observed& r) {
  const std::size_t rules = r.service.cover.minimum_on_duty.size();
  if (rules == 0) return kUndefined;
  const std::vector<std::uint8_t>& below = r.observations.below_minimum;
  ensure(below.size() == r.observations.weeks * 7 * rules, "every rule is looked at on every reported day");
  double days = 0;
  for (auto day = below.begin(); day != below.end(); day += static_cast<std::ptrdiff_t>(rules)) {
    if (std::any_of(day, day + static_cast<std::ptrdiff_t>(rules), [](auto broken) { return broken != 0; })) {
      ++days;
    }
  }
  return days;
}

double leave_over_cap_days(const Observed& r) {
  std::int64_t days = 0;
  for (const HolderMinutes& h : r.observations.holders) days += h.leave_over_cap_days;
  return static_cast<double>(days);
}

double overtime_hours(const Observed& r) { return total(r.observations, PostSeries::overtime); }
double bank_hours(const Observed& r) { return total(r.observations, PostSeries::bank); }

}  // namespace headroom
