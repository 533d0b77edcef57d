// The share of running clocks within target by week, and in how many weeks it meets the standard.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "results/comparison/week_bands.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

constexpr StreamSeries kRunning = StreamSeries::clocks_running, kOver = StreamSeries::over_target;

/// Share of running clocks within target, by week of one stream; of results kept as bands the ratio of the
/// means, and no band, as of one replication.
struct Within {
  std::vector<double> mean, low, high;  ///< over replications: mean, P5 and P95
};

/// Worked example: 10 and 20 clocks of which 1 and 4 are over target -> 90% and 80%, mean 85%.
Within from_replications(const std::vector<double>& running, const std::vector<double>& over,
                         std::size_t weeks, std::size_t streams, std::size_t stream) {
  Within within;
  const bool once = running.size() == weeks * streams;
  for (std::size_t w = 0; w < weeks; ++w) {
    std::vector<double> shares;
    for (std::size_t at = w * streams + stream; at < running.size(); at += weeks * streams)
      shares.push_back(running[at] > 0 ? 1 - over[at] / running[at] : std::nan(""));
    const WeekStatistics week = week_statistics(std::move(shares));
    within.mean.push_back(week.front());
    if (once) continue;
    within.low.push_back(week[1]);
    within.high.push_back(week.back());
  }
  return within;
}

Within from_bands(const Results& results, std::size_t scenario, std::size_t weeks, std::size_t streams,
                  std::size_t stream) {
  const std::vector<double> running = results.read(wanted(kRunning, Keep::bands), scenario),
                            over = results.read(wanted(kOver, Keep::bands), scenario);
  Within within;
  if (running.empty() || over.empty()) return within;
  for (std::size_t w = 0; w < weeks; ++w) {
    const std::size_t at = w * streams + stream;  // the mean is the first statistic
    within.mean.push_back(running[at] > 0 ? 1 - over[at] / running[at] : std::nan(""));
  }
  return within;
}

std::vector<Within> within_target(const Results& results, std::size_t scenario) {
  const std::size_t weeks = results.length(Along::week, scenario), streams = results.streams.size();
  const std::vector<double> running = results.read(wanted(kRunning), scenario),
                            over = results.read(wanted(kOver), scenario);
  std::vector<Within> all;
  for (std::size_t s = 0; s < streams; ++s) {
    all.push_back(running.empty() || over.empty() ? from_bands(results, scenario, weeks, streams, s)
                                                  : from_replications(running, over, weeks, streams, s));
  }
  return all;
}

Date first_day(Date start, std::size_t week) { return start + Days{static_cast<std::int32_t>(7 * week)}; }

/// "in 40 of 104 weeks, and in every week from 2027-03-31 on". Weeks in which no clock runs do not count.
std::string weeks_text(const Within& within, double standard, Date start) {
  std::size_t met = 0, weeks = 0, since = 0, last = 0;
  for (std::size_t w = 0; w < within.mean.size(); ++w) {
    if (std::isnan(within.mean[w])) continue;
    ++weeks;
    last = w;
    if (within.mean[w] >= standard) {
      ++met;
    } else {
      since = w + 1;
    }
  }
  std::string text = fmt::format("in {} of {} {}", met, weeks, weeks == 1 ? "week" : "weeks");
  if (met > 0 && met < weeks && since <= last)
    text += fmt::format(", and in every week from {} on", to_string(first_day(start, since)));
  return text;
}

Table standard_table(const Exhibit& exhibit, const Within& within, Date start) {
  const bool bands = !within.low.empty();
  Table table{fmt::format("Share of running clocks within target, %: {}, {}", exhibit.of, exhibit.scenario),
              {{"week of"}, {"mean, %", true}},
              {},
              {"Every fourth week, and the last."}};
  if (bands) table.columns.push_back({"90% of replications, %", true});
  for (std::size_t w = 0; w < within.mean.size(); ++w) {
    if (w % kWeeksBetweenRows != 0 && w + 1 != within.mean.size()) continue;
    table.rows.push_back({to_string(first_day(start, w)), digits(within.mean[w], "share")});
    if (!bands) continue;
    table.rows.back().push_back(
        std::isnan(within.low[w])
            ? kNoFigure
            : fmt::format("{} to {}", digits(within.low[w], "share"), digits(within.high[w], "share")));
  }
  return table;
}

