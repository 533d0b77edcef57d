// Metrics that a study names, and figures in their units.
#pragma once

#include <optional>

#include "service/metric_rows.hpp"
#include "study/bind/bind.hpp"

namespace headroom::reading {

/// The metric that is named, as the key table has checked.
[[nodiscard]] const MetricRow& bind_metric_name(const Cursor& name);

/// The streams in which a metric is meant where none is named.
enum class Unnamed { every_stream, the_only_stream };

/// `metric`, `stream` and `priority` of a map, checked against the study.
[[nodiscard]] MetricChoice bind_metric(const Cursor& keys, const Service& service, Unnamed unnamed);

/// A quantity in the metric's unit: a share, days (plain or with their unit) or a number, from 0; where it is
/// none, a problem.
[[nodiscard]] std::optional<double> bind_figure(const Cursor& quantity, const MetricRow& metric);

}  // namespace headroom::reading
