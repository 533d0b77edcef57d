// Differences from the baseline with their intervals, counted in the title as clearly better or worse.

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

constexpr std::size_t kMostRows = 40;  ///< scenarios of one chart

std::string unit_of(std::string_view units) { return units == "share" ? "points" : heading_unit(units); }

bool is_better(const ComparedFigure& figure, const Estimate& difference) {
  return (difference.mean > 0) == (figure.direction == Direction::higher_is_better);
}

/// The only difference there is: "+8.3 points (+6.9 to +9.7), clearly better".
std::string only_text(const ComparedFigure& figure, const Estimate& d) {
  const std::string size = signed_digits(d.mean, figure.units) + ' ' + unit_of(figure.units);
  if (d.replications == 1) return size + ", in one replication";
  const std::string range = has_interval(d) ? fmt::format(" ({} to {})", signed_digits(d.low, figure.units),
                                                          signed_digits(d.high, figure.units))
                                            : "";
  return size + range +
         (!is_clear(d)           ? ", no clear difference"
          : is_better(figure, d) ? ", clearly better"
                                 : ", clearly worse");
}

/// "clearly better 2, clearly worse 1, no clear difference 5 of 8 scenarios".
std::string count_text(const ComparedFigure& figure, bool once) {
  std::size_t better = 0, worse = 0, all = 0;
  for (const ComparedScenario& scenario : figure.scenarios) {
    if (!scenario.change || scenario.change->difference.replications == 0) continue;
    const Estimate& d = scenario.change->difference;
    ++all;
    if (once ? d.mean != 0 : is_clear(d)) ++(is_better(figure, d) ? better : worse);
  }
  if (once) {
    return fmt::format("in one replication better {}, worse {}, the same {} of {} scenarios", better, worse,
                       all - better - worse, all);
  }
  return fmt::format("clearly better {}, clearly worse {}, no clear difference {} of {} scenarios", better,
                     worse, all - better - worse, all);
}

std::string difference_title(const Comparison& comparison, const ComparedFigure& figure) {
  const std::string start =
      fmt::format("{}, {}, against {}: ", capitalised(short_name(figure)), comparison.streams[*figure.stream],
                  the_baseline(comparison.scenarios[comparison.baseline]));
  if (comparison.scenarios.size() > 2) return start + count_text(figure, comparison.replications == 1);
  const std::size_t other = 1 - comparison.baseline;
  return start + comparison.scenarios[other] + ' ' +
         only_text(figure, figure.scenarios[other].change->difference);
}

Table empty_difference_table(const Comparison& comparison, const ComparedFigure& figure) {
  return {fmt::format("{}, {}: difference from {}", capitalised(figure.long_name),
                      comparison.streams[*figure.stream],
                      the_baseline(comparison.scenarios[comparison.baseline])),
          {{"scenario"},
           {"level, " + heading_unit(figure.units), true},
           {"difference, " + unit_of(figure.units), true},
           {"better in, % of replications", true}},
          {},
          {},
          method_text(comparison)};
}

/// None where no scenario differs from the baseline in a way that is defined.
std::optional<Exhibit> difference_exhibit(const Comparison& comparison, const ComparedFigure& figure) {
  Exhibit exhibit{Chart{}, empty_difference_table(comparison, figure), "",
                  comparison.streams[*figure.stream]};
  Chart& chart = *exhibit.chart;
  ChartSeries series{short_name(figure), {}};
  const double scale = figure.units == "share" ? 100 : 1;  // a difference of shares is in points
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    const ComparedScenario& one = figure.scenarios[s];
    if (!one.change || one.change->difference.replications == 0) continue;
    const Estimate& d = one.change->difference;
    chart.x.push_back(comparison.scenarios[s]);
    series.values.push_back(scale * d.mean);
    series.low.push_back(scale * d.low);
    series.high.push_back(scale * d.high);
    exhibit.table.rows.push_back({comparison.scenarios[s], with_interval(one.level, figure.units),
                                  signed_interval(d, figure.units), better_in(*one.change, figure)});
  }
  if (chart.x.empty()) return std::nullopt;
  if (std::string note = by_less_note({figure}); !note.empty())
    exhibit.table.notes.push_back(std::move(note));
  chart.kind = Chart::Kind::intervals;
  chart.title = difference_title(comparison, figure);
  chart.description = "Differences with their intervals, a row for each scenario. " + chart.title;
  chart.y_title = fmt::format("difference from {}, {}",
                              the_baseline(comparison.scenarios[comparison.baseline]), unit_of(figure.units));
  chart.units = figure.units == "share" ? "points" : std::string{figure.units};
  chart.line = Chart::Line{0, "no difference"};
  chart.series.push_back(std::move(series));
  return exhibit;
}

std::string rows_text(const Comparison& all, std::size_t others) {
  return fmt::format(
      "Of {} scenarios {} and the best {} by the share in time, in the mean over the streams, are shown; "
      "headroom export holds them all.",
      number(static_cast<double>(all.scenarios.size()), 0), the_baseline(all.scenarios[all.baseline]),
      others);
}

std::string differences_introduction(const Comparison& comparison) {
  const std::string pairs = fmt::format(
      "Every scenario meets the same patients, the same sickness and the same chance as {}: what is left is "
      "the difference that the change makes.",
      the_baseline(comparison.scenarios[comparison.baseline]));
  if (comparison.replications == 1) return pairs + " How far one replication can be trusted is not known.";
  return pairs + " A difference is clear where its 95% interval leaves out 0.";
}

}  // namespace

Section differences_section(const PageInput& input) {
  Section section{"differences", "Differences to the baseline", {}};
  section.of_what = "stream";
  if (input.results.scenarios.size() < 2) {
    section.paragraphs = {"There is one scenario, so there is nothing to hold it against."};
    return section;
  }
  Comparison comparison =
      compare(input.results, {.baseline = input.baseline,
                              .metrics = names_of({MetricId::in_time, MetricId::wait_first_mean,
                                                   MetricId::wait_treatment_mean, MetricId::waiting_end})});
  section.paragraphs = {differences_introduction(comparison)};
  if (comparison.replications == 1) section.notes.emplace_back(kOneReplication);
  if (comparison.scenarios.size() > kMostRows) {
    section.notes.push_back(rows_text(comparison, kMostRows - 1));
    const std::vector<std::size_t> best = baseline_and_best(comparison, kMostRows - 1);
    comparison = only(std::move(comparison), best);
  }
  for (const ComparedFigure& figure : comparison.figures) {
    if (std::optional<Exhibit> exhibit = difference_exhibit(comparison, figure))
      section.exhibits.push_back(*std::move(exhibit));
  }
  if (section.exhibits.empty()) section.paragraphs = {"No figure is defined in any two scenarios alike."};
  return section;
}

}  // namespace headroom
