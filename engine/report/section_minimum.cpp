#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"
#include "statistics/proportion.hpp"

namespace headroom {
namespace {

std::string percent_text(const Estimate& share) {
  if (share.replications == 0) return kNoFigure;
  return fmt::format("{}% ({} to {})", number(100 * share.mean, 0), number(100 * share.low, 0),
                     number(100 * share.high, 0));
}

/// One scenario and role; nothing where no minimum is set.
std::optional<Exhibit> calendar_of(const Results& results, std::size_t scenario, std::size_t role,
                                   const std::vector<double>& shares) {
  Exhibit exhibit{Chart{}, {}, results.scenarios[scenario], results.roles[role]};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::calendar;
  chart.units = "share";
  chart.series = {{"share of replications below minimum", {}}};
  double days = 0;
  std::vector<std::pair<double, std::string>> worst;
  for (std::size_t at = role; at < shares.size(); at += results.roles.size()) {
    if (std::isnan(shares[at])) return std::nullopt;
    chart.x.push_back(
        to_string(results.file(scenario).start + Days{static_cast<std::int32_t>(at / results.roles.size())}));
    chart.series[0].values.push_back(shares[at]);
    days += shares[at];
    if (shares[at] > 0) worst.emplace_back(-shares[at], chart.x.back());
  }
  chart.title = fmt::format("Days with too few on duty, {}, {}: {} days in {} on average", exhibit.of,
                            exhibit.scenario, number(days, 1), chart.x.size());
  chart.description =
      "A square for each day, darker where more replications are below minimum. " + chart.title;
  std::stable_sort(worst.begin(), worst.end());
  exhibit.table = {fmt::format("Worst days: {}, {}", exhibit.of, exhibit.scenario),
                   {{"date"}, {"below minimum in, % of replications", true}},
                   {},
                   {}};
  const auto of = static_cast<std::int64_t>(results.replications[scenario]);
  for (std::size_t d = 0; d < std::min<std::size_t>(10, worst.size()); ++d) {
    const std::int64_t below = std::llround(-worst[d].first * static_cast<double>(of));
    exhibit.table.rows.push_back({worst[d].second, percent_text(proportion(below, of, 0.95))});
  }
  if (!worst.empty()) exhibit.table.notes.push_back("In brackets: 95% intervals (Wilson).");
  if (worst.empty()) exhibit.table.notes.push_back("On no day of any replication.");
  return exhibit;
}

Table days_table(const PageInput& input) {
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline, .metrics = {"days_below_minimum"}});
  Table table{"Days below minimum",
              {{"scenario"},
               {"days", true},
               {"difference from " + comparison.scenarios[comparison.baseline] + ", days", true}},
              {},
              {},
              method_text(comparison)};
  const ComparedFigure& figure = comparison.figures.front();
  for (const std::size_t s : input.shown) {
    const ComparedScenario& one = figure.scenarios[s];
    if (one.level.replications == 0) continue;
    table.rows.push_back({comparison.scenarios[s], with_interval(one.level, "days"),
                          one.change && one.change->difference.replications > 0
                              ? signed_interval(one.change->difference, "days")
                              : ""});
  }
  return table;
}

/// With Wilson's intervals, all scenarios side by side.
Table worst_table(const PageInput& input) {
  const Results results = shown_results(input);
  const Staffing staffing = compare_staffing(results, 0);
  Table table{"Worst dates: share of replications below minimum, with 95% intervals (Wilson)",
              {{"date"}, {"role"}},
              {},
              {}};
  for (const std::string& name : results.scenarios) table.columns.push_back({name, true});
  for (const WorstDay& day : staffing.worst_days) {
    table.rows.push_back({to_string(day.date), day.role});
    for (const Estimate& share : day.below) table.rows.back().push_back(percent_text(share));
  }
  return table;
}

}  // namespace

Section minimum_section(const PageInput& input) {
  Section section{"minimum", "Days below minimum staffing", {}};
  section.of_what = "role";
  const Results results = shown_results(input);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<double> shares =
        results.read({kBelowMinimum, {Along::day, Along::role}, Wanted::By::scenario}, s);
    for (std::size_t role = 0; role < results.roles.size() && !shares.empty(); ++role) {
      if (auto exhibit = calendar_of(results, s, role, shares))
        section.exhibits.push_back(std::move(*exhibit));
    }
  }
  if (section.exhibits.empty()) {
    section.paragraphs = {
        "No minimum on duty is set (cover.minimum_on_duty), so nothing can be said of days below it: that is "
        "not reassurance."};
    return section;
  }
  section.paragraphs = {
      "A day is below minimum where fewer of a role are at work than the study asks for. Leave, sickness and "
      "vacancies all count."};
  section.exhibits.push_back({std::nullopt, days_table(input)});
  section.exhibits.push_back({std::nullopt, worst_table(input)});
  return section;
}

}  // namespace headroom
