// What is measured: one row a metric, which everything that names a metric reads.
// That is the study's reader, the result file, the comparison, the report and the documentation. The formulas
// are in results/metrics/formulas.cpp, one a row.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "statistics/estimate.hpp"

namespace headroom {

/// In the order in which metrics are shown.
enum class MetricId {
  in_time,
  in_time_end,
  wait_first_mean,
  wait_first_median,
  wait_first_p92,
  wait_first_p95,
  wait_treatment_mean,
  wait_treatment_p92,
  waiting_start,
  waiting_end,
  week_under_target,
  within_target,
  within_target_waiting,
  wait_after_cancellation,
  utilisation,
  dcc_hours_opened,
  dcc_hours_booked,
  days_below_minimum,
  cancelled_by_service,
  covered_by_colleagues,
  covered_by_protected_time,
  covered_by_bank,
  protected_hours_lost,
  protected_hours_lost_share,
  leadership_hours_lost,
  other_spa_hours_lost,
  other_ar_hours_lost,
  leadership_hours_planned,
  leadership_hours_lost_share,
  leadership_hours_lost_per_lead,
  leave_over_cap_days,
  overtime_hours,
  bank_hours,
  load_spread,
  cost,
  cost_per_treated
};

/// Which question a metric belongs to.
enum class About { waits, staffing, cost };
/// A headline is in the tables by default; a detail where it is asked for by name, and in JSON and TSV.
enum class Prominence { headline, detail };
/// What more capacity does to the metric, all else alike; unclear where either may happen, as to a cost a
/// patient.
enum class WithMoreCapacity { rises, falls, unclear };
/// Whose it is: each stream's, and each priority's within it; each stream's as a whole; the whole service's.
enum class MetricOf { stream, whole_stream, service };

struct MetricRow {
  MetricId id;
  std::string_view name;        ///< as studies, files and commands say it
  std::string_view short_name;  ///< for headings
  std::string_view units, long_name;
  Direction direction;
  About about;
  Prominence prominence;
  WithMoreCapacity with_more_capacity;
  MetricOf of;
  PossibleRange possible;  ///< no interval leaves it
  [[nodiscard]] constexpr bool by_stream() const { return of != MetricOf::service; }
  [[nodiscard]] constexpr bool by_priority() const { return of == MetricOf::stream; }
  /// Not defined where it never comes to it: later than any that does, and without a mean to be had.
  [[nodiscard]] constexpr bool may_never_come() const { return id == MetricId::week_under_target; }
  /// Held against the standard of the stream.
  [[nodiscard]] constexpr bool has_standard() const {
    return id == MetricId::in_time || id == MetricId::in_time_end;
  }
  /// Each future has one of its own from 0 to 1, whatever the others had: a single bad one may ruin it.
  [[nodiscard]] constexpr bool is_share_of_patients() const { return by_stream() && units == "share"; }
};

namespace metric_rows {  // short words for the table alone
inline constexpr auto kHigher = Direction::higher_is_better, kLower = Direction::lower_is_better;
inline constexpr auto kHeadline = Prominence::headline, kDetail = Prominence::detail;
inline constexpr auto kRises = WithMoreCapacity::rises, kFalls = WithMoreCapacity::falls,
                      kUnclear = WithMoreCapacity::unclear;
inline constexpr auto kByStream = MetricOf::stream, kWholeStream = MetricOf::whole_stream,
                      kOverall = MetricOf::service;
inline constexpr PossibleRange kOneOrMore{.lowest = 1};

inline constexpr MetricRow kRows[] = {
    {MetricId::in_time, "in_time", "in time", "share",
     "share of patients in time, of those whose target date lies in the period", kHigher, About::waits,
     kHeadline, kRises, kByStream, kNoughtToOne},
    {MetricId::in_time_end, "in_time_end", "in time at the end", "share",
     "share of patients in time, of those whose target date lies in the last 13 weeks", kHigher, About::waits,
     kDetail, kRises, kByStream, kNoughtToOne},
    {MetricId::wait_first_mean, "wait_first_mean", "first appointment, mean", "days",
     "mean wait to the first appointment", kLower, About::waits, kHeadline, kFalls, kByStream, kNoughtOrMore},
    {MetricId::wait_first_median, "wait_first_median", "first appointment, median", "days",
     "median wait to the first appointment", kLower, About::waits, kHeadline, kFalls, kByStream,
     kNoughtOrMore},
    {MetricId::wait_first_p92, "wait_first_p92", "92% seen within", "days",
     "wait to the first appointment that 92% do not exceed", kLower, About::waits, kHeadline, kFalls,
     kByStream, kNoughtOrMore},
    {MetricId::wait_first_p95, "wait_first_p95", "95% seen within", "days",
     "wait to the first appointment that 95% do not exceed", kLower, About::waits, kDetail, kFalls, kByStream,
     kNoughtOrMore},
    {MetricId::wait_treatment_mean, "wait_treatment_mean", "treatment or decision not to treat, mean", "days",
     "mean wait to treatment, or to the decision not to treat", kLower, About::waits, kHeadline, kFalls,
     kByStream, kNoughtOrMore},
    {MetricId::wait_treatment_p92, "wait_treatment_p92", "92% treated within", "days",
     "wait to treatment that 92% do not exceed", kLower, About::waits, kHeadline, kFalls, kByStream,
     kNoughtOrMore},
    {MetricId::waiting_start, "waiting_start", "waiting at the start", "patients",
     "waiting for a first appointment when the first day begins", kLower, About::waits, kDetail, kUnclear,
     kWholeStream, kNoughtOrMore},
    {MetricId::waiting_end, "waiting_end", "waiting at the end", "patients",
     "waiting for a first appointment at the end", kLower, About::waits, kHeadline, kFalls, kByStream,
     kNoughtOrMore},
    {MetricId::week_under_target, "week_under_target", "list under its target", "week",
     "first week from which the waiting list stays at or below its target for four weeks", kLower,
     About::waits, kDetail, kFalls, kWholeStream, kOneOrMore},
    {MetricId::within_target, "within_target", "within target", "share",
     "share within target, of the clocks that stopped in the period", kHigher, About::waits, kDetail, kRises,
     kByStream, kNoughtToOne},
    {MetricId::within_target_waiting, "within_target_waiting", "waiting within target", "share",
     "share within target, of the clocks running at the week-ends", kHigher, About::waits, kDetail, kRises,
     kByStream, kNoughtToOne},
    {MetricId::wait_after_cancellation, "wait_after_cancellation", "again after cancelling", "days",
     "mean time from a cancelled appointment to the one attended", kLower, About::waits, kDetail, kUnclear,
     kByStream, kNoughtOrMore},
    {MetricId::utilisation, "utilisation", "clinic hours used", "share",
     "share used of the hours opened to patients, less sickness", kHigher, About::staffing, kHeadline, kFalls,
     kOverall, kNoughtToOne},
    {MetricId::dcc_hours_opened, "dcc_hours_opened", "clinic hours opened", "hours",
     "clinical hours opened to patients, before sickness", kHigher, About::staffing, kHeadline, kRises,
     kOverall, kNoughtOrMore},
    {MetricId::dcc_hours_booked, "dcc_hours_booked", "clinic hours booked", "hours",
     "clinical hours booked, attended or not", kHigher, About::staffing, kHeadline, kUnclear, kOverall,
     kNoughtOrMore},
    {MetricId::days_below_minimum, "days_below_minimum", "days below minimum", "days",
     "days with fewer on duty than the minimum", kLower, About::staffing, kHeadline, kFalls, kOverall,
     kNoughtOrMore},
    {MetricId::cancelled_by_service, "cancelled_by_service", "cancelled by the service", "patients",
     "appointments cancelled by the service", kLower, About::staffing, kHeadline, kUnclear, kOverall,
     kNoughtOrMore},
    {MetricId::covered_by_colleagues, "covered_by_colleagues", "covered by colleagues", "appointments",
     "appointments of clinicians who were off, taken over in a colleague's free time", kHigher,
     About::staffing, kDetail, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::covered_by_protected_time, "covered_by_protected_time", "covered in protected time",
     "appointments", "appointments of clinicians who were off, taken over in a colleague's protected time",
     kLower, About::staffing, kDetail, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::covered_by_bank, "covered_by_bank", "covered by the bank", "appointments",
     "appointments of clinicians who were off, taken over by bank staff", kLower, About::staffing, kDetail,
     kUnclear, kOverall, kNoughtOrMore},
    {MetricId::protected_hours_lost, "protected_hours_lost", "protected hours lost", "hours",
     "protected hours (SPA and AR) lost to seeing patients", kLower, About::staffing, kHeadline, kUnclear,
     kOverall, kNoughtOrMore},
    {MetricId::protected_hours_lost_share, "protected_hours_lost_share", "share of protected hours lost",
     "share", "share lost of the planned protected hours (SPA and AR)", kLower, About::staffing, kDetail,
     kUnclear, kOverall, kNoughtToOne},
    {MetricId::leadership_hours_lost, "leadership_hours_lost", "leadership hours lost", "hours",
     "hours declared as leadership, of SPA and AR, lost to seeing patients", kLower, About::staffing,
     kHeadline, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::other_spa_hours_lost, "other_spa_hours_lost", "other SPA hours lost", "hours",
     "other SPA hours lost to seeing patients", kLower, About::staffing, kDetail, kUnclear, kOverall,
     kNoughtOrMore},
    {MetricId::other_ar_hours_lost, "other_ar_hours_lost", "other AR hours lost", "hours",
     "other AR hours lost to seeing patients, not declared as leadership", kLower, About::staffing, kDetail,
     kUnclear, kOverall, kNoughtOrMore},
    {MetricId::leadership_hours_planned, "leadership_hours_planned", "leadership hours planned", "hours",
     "hours of SPA and AR declared as leadership", kHigher, About::staffing, kDetail, kUnclear, kOverall,
     kNoughtOrMore},
    {MetricId::leadership_hours_lost_share, "leadership_hours_lost_share", "share of leadership hours lost",
     "share", "share lost of the planned leadership hours", kLower, About::staffing, kDetail, kUnclear,
     kOverall, kNoughtToOne},
    {MetricId::leadership_hours_lost_per_lead, "leadership_hours_lost_per_lead",
     "leadership hours lost a lead a week", "hours per week",
     "leadership hours lost a week, for each holder who has any", kLower, About::staffing, kDetail, kUnclear,
     kOverall, kNoughtOrMore},
    {MetricId::leave_over_cap_days, "leave_over_cap_days", "days of leave over the cap", "days",
     "days of leave taken while too many were on leave already", kLower, About::staffing, kDetail, kUnclear,
     kOverall, kNoughtOrMore},
    {MetricId::overtime_hours, "overtime_hours", "overtime hours", "hours", "overtime", kLower,
     About::staffing, kDetail, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::bank_hours, "bank_hours", "bank hours", "hours", "bank and agency hours", kLower,
     About::staffing, kDetail, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::load_spread, "load_spread", "spread of load", "ratio",
     "greatest over mean utilisation of the post holders", kLower, About::staffing, kHeadline, kUnclear,
     kOverall, kOneOrMore},
    {MetricId::cost, "cost", "cost", "GBP",
     "cost of the filled posts, bank staff and overtime over the period, on-costs included", kLower,
     About::cost, kHeadline, kUnclear, kOverall, kNoughtOrMore},
    {MetricId::cost_per_treated, "cost_per_treated", "cost a patient treated", "GBP per patient",
     "cost for each patient treated", kLower, About::cost, kHeadline, kUnclear, kOverall, kNoughtOrMore},
};
}  // namespace metric_rows

inline constexpr auto kMetricRows = std::to_array(metric_rows::kRows);

/// Its position among the rows is its id.
[[nodiscard]] constexpr bool metric_rows_are_in_order() {
  for (std::size_t i = 0; i < kMetricRows.size(); ++i)
    if (kMetricRows[i].id != static_cast<MetricId>(i)) return false;
  return true;
}
static_assert(metric_rows_are_in_order(), "each metric has one row, in the order of MetricId");

[[nodiscard]] constexpr const MetricRow& row_of(MetricId id) {
  return kMetricRows[static_cast<std::size_t>(id)];
}
[[nodiscard]] constexpr std::string_view name_of(MetricId id) { return row_of(id).name; }
[[nodiscard]] std::vector<std::string> names_of(std::initializer_list<MetricId> ids);

}  // namespace headroom
