#include "results/metrics.hpp"

#include <algorithm>
#include <array>

#include "base/ensure.hpp"
#include "results/cost.hpp"
#include "results/formulas.hpp"
#include "results/leadership.hpp"
#include "results/protected_time.hpp"

namespace headroom {
namespace {

constexpr auto kHigher = Direction::higher_is_better, kLower = Direction::lower_is_better;
constexpr auto kHeadline = Prominence::headline, kDetail = Prominence::detail;
constexpr PossibleRange kOneOrMore{.lowest = 1};

constexpr Metric kMetrics[] = {
    {"in_time", "share", "share of patients in time, of those whose target date lies in the period", kHigher,
     About::waits, kHeadline, nullptr, in_time, kNoughtToOne},
    {"wait_first_mean", "days", "mean wait to the first appointment", kLower, About::waits, kHeadline,
     nullptr, wait_first_mean},
    {"wait_first_median", "days", "median wait to the first appointment", kLower, About::waits, kHeadline,
     nullptr, wait_first_median},
    {"wait_first_p92", "days", "wait to the first appointment that 92% do not exceed", kLower, About::waits,
     kHeadline, nullptr, wait_first_p92},
    {"wait_first_p95", "days", "wait to the first appointment that 95% do not exceed", kLower, About::waits,
     kDetail, nullptr, wait_first_p95},
    {"wait_treatment_mean", "days", "mean wait to treatment, or to the decision not to treat", kLower,
     About::waits, kHeadline, nullptr, wait_treatment_mean},
    {"wait_treatment_p92", "days", "wait to treatment that 92% do not exceed", kLower, About::waits,
     kHeadline, nullptr, wait_treatment_p92},
    {"waiting_end", "patients", "waiting for a first appointment at the end", kLower, About::waits, kHeadline,
     nullptr, waiting_end},
    {"within_target", "share", "share within target, of the clocks that stopped in the period", kHigher,
     About::waits, kDetail, nullptr, within_target, kNoughtToOne},
    {"within_target_waiting", "share", "share within target, of the clocks running at the week-ends", kHigher,
     About::waits, kDetail, nullptr, within_target_waiting, kNoughtToOne},
    {"wait_after_cancellation", "days", "mean time from a cancelled appointment to the one attended", kLower,
     About::waits, kDetail, nullptr, wait_after_cancellation},

    {"utilisation", "share", "share used of the hours opened to patients, less sickness", kHigher,
     About::staffing, kHeadline, utilisation, nullptr, kNoughtToOne},
    {"dcc_hours_opened", "hours", "clinical hours opened to patients, before sickness", kHigher,
     About::staffing, kHeadline, dcc_hours_opened, nullptr},
    {"dcc_hours_booked", "hours", "clinical hours booked, attended or not", kHigher, About::staffing,
     kHeadline, dcc_hours_booked, nullptr},
    {"days_below_minimum", "days", "days with fewer on duty than the minimum", kLower, About::staffing,
     kHeadline, days_below_minimum, nullptr},
    {"cancelled_by_service", "patients", "appointments cancelled by the service", kLower, About::staffing,
     kHeadline, cancelled_by_service, nullptr},
    {"covered_by_colleagues", "appointments",
     "appointments of clinicians who were off, taken over in a colleague's free time", kHigher,
     About::staffing, kDetail, covered_by_colleagues, nullptr},
    {"covered_by_protected_time", "appointments",
     "appointments of clinicians who were off, taken over in a colleague's protected time", kLower,
     About::staffing, kDetail, covered_by_protected_time, nullptr},
    {"covered_by_bank", "appointments", "appointments of clinicians who were off, taken over by bank staff",
     kLower, About::staffing, kDetail, covered_by_bank, nullptr},
    {"protected_hours_lost", "hours", "protected hours (SPA and AR) lost to seeing patients", kLower,
     About::staffing, kHeadline, protected_hours_lost, nullptr},
    {"protected_hours_lost_share", "share", "share lost of the planned protected hours (SPA and AR)", kLower,
     About::staffing, kDetail, protected_hours_lost_share, nullptr, kNoughtToOne},
    {"leadership_hours_lost", "hours", "hours declared as leadership, of SPA and AR, lost to seeing patients",
     kLower, About::staffing, kHeadline, leadership_hours_lost, nullptr},
    {"other_spa_hours_lost", "hours", "other SPA hours lost to seeing patients", kLower, About::staffing,
     kDetail, other_spa_hours_lost, nullptr},
    {"other_ar_hours_lost", "hours", "other AR hours lost to seeing patients, not declared as leadership",
     kLower, About::staffing, kDetail, other_ar_hours_lost, nullptr},
    {"leadership_hours_planned", "hours", "hours of SPA and AR declared as leadership", kHigher,
     About::staffing, kDetail, leadership_hours_planned, nullptr},
    {"leadership_hours_lost_share", "share", "share lost of the planned leadership hours", kLower,
     About::staffing, kDetail, leadership_hours_lost_share, nullptr, kNoughtToOne},
    {"leadership_hours_lost_per_lead", "hours per week",
     "leadership hours lost a week, for each holder who has any", kLower, About::staffing, kDetail,
     leadership_hours_lost_per_lead, nullptr},
    {"leave_over_cap_days", "days", "days of leave taken while too many were on leave already", kLower,
     About::staffing, kDetail, leave_over_cap_days, nullptr},
    {"overtime_hours", "hours", "overtime", kLower, About::staffing, kDetail, overtime_hours, nullptr},
    {"bank_hours", "hours", "bank and agency hours", kLower, About::staffing, kDetail, bank_hours, nullptr},
    {"load_spread", "ratio", "greatest over mean utilisation of the post holders", kLower, About::staffing,
     kHeadline, load_spread, nullptr, kOneOrMore},

    {"cost", "GBP", "cost of the filled posts, bank staff and overtime over the period, on-costs included",
     kLower, About::cost, kHeadline, cost, nullptr},
    {"cost_per_treated", "GBP per patient", "cost for each patient treated", kLower, About::cost, kHeadline,
     cost_per_treated, nullptr},
};

PriorityTotals sum(PriorityTotals a, const PriorityTotals& b) {
  a.first_count += b.first_count;
  a.first_days += b.first_days;
  a.treatment_count += b.treatment_count;
  a.treatment_days += b.treatment_days;
  a.in_time += b.in_time;
  a.in_time_of += b.in_time_of;
  a.within_target += b.within_target;
  a.within_target_of += b.within_target_of;
  a.running_within += b.running_within;
  a.running += b.running;
  a.waiting_end += b.waiting_end;
  a.after_cancellation_count += b.after_cancellation_count;
  a.after_cancellation_days += b.after_cancellation_days;
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
    if (kMetrics[m].by_stream()) columns[m].push_back(kMetrics[m].of_patients(group));
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
