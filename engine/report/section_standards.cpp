#include <fmt/format.h>

#include <cmath>

#include "report/figure_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"
#include "results/bands.hpp"
#include "results/week_bands.hpp"

namespace headroom {
namespace {

constexpr std::size_t kEvery = 4;  ///< weeks between the rows of a table

/// Share of running clocks within target, by week of one stream; of results kept as bands the ratio of the
/// means, and no band.
struct Within {
  std::vector<double> mean, low, high;  ///< over replications: mean, P5 and P95
};

std::vector<double> weekly(const Results& results, const char* series, std::size_t scenario) {
  return results.read({std::string{"weekly/"} + series, {Along::week, Along::stream}}, scenario);
}

Within from_replications(const std::vector<double>& running, const std::vector<double>& over,
                         std::size_t weeks, std::size_t streams, std::size_t stream) {
  Within within;
  for (std::size_t w = 0; w < weeks; ++w) {
    std::vector<double> shares;
    for (std::size_t at = w * streams + stream; at < running.size(); at += weeks * streams)
      shares.push_back(running[at] > 0 ? 1 - over[at] / running[at] : std::nan(""));
    const WeekStatistics week = week_statistics(std::move(shares));
    within.mean.push_back(week[0]);
    within.low.push_back(week[1]);
    within.high.push_back(week[kBandStatistics - 1]);
  }
  return within;
}

Within from_bands(const Results& results, std::size_t scenario, std::size_t weeks, std::size_t streams,
                  std::size_t stream) {
  const auto mean = [&](const char* series) {
    return results.read({std::string{"weekly_bands/"} + series,
                         {Along::statistic, Along::week, Along::stream},
                         Wanted::By::scenario},
                        scenario);
  };
  const std::vector<double> running = mean("clocks_running"), over = mean("over_target");
  Within within;
  for (std::size_t w = 0; w < weeks && !running.empty(); ++w) {
    const std::size_t at = w * streams + stream;
    within.mean.push_back(running[at] > 0 ? 1 - over[at] / running[at] : std::nan(""));
  }
  return within;
}

std::vector<Within> within_target(const Results& results, std::size_t scenario) {
  const std::size_t weeks = results.length(Along::week, scenario), streams = results.streams.size();
  const std::vector<double> running = weekly(results, "clocks_running", scenario),
                            over = weekly(results, "over_target", scenario);
  std::vector<Within> all;
  for (std::size_t s = 0; s < streams; ++s) {
    all.push_back(running.empty() || over.empty() ? from_bands(results, scenario, weeks, streams, s)
                                                  : from_replications(running, over, weeks, streams, s));
  }
  return all;
}

/// "in 40 of 104 weeks, and from 2027-03-31 on for good".
std::string weeks_text(const Within& within, double standard, Date start) {
  std::size_t met = 0, weeks = 0, since = 0;
  for (std::size_t w = 0; w < within.mean.size(); ++w) {
    if (std::isnan(within.mean[w])) continue;
    ++weeks;
    if (within.mean[w] >= standard) {
      ++met;
    } else {
      since = w + 1;
    }
  }
  std::string text = fmt::format("in {} of {} weeks", met, weeks);
  if (met > 0 && met < weeks && since < within.mean.size())
    text += fmt::format(", and from {} to the end",
                        to_string(start + Days{static_cast<std::int32_t>(7 * since)}));
  return text;
}

Exhibit exhibit_of(const PageInput& input, const Results& results, std::size_t scenario, std::size_t stream,
                   const Within& within) {
  Exhibit exhibit{Chart{}, {}, results.scenarios[scenario], results.streams[stream]};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::lines;
  chart.x_title = "week of";
  chart.y_title = "share within target";
  chart.units = "share";
  const Date start = results.file(scenario).start;
  const Stream* known = stream_of(input, scenario, exhibit.of);
  chart.title = fmt::format("Within target, {}, {}", exhibit.of, exhibit.scenario);
  if (known) {
    chart.title += fmt::format(": the standard of {} is met {}", value_text(known->standard, "share"),
                               weeks_text(within, known->standard, start));
    chart.line = Chart::Line{known->standard, "standard " + value_text(known->standard, "share")};
  }
  chart.description = "Line by week. " + chart.title;
  exhibit.table = {fmt::format("Share of running clocks within target: {}, {}", exhibit.of, exhibit.scenario),
                   {{"week of"}, {"mean, %", true}, {"90% of replications, %", true}},
                   {},
                   {}};
  for (std::size_t w = 0; w < within.mean.size(); ++w) {
    chart.x.push_back(to_string(start + Days{static_cast<std::int32_t>(7 * w)}));
    if (w % kEvery != 0 && w + 1 != within.mean.size()) continue;
    const bool band = !within.low.empty() && !std::isnan(within.low[w]);
    exhibit.table.rows.push_back(
        {chart.x.back(), digits(within.mean[w], "share"),
         band ? fmt::format("{} to {}", digits(within.low[w], "share"), digits(within.high[w], "share"))
              : kNoFigure});
  }
  chart.series.push_back(
      {within.low.empty() ? "mean" : "mean, with 90% of replications", within.mean, within.low, within.high});
  exhibit.table.notes.push_back("Every fourth week, and the last.");
  if (within.low.empty())
    exhibit.table.notes.push_back(
        "Of a result kept as bands: the ratio of the weekly means, without a band.");
  return exhibit;
}

/// Against the standard: the share in time by target date.
Table in_time_table(const PageInput& input) {
  const Comparison comparison = compare(input.results, {.baseline = input.baseline, .metrics = {"in_time"}});
  Table table{"In time, by target dates that lie in the period",
              {{"scenario"}, {"stream"}, {"standard, %", true}, {"in time, %", true}, {"standard is"}},
              {},
              {}};
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
  table.notes.push_back("Met or missed: the whole 95% interval is on that side of the standard.");
  return table;
}

}  // namespace

Section standards_section(const PageInput& input) {
  Section section{
      "standards",
      "Standards met by week",
      {"At the end of each week: of the patients whose clock runs, the share that is within target. A "
       "patient who waits past the target counts as late until the clock stops."}};
  section.of_what = "stream";
  const Results results = shown_results(input);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<Within> streams = within_target(results, s);
    for (std::size_t stream = 0; stream < streams.size(); ++stream) {
      const auto& mean = streams[stream].mean;
      if (std::all_of(mean.begin(), mean.end(), [](double v) { return std::isnan(v); })) continue;
      section.exhibits.push_back(exhibit_of(input, results, s, stream, streams[stream]));
    }
  }
  if (section.exhibits.empty())
    section.notes.push_back("This result does not hold how many clocks run: it is of an earlier version.");
  section.exhibits.push_back({std::nullopt, in_time_table(input)});
  return section;
}

}  // namespace headroom
