#include "comparison_output.hpp"

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "comparison_json.hpp"
#include "report/compare_text.hpp"
#include "report/staffing_text.hpp"
#include "report/table.hpp"

namespace headroom {
namespace {

Json comparison_json(const Comparison& comparison) {
  Json metrics = Json::object();
  for (const ComparedFigure& figure : comparison.figures) {
    Json& metric = metrics[std::string{figure.name}];
    metric["units"] = figure.units;
    metric["long_name"] = figure.long_name;
    metric["better"] = figure.direction == Direction::higher_is_better ? "higher" : "lower";
    if (figure.stream) {
      metric["streams"][comparison.streams[*figure.stream]] = by_scenario(comparison, figure.scenarios);
    } else {
      metric["all"] = by_scenario(comparison, figure.scenarios);
    }
  }
  Json all = {{"title", comparison.title},
              {"baseline", comparison.scenarios[comparison.baseline]},
              {"scenarios", comparison.scenarios},
              {"priority", comparison.priority ? Json(*comparison.priority) : Json(nullptr)},
              {"replications", comparison.replications},
              {"start", to_string(comparison.start)},
              {"weeks", comparison.weeks},
              {"confidence", kConfidence},
              {"metrics", metrics}};
  if (comparison.staffing) all.update(staffing_json(comparison));
  return all;
}

void print_tables(const Comparison& comparison, TableStyle style) {
  const bool staffing = comparison.staffing.has_value(), markdown = style == TableStyle::markdown;
  for (std::string sentence : staffing ? staffing_in_words(comparison) : answer_in_words(comparison)) {
    if (staffing && !markdown) sentence = wrapped(sentence, kScreenColumns);
    std::cout << (markdown ? "- " : "") << sentence << '\n';
  }
  const std::vector<Table> tables =
      staffing ? staffing_tables(comparison, kScreenColumns) : compare_tables(comparison);
  for (const Table& table : tables) std::cout << '\n' << render(table, style);
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
      print_json(comparison_json(comparison));
      return;
  }
}

}  // namespace headroom
