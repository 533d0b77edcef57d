#include "comparison_output.hpp"

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "report/compare_text.hpp"
#include "report/table.hpp"

namespace headroom {
namespace {

using Json = nlohmann::ordered_json;

Json json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json scenario_json(const ComparedScenario& scenario) {
  const Estimate& level = scenario.level;
  Json json_of = {{"mean", json(level.mean)},           {"low", json(level.low)}, {"high", json(level.high)},
                  {"replications", level.replications}, {"difference", nullptr},  {"difference_low", nullptr},
                  {"difference_high", nullptr},         {"p_better", nullptr}};
  if (const auto& change = scenario.change) {
    json_of["difference"] = json(change->difference.mean);
    json_of["difference_low"] = json(change->difference.low);
    json_of["difference_high"] = json(change->difference.high);
    json_of["p_better"] = json(change->p_better);
  }
  return json_of;
}

Json figure_json(const Comparison& comparison, const ComparedFigure& figure) {
  Json scenarios = Json::object();
  for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
    scenarios[comparison.scenarios[s]] = scenario_json(figure.scenarios[s]);
  }
  return {{"scenarios", scenarios}};
}

Json comparison_json(const Comparison& comparison) {
  Json metrics = Json::object();
  for (const ComparedFigure& figure : comparison.figures) {
    Json& metric = metrics[std::string{figure.name}];
    metric["units"] = figure.units;
    metric["long_name"] = figure.long_name;
    metric["better"] = figure.direction == Direction::higher_is_better ? "higher" : "lower";
    if (figure.stream) {
      metric["streams"][comparison.streams[*figure.stream]] = figure_json(comparison, figure);
    } else {
      metric["all"] = figure_json(comparison, figure);
    }
  }
  return {{"title", comparison.title},
          {"baseline", comparison.scenarios[comparison.baseline]},
          {"scenarios", comparison.scenarios},
          {"priority", comparison.priority ? Json(*comparison.priority) : Json(nullptr)},
          {"replications", comparison.replications},
          {"start", to_string(comparison.start)},
          {"weeks", comparison.weeks},
          {"confidence", kConfidence},
          {"metrics", metrics}};
}

void print_tables(const Comparison& comparison, TableStyle style) {
  const bool markdown = style == TableStyle::markdown;
  for (const std::string& sentence : answer_in_words(comparison)) {
    std::cout << (markdown ? "- " : "") << sentence << '\n';
  }
  for (const Table& table : compare_tables(comparison)) std::cout << '\n' << render(table, style);
}

}  // namespace

void print_comparison(const Comparison& comparison, Format format) {
  switch (format) {
    case Format::table:
      return print_tables(comparison, TableStyle::plain);
    case Format::markdown:
      return print_tables(comparison, TableStyle::markdown);
    case Format::tsv:
      std::cout << render(compare_rows(comparison), TableStyle::tsv);
      return;
    case Format::json:
      // A name in a file need not be valid UTF-8; the output always is.
      std::cout << comparison_json(comparison).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
      return;
  }
}

}  // namespace headroom
