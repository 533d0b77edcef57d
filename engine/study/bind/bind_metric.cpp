// Metric, stream and priority held against those of the study, and quantities against the metric's unit.

#include "study/bind/bind_metric.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const Named& one : all) names.push_back(one.name);
  return names;
}

/// Priorities of the stream that is meant, or those that every stream has.
std::vector<std::string> priorities_of(const Service& service, const std::optional<std::string>& stream) {
  std::vector<std::string> shared;
  bool first = true;
  for (const Stream& one : service.streams) {
    if (stream && one.name != *stream) continue;
    const auto names = names_of(one.priorities);
    if (first) shared = names;
    std::erase_if(shared, [&](const std::string& name) {
      return std::find(names.begin(), names.end(), name) == names.end();
    });
    first = false;
  }
  return shared;
}

void bind_metric_priority(const Cursor& priority, const Service& service, MetricChoice& choice) {
  if (!priority.written()) return;
  const auto names = priorities_of(service, choice.stream);
  choice.priority = priority.text();
  if (std::find(names.begin(), names.end(), *choice.priority) != names.end()) return;
  priority.problem(names.empty() ? "a stream beside it: no priority is in every stream"
                                 : one_of(names, *choice.priority));
}

}  // namespace

const MetricRow& bind_metric_name(const Cursor& name) {
  const std::string text = name.text();
  const auto found = std::find_if(kMetricRows.begin(), kMetricRows.end(),
                                  [&](const MetricRow& metric) { return metric.name == text; });
  ensure(found != kMetricRows.end(), "the key table knows the metrics");
  return *found;
}

MetricChoice bind_metric(const Cursor& keys, const Service& service, Unnamed unnamed) {
  const MetricRow& metric = bind_metric_name(keys["metric"]);
  MetricChoice choice{std::string{metric.name}, {}, {}};
  const Cursor stream = keys["stream"], priority = keys["priority"];
  if (!metric.by_stream()) {
    for (const Cursor& key : {stream, priority}) {
      if (key.written()) key.problem("none: " + choice.metric + " is of the whole service");
    }
    return choice;
  }
  const auto names = names_of(service.streams);
  if (stream.written()) {
    if (!position_of(stream, names)) return choice;
    choice.stream = stream.text();
  } else if (unnamed == Unnamed::the_only_stream) {
    if (names.size() > 1) stream.problem(one_of(names, ""));
    if (names.size() > 1) return choice;
    choice.stream = names.front();
  }
  bind_metric_priority(priority, service, choice);
  return choice;
}

std::optional<double> bind_figure(const Cursor& quantity, const MetricRow& metric) {
  const Node& node = *quantity.node();
  const std::string name{metric.name};
  const auto plain = node.quoted ? std::nullopt : parse_number(node.text);
  std::optional<double> value = plain;
  const char* expected = "a number from 0";
  if (metric.units == "share") {
    value = parse_share(node.text);
    if (value && *value > 1) value.reset();
    expected = "a share from 0% to 100%";
  } else if (metric.units == "days") {
    const auto duration = parse_duration(node.text);
    if (duration && duration->unit != TimeUnit::working_days) value = days_of(*duration);
    expected = "days, or a duration such as 2 weeks";
  }
  if (value && *value >= 0) return value;
  quantity.problem(expected + (", the unit of " + name));
  return std::nullopt;
}

}  // namespace headroom::reading
