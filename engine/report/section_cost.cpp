#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostPoints = 200;

struct Point {
  std::size_t scenario;
  Estimate cost, waits;
  bool frontier = true;
};

/// By the means: no other costs no more and is no worse, and is not the same in both.
void mark_frontier(std::vector<Point>& points, Direction direction) {
  const double sign = direction == Direction::higher_is_better ? 1 : -1;
  for (Point& a : points) {
    a.frontier = std::none_of(points.begin(), points.end(), [&](const Point& b) {
      const double gain = sign * (b.waits.mean - a.waits.mean);
      return b.cost.mean <= a.cost.mean && gain >= 0 && (b.cost.mean < a.cost.mean || gain > 0);
    });
  }
}

std::vector<Point> points_of(const ComparedFigure& cost, const ComparedFigure& figure) {
  std::vector<Point> points;
  for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
    const Point point{s, cost.scenarios[s].level, figure.scenarios[s].level};
    if (point.cost.replications > 0 && point.waits.replications > 0) points.push_back(point);
  }
  mark_frontier(points, figure.direction);
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.cost.mean < b.cost.mean; });
  return points;
}

Exhibit exhibit_of(const Comparison& comparison, const ComparedFigure& figure, std::vector<Point> points) {
  Exhibit exhibit{Chart{}, {}, "", comparison.streams[*figure.stream]};
  Chart& chart = *exhibit.chart;
  const auto on_frontier =
      std::count_if(points.begin(), points.end(), [](const Point& p) { return p.frontier; });
  chart.kind = Chart::Kind::scatter;
  chart.title = fmt::format("Cost against {}, {}: {} of {} scenarios are beaten by no other in both",
                            figure.long_name, exhibit.of, on_frontier, points.size());
  chart.description = "A point for each scenario. " + chart.title;
  chart.x_title = "cost over the period, £";
  chart.y_title =
      fmt::format("{}, {}", figure.name == "in_time" ? "in time" : figure.name, heading_unit(figure.units));
  chart.units = figure.units;
  chart.series = {{"beaten by no other", {}}, {"beaten by another", {}}};
  exhibit.table = {
      fmt::format("Cost and {}: {}", figure.long_name, exhibit.of),
      {{"scenario"}, {"cost, £", true}, {heading_unit(figure.units), true}, {"beaten by no other"}},
      {},
      {},
      method_text(comparison)};
  if (points.size() > kMostPoints) {
    std::erase_if(points, [](const Point& p) { return !p.frontier; });
    exhibit.table.notes.push_back(
        "Only the scenarios that are beaten by no other are shown; export has them all.");
  }
  for (const Point& point : points) {
    chart.x.push_back(comparison.scenarios[point.scenario]);
    for (ChartSeries& series : chart.series) {
      const bool here = (&series == &chart.series.front()) == point.frontier;
      series.values.push_back(here ? point.waits.mean : std::nan(""));
      series.low.push_back(here ? point.waits.low : std::nan(""));
      series.high.push_back(here ? point.waits.high : std::nan(""));
      series.along.push_back(point.cost.mean);
    }
    exhibit.table.rows.push_back({chart.x.back(), with_interval(point.cost, "GBP"),
                                  with_interval(point.waits, figure.units), point.frontier ? "yes" : "no"});
  }
  return exhibit;
}

}  // namespace

Section cost_section(const PageInput& input) {
  Section section{
      "cost",
      "Cost against waits",
      {"Cost is pay with on-costs of filled posts over the reported period, with bank hours and overtime. A "
       "scenario is beaten by another that costs no more and does no worse, judged by the means: neighbours "
       "whose intervals overlap may change places."}};
  section.of_what = "stream";
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline, .metrics = {"cost", "in_time"}});
  const auto cost = std::find_if(comparison.figures.begin(), comparison.figures.end(),
                                 [](const ComparedFigure& f) { return f.name == "cost"; });
  if (cost == comparison.figures.end() || !defined_somewhere(*cost)) {
    section.paragraphs = {
        "Cost is not known: a filled post has neither a band with known pay nor a cost_per_year, or bank "
        "hours were worked and no rate is given."};
    return section;
  }
  for (const ComparedFigure& figure : comparison.figures) {
    if (!figure.stream) continue;
    std::vector<Point> points = points_of(*cost, figure);
    if (!points.empty()) section.exhibits.push_back(exhibit_of(comparison, figure, std::move(points)));
  }
  if (section.exhibits.empty()) section.notes.push_back("No scenario has both a cost and a share in time.");
  return section;
}

}  // namespace headroom
