// Targets and goals by the unit of their metric: shares in per cent, days, pounds.

#include "report/words/goal_text.hpp"

#include <algorithm>

#include "results/metrics/metrics.hpp"
#include "study/text/quantities.hpp"

namespace headroom {

using reading::number_text;

std::string goal_text(const MetricChoice& of) {
  return of.metric + (of.stream ? " of " + *of.stream : "") + (of.priority ? ", " + *of.priority : "");
}

std::string asked_figure(const std::string& metric, double value) {
  const std::string_view units = find_metric(metric)->units;
  if (units == "share") return reading::share_text(value);
  if (units == "ratio") return number_text(value);
  if (units.starts_with("GBP")) return "£" + number_text(value) + std::string{units.substr(3)};
  std::string unit{units};
  if (value == 1) unit.erase(std::min(unit.find(' '), unit.size()) - 1, 1);  // "hour per week", "day"
  return number_text(value) + ' ' + unit;
}

std::string asked_difference(const std::string& metric, double value) {
  if (find_metric(metric)->units != "share") return asked_figure(metric, value);
  return number_text(100 * value) + " points";
}

}  // namespace headroom
