#include <fmt/format.h>

#include <algorithm>

#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostRows = 40;  ///< scenarios of one chart

std::string unit_of(std::string_view units) { return units == "share" ? "points" : heading_unit(units); }

/// Of the change: the share of scenarios that are clearly better, worse, or not told apart.
std::string title_of(const ComparedFigure& figure, const std::string& stream, const std::string& baseline) {
  std::size_t better = 0, worse = 0, others = 0;
  for (const ComparedScenario& scenario : figure.scenarios) {
    if (!scenario.change || scenario.change->difference.replications == 0) continue;
    const Estimate& d = scenario.change->difference;
    if (!is_clear(d)) {
      ++others;
    } else {
      ++((d.mean > 0) == (figure.direction == Direction::higher_is_better) ? better : worse);
    }
  }
  return fmt::format("{}, {}: {} clearly better than {}, {} clearly worse, {} not told apart",
                     capitalised(figure.long_name), stream, better, baseline, worse, others);
}

Exhibit exhibit_of(const Comparison& comparison, const ComparedFigure& figure) {
  const std::string& baseline = comparison.scenarios[comparison.baseline];
  const std::string& stream = comparison.streams[*figure.stream];
  const std::string unit = unit_of(figure.units);
  Exhibit exhibit{Chart{}, {}, "", stream};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::intervals;
  chart.title = title_of(figure, stream, baseline);
  chart.y_title = fmt::format("difference from {}, {}", baseline, unit);
  const double scale = figure.units == "share" ? 100 : 1;  // a difference of shares is in points
  chart.units = figure.units == "share" ? "points" : std::string{figure.units};
  chart.line = Chart::Line{0, "no difference"};
  ChartSeries series{std::string{figure.name}, {}};
  exhibit.table = {fmt::format("{}, {}: difference from {}", capitalised(figure.long_name), stream, baseline),
                   {{"scenario"},
                    {"level, " + heading_unit(figure.units), true},
                    {"difference, " + unit, true},
                    {"better in", true}},
                   {},
                   {},
                   method_text(comparison)};
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    const ComparedScenario& one = figure.scenarios[s];
    if (!one.change || one.change->difference.replications == 0) continue;
    const Estimate& d = one.change->difference;
    chart.x.push_back(comparison.scenarios[s]);
    series.values.push_back(scale * d.mean);
    series.low.push_back(scale * d.low);
    series.high.push_back(scale * d.high);
    exhibit.table.rows.push_back(
        {comparison.scenarios[s], with_interval(one.level, figure.units), signed_interval(d, figure.units),
         std::isnan(one.change->p_better) ? kNoFigure : percent_of_replications(one.change->p_better)});
  }
  chart.series.push_back(std::move(series));
  chart.description = "Differences with their intervals, a row for each scenario. " + chart.title;
  return exhibit;
}

}  // namespace

Section differences_section(const PageInput& input) {
  Section section{"differences", "Differences to the baseline", {}};
  section.of_what = "stream";
  if (input.results.scenarios.size() < 2) {
    section.paragraphs = {"There is one scenario, so there is nothing to hold it against."};
    return section;
  }
  Comparison comparison = compare(
      input.results, {.baseline = input.baseline,
                      .metrics = {"in_time", "wait_first_mean", "wait_treatment_mean", "waiting_end"}});
  section.paragraphs = {
      "Every scenario meets the same patients, the same sickness and the same chance as the baseline, so "
      "that what "
      "is left is the difference that the change makes. An interval that leaves out 0 is a clear "
      "difference."};
  if (comparison.scenarios.size() > kMostRows) {
    section.notes.push_back(abridged_text(comparison, kMostRows - 1));
    comparison = only(comparison, baseline_and_best(comparison, kMostRows - 1));
  }
  for (const ComparedFigure& figure : comparison.figures) {
    if (!figure.stream) continue;
    Exhibit exhibit = exhibit_of(comparison, figure);
    if (!exhibit.chart->x.empty()) section.exhibits.push_back(std::move(exhibit));
  }
  return section;
}

}  // namespace headroom
