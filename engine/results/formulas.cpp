#include "results/formulas.hpp"

#include <algorithm>

#include "service/calendar.hpp"
#include "statistics/summary.hpp"

namespace headroom {
namespace {

double share(std::int64_t part, std::int64_t of) {
  return of == 0 ? kUndefined : static_cast<double>(part) / static_cast<double>(of);
}

double total(const Observations& o, StreamSeries series) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    for (std::size_t s = 0; s < o.streams; ++s) sum += static_cast<double>(o.by_stream[o.at(series, w, s)]);
  }
  return sum;
}

double post_total(const Observations& o, PostSeries series, std::size_t post) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) sum += static_cast<double>(o.by_post[o.at(series, w, post)]);
  return sum;
}

double total(const Observations& o, PostSeries series) {
  double sum = 0;
  for (std::size_t p = 0; p < o.posts; ++p) sum += post_total(o, series, p);
  return sum;
}

double total(const Observations& o, CategorySeries series, Category category) {
  double sum = 0;
  for (std::size_t w = 0; w < o.weeks; ++w) {
    for (std::size_t p = 0; p < o.posts; ++p) {
      sum += static_cast<double>(o.by_category[o.at(series, w, p, static_cast<std::size_t>(category))]);
    }
  }
  return sum;
}

double hours(const Observations& o, std::int64_t HolderMinutes::*minutes) {
  Minutes sum{};
  for (const HolderMinutes& h : o.holders) sum += Minutes{h.*minutes};
  return to_hours(sum).value();
}

}  // namespace

double in_time(const PatientGroup& g) { return share(g.totals.in_time, g.totals.in_time_of); }
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

double utilisation(const Replication& r) {
  std::int64_t booked = 0, open = 0;
  for (const HolderMinutes& h : r.observations.holders) {
    booked += h.booked;
    open += h.opened - h.opened_lost_sick;
  }
  return share(booked, open);
}

double dcc_hours_opened(const Replication& r) { return hours(r.observations, &HolderMinutes::opened); }
double dcc_hours_booked(const Replication& r) { return hours(r.observations, &HolderMinutes::booked); }

double cancelled_by_service(const Replication& r) {
  return total(r.observations, StreamSeries::cancelled_by_service);
}

double leadership_hours_lost(const Replication& r) {
  return total(r.observations, CategorySeries::raided_hours, Category::ar);
}
double protected_hours_lost(const Replication& r) {
  return total(r.observations, CategorySeries::raided_hours, Category::spa) + leadership_hours_lost(r);
}
double protected_hours_lost_share(const Replication& r) {
  const double planned = total(r.observations, CategorySeries::planned_hours, Category::spa) +
                         total(r.observations, CategorySeries::planned_hours, Category::ar);
  return planned > 0 ? protected_hours_lost(r) / planned : kUndefined;
}

/// A service sets no minimum on duty.
double days_below_minimum(const Replication&) { return kUndefined; }

double overtime_hours(const Replication& r) { return total(r.observations, PostSeries::overtime); }
double bank_hours(const Replication& r) { return total(r.observations, PostSeries::bank); }

double load_spread(const Replication& r) {
  double greatest = 0, sum = 0, holders = 0;
  for (const HolderMinutes& h : r.observations.holders) {
    const double used = share(h.booked, std::max<std::int64_t>(0, h.opened - h.opened_lost_sick));
    if (used != used) continue;
    greatest = std::max(greatest, used);
    sum += used;
    ++holders;
  }
  return sum > 0 ? greatest / (sum / holders) : kUndefined;
}

Days days_in_post(const Post& post, const Calendar& calendar) {
  const Date first = std::max(calendar.start, post.from.value_or(calendar.start));
  const Date period_end = end_of_period(calendar);
  const Date end = post.until ? std::min(period_end, *post.until + Days{1}) : period_end;
  return std::max(Days{0}, end - first);
}

double cost(const Replication& r) {
  constexpr double kDaysPerYear = 365, kWeeksPerYear = kDaysPerYear / 7;
  if (bank_hours(r) > 0) return kUndefined;
  double pounds = 0;
  for (std::size_t p = 0; p < r.service.posts.size(); ++p) {
    const Post& post = r.service.posts[p];
    const double wte_years = post.wte * days_in_post(post, r.service.calendar).value() / kDaysPerYear;
    if (wte_years <= 0) continue;
    const std::optional<Pounds> a_year = cost_per_year(post, r.service.costs);
    if (!a_year) return kUndefined;
    const double an_hour = a_year->value() / (kWeeksPerYear * r.service.full_time_hours.value());
    pounds += a_year->value() * wte_years + an_hour * post_total(r.observations, PostSeries::overtime, p);
  }
  return pounds;
}

double cost_per_treated(const Replication& r) {
  const double treated = total(r.observations, StreamSeries::treated);
  return treated > 0 ? cost(r) / treated : kUndefined;
}

}  // namespace headroom
