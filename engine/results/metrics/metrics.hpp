// The metric catalogue: what is reported of one replication, each row with its formula.
// The result file, the comparison and the documentation all read this one table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "results/metrics/hours_by_cause.hpp"
#include "service/metric_rows.hpp"
#include "service/service.hpp"
#include "simulation/observations.hpp"
#include "statistics/estimate.hpp"

namespace headroom {

/// One replication together with the service that was simulated.
struct Observed {
  const Observations& observations;
  const Service& service;
};

/// Totals of some patients (a stream, or one priority of it); the spans count patients by wait day.
struct PatientGroup {
  PriorityTotals totals;
  std::span<const std::uint32_t> waits_first, waits_treatment;
};

/// A row of the catalogue with its formula: one of these, the others null. NaN where the metric is not
/// defined.
struct Metric : MetricRow {
  double (*of_replication)(const Observed&) = nullptr;   ///< overall
  double (*of_patients)(const PatientGroup&) = nullptr;  ///< by stream, and by priority within the stream
  double (*of_stream)(const Observed&, std::size_t) = nullptr;  ///< by stream alone
};

/// In the order in which they are shown.
[[nodiscard]] std::span<const Metric> metrics();
/// None where no metric has this name.
[[nodiscard]] const Metric* find_metric(std::string_view name);
/// Where it stands in `metrics()` and in every Summary; the name must be a metric's.
[[nodiscard]] std::size_t metric_position(std::string_view name);
[[nodiscard]] constexpr std::size_t metric_position(MetricId id) { return static_cast<std::size_t>(id); }
[[nodiscard]] inline const Metric& metric(MetricId id) { return metrics()[metric_position(id)]; }

/// Every metric of one replication, by position in `metrics()`; the vectors of metrics of the other level are
/// empty.
struct Summary {
  std::vector<double> overall;                 ///< [metric]; NaN for those by stream
  std::vector<std::vector<double>> by_stream;  ///< [metric][stream]
  /// [metric][stream priority], as in Observations; empty for those of whole streams.
  std::vector<std::vector<double>> by_priority;
  /// Hours over the period of all posts with a job plan, by Category.
  std::array<double, kCategories> planned_by_category{}, delivered_by_category{};
  std::array<double, kHoursCauses> hours_by_cause{};  ///< over the period, of all posts
};
[[nodiscard]] Summary summarise(const Observed& replication);

}  // namespace headroom
