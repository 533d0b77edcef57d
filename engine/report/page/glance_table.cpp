// Headline figures that are defined anywhere, with a star at each clear difference.

#include "report/page/glance_table.hpp"

#include <algorithm>

#include "report/page/section_words.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {
namespace {

std::string heading_of(const Comparison& comparison, const ComparedFigure& figure) {
  const MetricRow& row = *find_metric(figure.name);
  const std::string of = figure.stream ? comparison.streams[*figure.stream] + " " : "";
  const char* const unit = row.units == "share" ? ", mean %" : row.units == "GBP" ? ", mean £" : ", mean";
  return of + std::string{row.short_name} + unit;
}

/// "*" where the difference from the baseline is clear.
std::string cell_of(const ComparedScenario& one, std::string_view units) {
  if (one.level.replications == 0) return kNoFigure;
  const bool clear = one.change && one.change->difference.replications > 1 &&
                     is_clear(one.change->difference) && !is_slight(one.change->difference.mean, units);
  return with_interval(one.level, units) + (clear ? " *" : "");
}

}  // namespace

Table glance_table(const PageInput& input) {
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline,
                              .metrics = names_of({MetricId::in_time, MetricId::utilisation,
                                                   MetricId::days_below_minimum, MetricId::cost})});
  Table table{"At a glance", {{"scenario"}}, {}, {}, method_text(comparison)};
  for (const std::size_t s : input.shown) table.rows.push_back({comparison.scenarios[s]});
  for (const ComparedFigure& figure : comparison.figures) {
    if (!defined_somewhere(figure)) continue;
    table.columns.push_back({heading_of(comparison, figure), true});
    for (std::size_t s = 0; s < input.shown.size(); ++s)
      table.rows[s].push_back(cell_of(figure.scenarios[input.shown[s]], figure.units));
  }
  if (input.shown.size() > 1) {
    table.notes.push_back("* The difference from " + comparison.scenarios[comparison.baseline] +
                          " is clear: its 95% interval leaves out 0.");
  }
  return table;
}

}  // namespace headroom