Exhibit standard_exhibit(const PageInput& input, const Results& results, std::size_t scenario,
                         std::size_t stream, const Within& within) {
  Exhibit exhibit{Chart{}, {}, results.scenarios[scenario], results.streams[stream]};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::lines;
  chart.x_title = "week of";
  chart.y_title = "clocks within target, %";
  chart.units = "share";
  const Date start = results.file(scenario).start;
  chart.title = fmt::format("Clocks within target, {}, {}", exhibit.of, exhibit.scenario);
  if (const Stream* known = stream_of(input, scenario, exhibit.of)) {
    const std::string standard = standard_text(*known);
    chart.title += fmt::format(": {}the standard of {} is met {}",
                               results.replications[scenario] > 1 ? "on average over replications " : "",
                               standard, weeks_text(within, known->standard, start));
    chart.line = Chart::Line{known->standard, "standard " + standard};
  }
  chart.description = "Line by week. " + chart.title;
  for (std::size_t w = 0; w < within.mean.size(); ++w) chart.x.push_back(to_string(first_day(start, w)));
  chart.series.push_back(
      {within.low.empty() ? "mean" : "mean, with 90% of replications", within.mean, within.low, within.high});
  exhibit.table = standard_table(exhibit, within, start);
  if (within.low.empty() && results.replications[scenario] > 1)
    exhibit.table.notes.emplace_back(
        "Of a result kept as bands: the ratio of the weekly means, without a band.");
  return exhibit;
}

/// Against the standard: the share in time by target date.
Table in_time_table(const PageInput& input) {
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline, .metrics = names_of({MetricId::in_time})});
  Table table{"Share in time, of the patients whose target date lies in the period, %",
              {{"scenario"}, {"stream"}, {"standard, %", true}, {"in time, %", true}, {"standard is"}},
              {},
              {},
              levels_text(comparison)};
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    for (const ComparedFigure& figure : comparison.figures) {
      const Estimate& level = figure.scenarios[input.shown[s]].level;
      const std::string& name = comparison.streams[*figure.stream];
      const Stream* stream = stream_of(input, s, name);
      if (level.replications == 0) continue;
      table.rows.push_back(
          {shown_name(input, s), name, stream ? digits(stream->standard, "share") : kNoFigure,
           with_interval(level, "share"), stream ? met_text(met(level, stream->standard)) : kNoFigure});
    }
  }
  table.notes.emplace_back("Met or missed: the whole interval is on that side of the standard.");
  return table;
}

}  // namespace

Section standards_section(const PageInput& input) {
  Section section{
      "standards",
      "Standards met by week",
      {"By week: of the patients whose clock runs at the week's end, the share that is still within target. "
       "It is how waiting lists are counted: whoever waits past the target counts as late until the clock "
       "stops, and not afterwards. Weeks in which no clock runs do not count.",
       "By target date, in the last table: every patient counts once, late or in time. It is the share that "
       "the answer above speaks of, and it can be missed while the one by week is met."}};
  section.of_what = "stream";
  const Results results = shown_results(input);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<Within> streams = within_target(results, s);
    for (std::size_t stream = 0; stream < streams.size(); ++stream) {
      const auto& mean = streams[stream].mean;
      if (std::all_of(mean.begin(), mean.end(), [](double v) { return std::isnan(v); })) continue;
      section.exhibits.push_back(standard_exhibit(input, results, s, stream, streams[stream]));
    }
  }
  if (section.exhibits.empty())
    section.notes.emplace_back(
        "Not shown by week: this result does not hold how many clocks run; run the study again.");
  if (Table table = in_time_table(input); !table.rows.empty())
    section.exhibits.push_back({std::nullopt, std::move(table)});
  if (!input.study)
    section.notes.emplace_back(
        "The standards are not known: the study in this result cannot be read by this version.");
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
