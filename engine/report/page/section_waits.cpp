// Waiting lists and waits week by week as bands, beside the baseline's median.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/answers/week_text.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "results/comparison/week_bands.hpp"

namespace headroom {
namespace {

enum Statistic : std::size_t { mean, p5, p25, p50, p75, p95 };

/// A series, and what titles and axes call it.
struct Shown {
  StreamSeries series;
  const char* name;
};
constexpr Shown kShownSeries[] = {{StreamSeries::waiting, "Waiting list"},
                                  {StreamSeries::wait_first_p92, "Wait that 92% do not exceed"}};

/// What the exhibits of a series have in common.
struct Series {
  const PageInput& input;
  const Results& results;  ///< of the scenarios that are shown
  const WeekBands& bands;
  const Shown& shown;
};

/// Patients and days are whole in every replication, and so in every percentile.
std::string whole(double value) { return std::isnan(value) ? kNoFigure : number(value, 0); }

std::string band_text(const WeekStatistics& week, Statistic low, Statistic high) {
  if (std::isnan(week[low])) return kNoFigure;
  return fmt::format("{} to {}", whole(week[low]), whole(week[high]));
}

/// One replication has no spread.
bool has_bands(const Series& of, const WeekBand& band) { return of.results.replications[band.scenario] > 1; }

ChartSeries values_of(const std::string& name, const WeekBand& band, Statistic statistic) {
  ChartSeries series{name, {}};
  for (const WeekStatistics& week : band.weeks) series.values.push_back(week[statistic]);
  return series;
}

std::string baseline_name(const Series& of) { return the_baseline(of.results.scenarios[0]); }

std::vector<Table::Column> series_columns(const Series& of, bool bands, bool baseline) {
  const std::string unit = ", " + heading_unit(of.bands.units);
  std::vector<Table::Column> columns{{"week of"}, {(bands ? "median" : "one replication") + unit, true}};
  if (bands) {
    columns.push_back({"half of replications" + unit, true});
    columns.push_back({"90% of replications" + unit, true});
  }
  if (baseline) columns.push_back({(bands ? "median of " : "") + baseline_name(of) + unit, true});
  return columns;
}

Table series_table(const Series& of, const WeekBand& band, const WeekBand* baseline) {
  const bool bands = has_bands(of, band);
  Table table{fmt::format("{}, {}: {}, {}", capitalised(of.bands.long_name), heading_unit(of.bands.units),
                          name_of(of.results, of.bands, band), of.results.scenarios[band.scenario]),
              series_columns(of, bands, baseline != nullptr),
              {},
              {}};
  const std::vector<Date> weeks = weeks_of(of.results, band);
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    if (w % kWeeksBetweenRows != 0 && w + 1 != weeks.size()) continue;
    const WeekStatistics& week = band.weeks[w];
    table.rows.push_back({to_string(weeks[w]), whole(week[p50])});
    if (bands) {
      table.rows.back().push_back(band_text(week, p25, p75));
      table.rows.back().push_back(band_text(week, p5, p95));
    }
    if (baseline) table.rows.back().push_back(whole(baseline->weeks[w][p50]));
  }
  table.notes.emplace_back("Every fourth week, and the last.");
  if (bands)
    table.notes.emplace_back(
        "The bands are where single replications lie, not an interval of the mean or the median.");
  return table;
}

/// From the first to the last week in which it is defined.
std::string series_title(const Series& of, const WeekBand& band) {
  const auto defined = [](const WeekStatistics& week) { return !std::isnan(week[mean]); };
  const auto first = std::find_if(band.weeks.begin(), band.weeks.end(), defined);
  const auto last = std::find_if(band.weeks.rbegin(), band.weeks.rend(), defined).base() - 1;
  const std::vector<Date> weeks = weeks_of(of.results, band);
  const auto day = [&](auto week) {
    return to_string(weeks[static_cast<std::size_t>(week - band.weeks.begin())]);
  };
  std::string text =
      fmt::format("{}, {}, {}: {}{} {} in the week of {}", of.shown.name, name_of(of.results, of.bands, band),
                  of.results.scenarios[band.scenario], has_bands(of, band) ? "median " : "",
                  whole((*first)[p50]), heading_unit(of.bands.units), day(first));
  if (last != first) text += fmt::format(", {} in the week of {}", whole((*last)[p50]), day(last));
  if (!has_bands(of, band)) return text + " (one replication)";
  return text + fmt::format(" ({} in 90% of replications)", band_text(*last, p5, p95));
}

/// Where patients of the stream have one target, and the wait is what it is held against.
std::optional<Chart::Line> target_line(const Series& of, const WeekBand& band) {
  const Stream* stream = stream_of(of.input, band.scenario, name_of(of.results, of.bands, band));
  if (of.bands.units != "days" || !stream || stream->clock != ClockKind::first) return std::nullopt;
  const auto days = one_target_days(*stream);
  if (!days) return std::nullopt;
  return Chart::Line{static_cast<double>(*days), fmt::format("target {} days", *days)};
}

/// Bands of one scenario and stream; `baseline` is null for the baseline itself.
Exhibit series_exhibit(const Series& of, const WeekBand& band, const WeekBand* baseline) {
  Exhibit exhibit{Chart{}, series_table(of, band, baseline), of.results.scenarios[band.scenario],
                  name_of(of.results, of.bands, band)};
  const bool bands = has_bands(of, band);
  Chart& chart = *exhibit.chart;
  chart.kind = bands ? Chart::Kind::fan : Chart::Kind::lines;
  chart.title = series_title(of, band);
  chart.description =
      fmt::format("Line by week{}. {}", bands ? " with bands over replications" : "", chart.title);
  chart.x_title = "week of";
  chart.y_title = of.bands.units;
  chart.units = of.bands.units;
  for (const Date week : weeks_of(of.results, band)) chart.x.push_back(to_string(week));
  if (bands) {
    for (const Statistic statistic : {p5, p25, p50, p75, p95})
      chart.series.push_back(values_of(kBandStatisticNames[statistic], band, statistic));
  } else {
    chart.series.push_back(values_of(exhibit.scenario, band, p50));
  }
  const std::string other = (bands ? "median of " : "") + baseline_name(of);
  if (baseline) chart.series.push_back(values_of(other, *baseline, p50));
  chart.line = target_line(of, band);
  return exhibit;
}

const WeekBand* baseline_of(const WeekBands& bands, const WeekBand& of) {
  if (of.scenario == 0) return nullptr;
  for (const WeekBand& band : bands.bands) {
    if (band.scenario == 0 && band.of == of.of) return &band;
  }
  return nullptr;
}

std::string waits_introduction(const Results& results) {
  if (*std::max_element(results.replications.begin(), results.replications.end()) < 2)
    return "There is one replication: one way in which the period may turn out, without how good and bad "
           "years spread.";
  return "Each replication is one way in which the period may turn out. The line is their median, half of "
         "them lie in the dark band and 90% in the light one: how good and bad years spread.";
}

}  // namespace

Section waits_section(const PageInput& input) {
  const Results results = shown_results(input);
  Section section{"waits", "Waiting lists and waits over time", {waits_introduction(results)}};
  section.of_what = "stream";
  for (const Shown& shown : kShownSeries) {
    const WeekBands bands = week_bands(results, dataset(shown.series), std::nullopt);
    const Series of{input, results, bands, shown};
    for (const WeekBand& band : bands.bands)
      section.exhibits.push_back(series_exhibit(of, band, baseline_of(bands, band)));
  }
  if (section.exhibits.empty())
    section.paragraphs = {"This result says of no week who waits, or how long anybody waited."};
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
