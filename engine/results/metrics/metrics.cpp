// Rows and formulas put together by id, and applied to the service, its streams and their priorities.

#include "results/metrics/metrics.hpp"

#include <algorithm>
#include <array>

#include "base/ensure.hpp"
#include "results/metrics/cost.hpp"
#include "results/metrics/formulas.hpp"
#include "results/metrics/leadership.hpp"
#include "results/metrics/protected_time.hpp"

namespace headroom {
namespace {

struct Formula {
  using OfReplication = double (*)(const Observed&);
  using OfPatients = double (*)(const PatientGroup&);
  using OfStream = double (*)(const Observed&, std::size_t);
  constexpr Formula(MetricId metric, OfReplication formula)
      : id{metric}, of{MetricOf::service}, of_replication{formula} {}
  constexpr Formula(MetricId metric, OfPatients formula)
      : id{metric}, of{MetricOf::stream}, of_patients{formula} {}
  constexpr Formula(MetricId metric, OfStream formula)
      : id{metric}, of{MetricOf::whole_stream}, of_stream{formula} {}
  MetricId id;
  MetricOf of;  // for the assertion: g++ 12 with UBSan has no constant comparison of a function with null
  OfReplication of_replication = nullptr;
  OfPatients of_patients = nullptr;
  OfStream of_stream = nullptr;
};

constexpr Formula kFormulas[] = {
    {MetricId::in_time, in_time},
    {MetricId::in_time_end, in_time_end},
    {MetricId::wait_first_mean, wait_first_mean},
    {MetricId::wait_first_median, wait_first_median},
    {MetricId::wait_first_p92, wait_first_p92},
    {MetricId::wait_first_p95, wait_first_p95},
    {MetricId::wait_treatment_mean, wait_treatment_mean},
    {MetricId::wait_treatment_p92, wait_treatment_p92},
    {MetricId::waiting_start, waiting_start},
    {MetricId::waiting_end, waiting_end},
    {MetricId::week_under_target, week_under_target},
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
    if (kFormulas[i].id != kMetricRows[i].id || kFormulas[i].of != kMetricRows[i].of) return false;
  return true;
}
static_assert(each_row_has_its_formula(),
              "a formula for each metric, in the order of the rows, and of patients where it is by stream");

constexpr auto kMetrics = [] {
  std::array<Metric, kMetricRows.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = {kMetricRows[i], kFormulas[i].of_replication, kFormulas[i].of_patients, kFormulas[i].of_stream};
  return all;
}();

PriorityTotals sum(PriorityTotals a, const PriorityTotals& b) {
  // One field more does not compile until it is added up here.
  const auto& [first_count, first_days, treatment_count, treatment_days, in_time_here, in_time_of,
               in_time_end_here, in_time_end_of, within_target_here, within_target_of, running_within,
               running, waiting, after_cancellation_count, after_cancellation_days] = b;
  a.first_count += first_count;
  a.first_days += first_days;
  a.treatment_count += treatment_count;
  a.treatment_days += treatment_days;
  a.in_time += in_time_here;
  a.in_time_of += in_time_of;
  a.in_time_end += in_time_end_here;
  a.in_time_end_of += in_time_end_of;
  a.within_target += within_target_here;
  a.within_target_of += within_target_of;
  a.running_within += running_within;
  a.running += running;
  a.waiting_end += waiting;
  a.after_cancellation_count += after_cancellation_count;
  a.after_cancellation_days += after_cancellation_days;
  return a;
}

std::span<const std::uint32_t> wait_row(const std::vector<std::uint32_t>& waits,
                                        std::size_t stream_priority) {
  return std::span{waits}.subspan(stream_priority * kWaitDays, kWaitDays);
}

PatientGroup priority_group(const Observations& o, std::size_t stream_priority) {
  return {o.totals[stream_priority], wait_row(o.waits_first, stream_priority),
          wait_row(o.waits_treatment, stream_priority)};
}

/// All priorities of one stream; owns the counts that its group points to.
struct StreamTotals {
  PriorityTotals totals{};
  std::vector<std::uint32_t> waits_first = std::vector<std::uint32_t>(kWaitDays, 0);
  std::vector<std::uint32_t> waits_treatment = std::vector<std::uint32_t>(kWaitDays, 0);

  void add(const PatientGroup& g) {
    totals = sum(totals, g.totals);
    for (std::size_t d = 0; d < kWaitDays; ++d) {
      waits_first[d] += g.waits_first[d];
      waits_treatment[d] += g.waits_treatment[d];
    }
  }
  [[nodiscard]] PatientGroup group() const { return {totals, waits_first, waits_treatment}; }
};

void append(std::vector<std::vector<double>>& columns, const PatientGroup& group) {
  for (std::size_t m = 0; m < columns.size(); ++m) {
    if (kMetrics[m].of_patients) columns[m].push_back(kMetrics[m].of_patients(group));
  }
}

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

Summary summarise(const Observed& replication) {
  constexpr std::size_t kCount = std::size(kMetrics);
  Summary summary;
  summary.by_stream.resize(kCount);
  summary.by_priority.resize(kCount);
  for (const Metric& m : kMetrics) {
    summary.overall.push_back(m.by_stream() ? kUndefined : m.of_replication(replication));
  }
  summary.planned_by_category = hours_by_category(replication, CategorySeries::planned_hours);
  summary.delivered_by_category = hours_by_category(replication, CategorySeries::delivered_hours);
  const Observations& seen = replication.observations;
  summary.hours_by_cause = hours_by_cause(seen, replication.service);
  ensure(seen.waits_first.size() == seen.totals.size() * kWaitDays &&
             seen.waits_treatment.size() == seen.totals.size() * kWaitDays,
         "waits are counted for every priority and day");
  std::size_t stream_priority = 0, s = 0;
  for (const Stream& stream : replication.service.streams) {
    for (std::size_t m = 0; m < kCount; ++m) {
      if (kMetrics[m].of_stream) summary.by_stream[m].push_back(kMetrics[m].of_stream(replication, s));
    }
    ++s;
    ensure(stream_priority + stream.priorities.size() <= seen.totals.size(), "every priority has its totals");
    StreamTotals all;
    for (std::size_t p = 0; p < stream.priorities.size(); ++p, ++stream_priority) {
      const PatientGroup group = priority_group(seen, stream_priority);
      append(summary.by_priority, group);
      all.add(group);
    }
    append(summary.by_stream, all.group());
  }
  return summary;
}

}  // namespace headroom
