#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

std::string named(const ComparedRaid& raid) {
  return fmt::format("{}, {}{}", raid.post, raid.category, raid.activity == "-" ? "" : ", " + raid.activity);
}

bool anything(const ComparedRaid& raid, std::size_t scenario) {
  return raid.scenarios[scenario].level.mean > 0;
}

Exhibit exhibit_of(const Results& results, const Staffing& staffing, std::size_t scenario) {
  Exhibit exhibit{Chart{}, {}, results.scenarios[scenario], ""};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::intervals;
  chart.y_title = "hours over the period";
  chart.units = "hours";
  chart.series = {{"protected hours lost", {}}};
  exhibit.table = {
      "Protected hours lost, by post and activity: " + exhibit.scenario,
      {{"post"}, {"category"}, {"activity"}, {"pillar"}, {"for"}, {"hours over the period", true}},
      {},
      {}};
  double all = 0;
  for (const ComparedRaid& raid : staffing.raids) {
    if (!anything(raid, scenario)) continue;
    const Estimate& level = raid.scenarios[scenario].level;
    all += level.mean;
    chart.x.push_back(named(raid));
    chart.series[0].values.push_back(level.mean);
    chart.series[0].low.push_back(level.low);
    chart.series[0].high.push_back(level.high);
    exhibit.table.rows.push_back(
        {raid.post, raid.category, raid.activity, raid.pillar, raid.reason, with_interval(level, "hours")});
  }
  chart.title = fmt::format("Protected time taken to see patients, {}: {} hours over the period on average",
                            exhibit.scenario, number(all, 1));
  chart.description = "A row for each activity, with its interval. " + chart.title;
  if (chart.x.empty()) exhibit.chart.reset();
  if (exhibit.table.rows.empty())
    exhibit.table.notes = {exhibit.scenario + ": no protected hour was taken in any replication."};
  return exhibit;
}

Table totals_table(const PageInput& input) {
  const Comparison comparison =
      compare(input.results,
              {.baseline = input.baseline,
               .metrics = {"protected_hours_lost", "protected_hours_lost_share", "leadership_hours_lost"}});
  Table table{"Protected and leadership time lost",
              {{"scenario"},
               {"what"},
               {"over the period", true},
               {"difference from " + comparison.scenarios[comparison.baseline], true}},
              {},
              {},
              method_text(comparison)};
  for (const std::size_t s : input.shown) {
    for (const ComparedFigure& figure : comparison.figures) {
      const ComparedScenario& one = figure.scenarios[s];
      if (one.level.replications == 0) continue;
      const std::string unit =
          ", " + (figure.units == "share" ? std::string{"%"} : std::string{figure.units});
      table.rows.push_back({comparison.scenarios[s], std::string{figure.long_name} + unit,
                            with_interval(one.level, figure.units),
                            one.change && one.change->difference.replications > 0
                                ? signed_interval(one.change->difference, figure.units)
                                : ""});
    }
  }
  return table;
}

}  // namespace

Section protected_section(const PageInput& input) {
  Section section{"protected", "Protected and leadership time lost", {}};
  const Results results = shown_results(input);
  const Staffing staffing = compare_staffing(results, 0);
  section.exhibits.push_back({std::nullopt, totals_table(input)});
  if (staffing.raids.empty()) {
    section.paragraphs = {
        "No scenario lets cover take protected time (protected_time in cover.order), so none is lost to "
        "seeing patients; time lost to leave and sickness is under the hours of each post."};
    return section;
  }
  section.paragraphs = {
      "Supporting professional activities (SPA) and additional responsibilities (AR) that were given up to "
      "see patients of colleagues who were off."};
  for (std::size_t s = 0; s < results.scenarios.size(); ++s)
    section.exhibits.push_back(exhibit_of(results, staffing, s));
  return section;
}

}  // namespace headroom
