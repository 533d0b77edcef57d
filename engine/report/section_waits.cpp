#include <fmt/format.h>

#include <cmath>

#include "report/figure_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"
#include "report/week_text.hpp"
#include "results/week_bands.hpp"

namespace headroom {
namespace {

constexpr std::size_t kEvery = 4;  ///< weeks between the rows of a table
enum Statistic : std::size_t { mean, p5, p25, p50, p75, p95 };

/// A series, and what a title calls it.
struct Shown {
  const char* series;
  const char* name;
};
constexpr Shown kShown[] = {{"waiting", "Waiting list"}, {"wait_first_p92", "Wait that 92% do not exceed"}};

std::string band_text(const WeekStatistics& week, std::string_view units, Statistic low, Statistic high) {
  if (std::isnan(week[low])) return kNoFigure;
  return fmt::format("{} to {}", digits(week[low], units), digits(week[high], units));
}

/// The first or the last week in which it is defined.
const WeekStatistics& end_of(const WeekBand& band, bool last) {
  const auto defined = [](const WeekStatistics& week) { return !std::isnan(week[mean]); };
  if (!last) return *std::find_if(band.weeks.begin(), band.weeks.end(), defined);
  return *std::find_if(band.weeks.rbegin(), band.weeks.rend(), defined);
}

ChartSeries values_of(const std::string& name, const WeekBand& band, Statistic statistic) {
  ChartSeries series{name, {}};
  for (const WeekStatistics& week : band.weeks) series.values.push_back(week[statistic]);
  return series;
}

Table table_of(const Results& results, const WeekBands& bands, const WeekBand& band,
               const WeekBand* baseline) {
  const std::string unit = heading_unit(bands.units);
  Table table{
      fmt::format("{}: {}, {}", capitalised(bands.long_name), name_of(results, bands, band),
                  results.scenarios[band.scenario]),
      {{"week of"}, {"median, " + unit, true}, {"half of replications", true}, {"90% of replications", true}},
      {},
      {}};
  if (baseline) table.columns.push_back({"baseline, median", true});
  const std::vector<Date> weeks = weeks_of(results, band);
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    if (w % kEvery != 0 && w + 1 != weeks.size()) continue;
    const WeekStatistics& week = band.weeks[w];
    table.rows.push_back({to_string(weeks[w]), digits(week[p50], bands.units),
                          band_text(week, bands.units, p25, p75), band_text(week, bands.units, p5, p95)});
    if (baseline) table.rows.back().push_back(digits(baseline->weeks[w][p50], bands.units));
  }
  table.notes.push_back(
      "Every fourth week, and the last. The bands are where single replications lie, not an "
      "interval of the mean.");
  return table;
}

std::string title_of(const std::string& name, const std::string& stream, const std::string& scenario,
                     const WeekBand& band, std::string_view units) {
  const WeekStatistics &first = end_of(band, false), &last = end_of(band, true);
  return fmt::format("{}, {}, {}: median {} in the first week, {} in the last (90% of replications: {})",
                     name, stream, scenario, digits(first[p50], units), value_text(last[p50], units),
                     band_text(last, units, p5, p95));
}

/// Bands of one scenario and stream; `baseline` is null for the baseline itself.
Exhibit exhibit_of(const PageInput& input, const Results& results, const WeekBands& bands,
                   const WeekBand& band, const WeekBand* baseline, const Shown& shown) {
  Exhibit exhibit{Chart{}, table_of(results, bands, band, baseline), results.scenarios[band.scenario],
                  name_of(results, bands, band)};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::fan;
  chart.title = title_of(shown.name, exhibit.of, exhibit.scenario, band, bands.units);
  chart.description = fmt::format("Line by week with bands over replications. {}", chart.title);
  chart.x_title = "week of";
  chart.y_title = std::string{bands.units};
  chart.units = bands.units;
  for (const Date week : weeks_of(results, band)) chart.x.push_back(to_string(week));
  for (const Statistic statistic : {p5, p25, p50, p75, p95})
    chart.series.push_back(values_of(kBandStatisticNames[statistic], band, statistic));
  if (baseline) chart.series.push_back(values_of("baseline, median", *baseline, p50));
  const Stream* stream = stream_of(input, band.scenario, exhibit.of);
  if (bands.units == "days" && stream && stream->clock == ClockKind::first) {
    if (const auto days = one_target_days(*stream))
      chart.line = Chart::Line{static_cast<double>(*days), fmt::format("target {} days", *days)};
  }
  return exhibit;
}

const WeekBand* baseline_of(const WeekBands& bands, std::size_t stream) {
  for (const WeekBand& band : bands.bands) {
    if (band.scenario == 0 && band.of == stream) return &band;
  }
  return nullptr;
}

}  // namespace

Section waits_section(const PageInput& input) {
  Section section{
      "waits",
      "Waiting lists and waits over time",
      {"The line is the median over replications: in half of them the figure is lower. Half of all "
       "replications lie in the dark band, 90% in the light one: how good and bad years spread."}};
  section.of_what = "stream";
  const Results results = shown_results(input);
  for (const Shown& shown : kShown) {
    const WeekBands bands = week_bands(results, shown.series, std::nullopt);
    for (const WeekBand& band : bands.bands) {
      const WeekBand* baseline = band.scenario == 0 ? nullptr : baseline_of(bands, band.of);
      section.exhibits.push_back(exhibit_of(input, results, bands, band, baseline, shown));
    }
  }
  if (section.exhibits.empty()) section.paragraphs = {"Nothing is defined in any week of any scenario."};
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
