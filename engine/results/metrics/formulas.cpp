// The formulas of metrics, each a function of one replication, beside the one table of them.
// What a metric means is in its row (service/metric_rows.hpp). `kUndefined` where it says nothing, as a mean
// wait where nobody was seen.

#include <algorithm>
#include <array>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "results/metrics/cost.hpp"
#include "results/metrics/leadership.hpp"
#include "results/metrics/metrics.hpp"
#include "results/metrics/protected_time.hpp"
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

// Clinic hours, of posts with a job plan: the bookable hours of the others are no DCC.

/// Opened less sickness, and what cover opened out of protected time.
std::int64_t open_minutes(const HolderMinutes& h) {
  return h.opened - h.opened_lost_sick + h.protected_used[1] + h.protected_used[2];
}

/// (attended + not attended) / (opened − lost to sickness); undefined where nothing was open.
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

/// Greatest over mean of booked / (opened − lost to sickness) of the holders; one for whom nothing was open
/// is left out. Worked example: 0.9 and 0.6 -> 0.9 / 0.75 = 1.2.
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

/// Appointments whose clinician was off, by who took them over.
double covered_by_colleagues(const Observed& r) { return covered(r, CoverBy::colleagues); }
double covered_by_protected_time(const Observed& r) { return covered(r, CoverBy::protected_time); }
double covered_by_bank(const Observed& r) { return covered(r, CoverBy::bank); }

/// Open days on which any rule is broken; undefined where no minimum is set.
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

struct Formula {
  using OfReplication = double (*)(const Observed&);
  using OfPatients = double (*)(const PatientGroup&);
  constexpr Formula(MetricId of, OfReplication formula) : id{of}, of_replication{formula} {}
  constexpr Formula(MetricId of, OfPatients formula) : id{of}, by_stream{true}, of_patients{formula} {}
  MetricId id;
  bool by_stream =
      false;  // for the assertion: g++ 12 with UBSan has no constant comparison of a function with null
  OfReplication of_replication = nullptr;
  OfPatients of_patients = nullptr;
};

constexpr Formula kFormulas[] = {
    {MetricId::in_time, in_time},
    {MetricId::wait_first_mean, wait_first_mean},
    {MetricId::wait_first_median, wait_first_median},
    {MetricId::wait_first_p92, wait_first_p92},
    {MetricId::wait_first_p95, wait_first_p95},
    {MetricId::wait_treatment_mean, wait_treatment_mean},
    {MetricId::wait_treatment_p92, wait_treatment_p92},
    {MetricId::waiting_end, waiting_end},
    {MetricId::within_target, within_target},
    {MetricId::within_target_waiting, within_target_waiting},
    {MetricId::wait_after_cancellation, wait_after_cancellation},
    {MetricId::utilisation, utilisation},
    {MetricId::dcc_hours_opened, dcc_hours_opened},
    {MetricId::dcc_hours_booked, dcc_hours_booked},
    {MetricId::days_below_minimum, days_below_minimum},
    {MetricId::cancelled_by_service, cancelled_by_service},
    {MetricId::covered_by_colleagues, covered_by_colleagues},
    {MetricId::covered_by_protected_time, covered_by_protected_time},
    {MetricId::covered_by_bank, covered_by_bank},
    {MetricId::protected_hours_lost, protected_hours_lost},
    {MetricId::protected_hours_lost_share, protected_hours_lost_share},
    {MetricId::leadership_hours_lost, leadership_hours_lost},
    {MetricId::other_spa_hours_lost, other_spa_hours_lost},
    {MetricId::other_ar_hours_lost, other_ar_hours_lost},
    {MetricId::leadership_hours_planned, leadership_hours_planned},
    {MetricId::leadership_hours_lost_share, leadership_hours_lost_share},
    {MetricId::leadership_hours_lost_per_lead, leadership_hours_lost_per_lead},
    {MetricId::leave_over_cap_days, leave_over_cap_days},
    {MetricId::overtime_hours, overtime_hours},
    {MetricId::bank_hours, bank_hours},
    {MetricId::load_spread, load_spread},
    {MetricId::cost, cost},
    {MetricId::cost_per_treated, cost_per_treated},
};

constexpr bool each_row_has_its_formula() {
  if (std::size(kFormulas) != kMetricRows.size()) return false;
  for (std::size_t i = 0; i < kMetricRows.size(); ++i)
    if (kFormulas[i].id != kMetricRows[i].id || kFormulas[i].by_stream != kMetricRows[i].by_stream())
      return false;
  return true;
}
static_assert(each_row_has_its_formula(),
              "a formula for each metric, in the order of the rows, and of patients where it is by stream");

constexpr auto kMetrics = [] {
  std::array<Metric, kMetricRows.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {kMetricRows[i], kFormulas[i].of_replication, kFormulas[i].of_patients};
  return all;
}();

}  // namespace

std::span<const Metric> metrics() { return kMetrics; }

const Metric* find_metric(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kMetrics), std::end(kMetrics), [&](const Metric& m) { return m.name == name; });
  return found == std::end(kMetrics) ? nullptr : found;
}

std::size_t metric_position(std::string_view name) {
  const Metric* metric = find_metric(name);
  ensure(metric != nullptr, "only metrics of the catalogue have a position");
  return static_cast<std::size_t>(metric - metrics().data());
}

}  // namespace headroom
