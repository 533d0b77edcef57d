// Cost against waits as a chart of points, and the scenarios that no other beats in both.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostPoints = 200;
constexpr std::size_t kMostNames = 4;  ///< in a title

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

/// The cheapest first.
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

/// "of 9 scenarios no other beats leaver-not-replaced; fewer-missed; extra-band-6".
std::string cost_title(const Comparison& comparison, const ComparedFigure& figure,
                       const std::vector<Point>& points) {
  std::string names;
  std::size_t count = 0;
  for (const Point& point : points) {
    if (!point.frontier) continue;
    names += (count++ == 0 ? "" : "; ") + comparison.scenarios[point.scenario];
  }
  if (count > kMostNames) names = number(static_cast<double>(count), 0) + " of them";
  return fmt::format("Cost against {}, {}: of {} scenarios no other beats {}", short_name(figure),
                     comparison.streams[*figure.stream], number(static_cast<double>(points.size()), 0),
                     names);
}

void add_point(Exhibit& exhibit, const std::string& scenario, const Point& point, std::string_view units) {
  Chart& chart = *exhibit.chart;
  chart.x.push_back(scenario);
  for (ChartSeries& series : chart.series) {
    const bool here = (&series == &chart.series.front()) == point.frontier;
    series.values.push_back(here ? point.waits.mean : std::nan(""));
    series.low.push_back(here ? point.waits.low : std::nan(""));
    series.high.push_back(here ? point.waits.high : std::nan(""));
    series.along.push_back(point.cost.mean);
  }
  exhibit.table.rows.push_back({scenario, with_interval(point.cost, "GBP"), with_interval(point.waits, units),
                                point.frontier ? "yes" : "no"});
}

Exhibit cost_exhibit(const Comparison& comparison, const ComparedFigure& figure,
                     const std::vector<Point>& points) {
  Exhibit exhibit{Chart{}, {}, "", comparison.streams[*figure.stream]};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::scatter;
  chart.title = cost_title(comparison, figure, points);
  chart.description = "A point for each scenario. " + chart.title;
  chart.x_title = "cost over the period, £";
  chart.y_title = fmt::format("{}, {}", short_name(figure), heading_unit(figure.units));
  chart.units = figure.units;
  chart.series = {{"beaten by no other", {}}, {"beaten by another", {}}};
  exhibit.table = {
      fmt::format("Cost over the period, £, and {}, {}: {}", short_name(figure), heading_unit(figure.units),
                  exhibit.of),
      {{"scenario"}, {"cost over the period, £", true}, {chart.y_title, true}, {"beaten by no other"}},
      {},
      {},
      levels_text(comparison)};
  const bool all = points.size() <= kMostPoints;
  if (!all)
    exhibit.table.notes.push_back(fmt::format(
        "Only {} and the scenarios that no other beats are shown; headroom export holds them all.",
        the_baseline(comparison.scenarios[comparison.baseline])));
  for (const Point& point : points) {
    if (all || point.frontier || point.scenario == comparison.baseline)
      add_point(exhibit, comparison.scenarios[point.scenario], point, figure.units);
  }
  return exhibit;
}

constexpr const char* kWhatCostIs =
    "Cost is the pay, with on-costs, of filled posts over the reported period, with bank hours and overtime.";
constexpr const char* kWhatBeatenIs =
    " Waits are judged by the share in time. A scenario is beaten by another that costs no more and brings "
    "no "
    "fewer in time, and is better in one of the two, judged by the means: those whose intervals overlap may "
    "change places.";

std::size_t without_cost(const ComparedFigure& cost) {
  return static_cast<std::size_t>(std::count_if(cost.scenarios.begin(), cost.scenarios.end(),
                                                [](const auto& s) { return s.level.replications == 0; }));
}

void add_exhibits(Section& section, const Comparison& comparison, const ComparedFigure& cost) {
  for (const ComparedFigure& figure : comparison.figures) {
    if (!figure.stream) continue;
    const std::vector<Point> points = points_of(cost, figure);
    if (!points.empty()) section.exhibits.push_back(cost_exhibit(comparison, figure, points));
  }
  if (section.exhibits.empty())
    section.notes.emplace_back("No scenario has both a cost and a share in time.");
  if (const std::size_t unknown = without_cost(cost); unknown > 0)
    section.notes.push_back(fmt::format("Left out, since their cost is not known: {} of {} scenarios.",
                                        number(static_cast<double>(unknown), 0),
                                        number(static_cast<double>(cost.scenarios.size()), 0)));
}

}  // namespace

Section cost_section(const PageInput& input) {
  Section section{"cost", "Cost against waits", {}};
  section.of_what = "stream";
  const Comparison comparison = compare(
      input.results, {.baseline = input.baseline, .metrics = names_of({MetricId::cost, MetricId::in_time})});
  const ComparedFigure& cost = comparison.figures.front();
  if (!defined_somewhere(cost)) {
    section.paragraphs = {
        "Cost is not known: a filled post has neither a band with known pay nor a cost_per_year, or bank "
        "hours were worked and no rate is given."};
  } else if (comparison.scenarios.size() == 1) {
    const Estimate& level = cost.scenarios.front().level;
    section.paragraphs = {
        fmt::format("{} {} costs {}{} over the period. There is no other scenario to hold "
                    "its cost and its waits against.",
                    kWhatCostIs, capitalised(the_baseline(comparison.scenarios.front())),
                    value_text(level.mean, "GBP"), interval(level, "GBP"))};
    section.notes = {levels_text(comparison)};
  } else {
    section.paragraphs = {std::string{kWhatCostIs} + kWhatBeatenIs};
    add_exhibits(section, comparison, cost);
  }
  return section;
}

}  // namespace headroom
