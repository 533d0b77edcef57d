// Every metric of one replication: of the service, its streams and their priorities.

#include "results/metrics/metrics.hpp"

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "results/metrics/protected_time.hpp"

namespace headroom {
namespace {

PriorityTotals sum(PriorityTotals a, const PriorityTotals& b) {
  // One field more does not compile until it is added up here.
  const auto& [first_count, first_days, treatment_count, treatment_days, in_time_here, in_time_of,
               within_target_here, within_target_of, running_within, running, waiting,
               after_cancellation_count, after_cancellation_days] = b;
  a.first_count += first_count;
  a.first_days += first_days;
  a.treatment_count += treatment_count;
  a.treatment_days += treatment_days;
  a.in_time += in_time_here;
  a.in_time_of += in_time_of;
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
    if (metrics()[m].by_stream()) columns[m].push_back(metrics()[m].of_patients(group));
  }
}

}  // namespace

Summary summarise(const Observed& replication) {
  Summary summary;
  summary.by_stream.resize(metrics().size());
  summary.by_priority.resize(metrics().size());
  for (const Metric& m : metrics()) {
    summary.overall.push_back(m.by_stream() ? kUndefined : m.of_replication(replication));
  }
  summary.planned_by_category = hours_by_category(replication, CategorySeries::planned_hours);
  summary.delivered_by_category = hours_by_category(replication, CategorySeries::delivered_hours);
  const Observations& seen = replication.observations;
  summary.hours_by_cause = hours_by_cause(seen, replication.service);
  ensure(seen.waits_first.size() == seen.totals.size() * kWaitDays &&
             seen.waits_treatment.size() == seen.totals.size() * kWaitDays,
         "waits are counted for every priority and day");
  std::size_t stream_priority = 0;
  for (const Stream& stream : replication.service.streams) {
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
