// Fields by kind of chart, figures to five digits, texts made displayable.

#include "report/chart_json.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/characters.hpp"

namespace headroom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 6> kKinds{"fan", "lines", "intervals", "bars", "calendar", "scatter"};

/// Five digits: a line on a screen shows no more, and a long series is a third as long.
Json figures(const std::vector<double>& values) {
  Json all = Json::array();
  for (const double value : values) {
    if (std::isfinite(value)) {
      all.push_back(std::stod(fmt::format("{:.5g}", value)));
    } else {
      all.push_back(nullptr);
    }
  }
  return all;
}

Json text(const std::string& words) { return displayable(words); }

Json texts(const std::vector<std::string>& words) {
  Json all = Json::array();
  for (const std::string& one : words) all.push_back(text(one));
  return all;
}

Json series_json(const ChartSeries& series) {
  Json one = {{"name", text(series.name)}, {"values", figures(series.values)}};
  if (!series.low.empty()) one["low"] = figures(series.low);
  if (!series.high.empty()) one["high"] = figures(series.high);
  if (!series.along.empty()) one["along"] = figures(series.along);
  if (!series.stack.empty()) one["stack"] = text(series.stack);
  return one;
}

}  // namespace

std::string chart_json(const Chart& chart) {
  Json json = {{"kind", kKinds[static_cast<std::size_t>(chart.kind)]},
               {"xTitle", text(chart.x_title)},
               {"yTitle", text(chart.y_title)},
               {"units", text(chart.units)},
               {"x", texts(chart.x)}};
  json["series"] = Json::array();
  for (const ChartSeries& series : chart.series) json["series"].push_back(series_json(series));
  if (chart.line) json["line"] = {{"at", chart.line->at}, {"name", text(chart.line->name)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headroom
