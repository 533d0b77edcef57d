// A calendar of the days below minimum by role, and the worst of them side by side.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/staffing_comparison.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

/// Of each day of the period the share of replications below minimum, by role; NaN for a role without a rule.
struct DaysBelow {
  Date start;
  std::vector<std::vector<double>> by_role;  ///< [role][day]; empty: the file does not hold them

  [[nodiscard]] bool has_rule(std::size_t role) const {
    return role < by_role.size() && !by_role[role].empty() && !std::isnan(by_role[role].front());
  }
  [[nodiscard]] std::ptrdiff_t rules() const {
    std::ptrdiff_t count = 0;
    for (std::size_t role = 0; role < by_role.size(); ++role) count += has_rule(role) ? 1 : 0;
    return count;
  }
  [[nodiscard]] std::string date(std::size_t day) const {
    return to_string(start + Days{static_cast<std::int32_t>(day)});
  }
};

DaysBelow days_below(const Results& results, std::size_t scenario) {
  const std::vector<double> shares = results.read(wanted(DatasetId::below_minimum), scenario);
  DaysBelow days{results.file(scenario).start, {}};
  const std::size_t roles = results.roles.size();
  if (shares.empty() || roles == 0) return days;
  days.by_role.resize(roles);
  for (std::size_t at = 0; at < shares.size(); ++at) days.by_role[at % roles].push_back(shares[at]);
  return days;
}

/// What the calendar shows, a month a row: "2026-04".
Table months_table(const DaysBelow& days, std::size_t role, std::string title) {
  Table table{std::move(title),
              {{"month"},
               {"days below minimum, mean", true},
               {"worst day"},
               {"then below minimum, % of replications", true}},
              {},
              {}};
  const std::vector<double>& shares = days.by_role[role];
  constexpr std::size_t kMonth = 7;  // characters of a date
  for (std::size_t day = 0; day < shares.size();) {
    const std::string month = days.date(day).substr(0, kMonth);
    double sum = 0;
    std::size_t worst = day;
    for (; day < shares.size() && days.date(day).substr(0, kMonth) == month; ++day) {
      sum += shares[day];
      if (shares[day] > shares[worst]) worst = day;
    }
    const bool any = shares[worst] > 0;
    table.rows.push_back({month, number(sum, 1), any ? days.date(worst) : kNoFigure,
                          any ? number(100 * shares[worst], 0) : kNoFigure});
  }
  return table;
}

/// `all`: days on which any role is below minimum; where there is one rule they are this role's.
Exhibit calendar_of(const Results& results, std::size_t scenario, std::size_t role, const DaysBelow& days,
                    const Estimate& all) {
  Exhibit exhibit{Chart{}, {}, results.scenarios[scenario], results.roles[role]};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::calendar;
  chart.units = "share";
  chart.series = {{"share of replications below minimum", days.by_role[role]}};
  double sum = 0;
  for (std::size_t day = 0; day < days.by_role[role].size(); ++day) {
    chart.x.push_back(days.date(day));
    sum += days.by_role[role][day];
  }
  const bool same = days.rules() == 1 && all.replications > 0;
  chart.title = fmt::format("Days with too few on duty, {}, {}: {} of {} days{}", exhibit.of,
                            exhibit.scenario, same ? with_interval(all, "days") : number(sum, 1),
                            chart.x.size(), same && has_interval(all) ? "" : " on average");
  chart.description =
      "A square for each day, darker where more replications are below minimum. " + chart.title + '.';
  exhibit.table = months_table(
      days, role, fmt::format("Days below minimum by month: {}, {}", exhibit.of, exhibit.scenario));
  return exhibit;
}

Table days_table(const PageInput& input, const Comparison& comparison) {
  Table table{"Days below minimum over the period",
              {{"scenario"},
               {"days", true},
               {"difference from " + comparison.scenarios[comparison.baseline] + ", days", true}},
              {},
              {"A day counts once, however many roles are below minimum."},
              caption_text(comparison)};
  for (const std::size_t s : input.shown) {
    const ComparedScenario& one = comparison.figures.front().scenarios[s];
    const bool differs = one.change && one.change->difference.replications > 0;
    table.rows.push_back({comparison.scenarios[s],
                          one.level.replications > 0 ? with_interval(one.level, "days") : "no minimum is set",
                          differs ? signed_interval(one.change->difference, "days") : ""});
  }
  return table;
}

std::string percent_text(const Estimate& share) {
  if (share.replications == 0) return kNoFigure;
  return fmt::format("{} ({} to {})", number(100 * share.mean, 0), number(100 * share.low, 0),
                     number(100 * share.high, 0));
}

/// All scenarios side by side.
Table worst_table(const Results& results) {
  Table table{"Worst dates: % of replications below minimum", {{"date"}, {"role"}}, {}, {}};
  for (const std::string& name : results.scenarios) table.columns.push_back({name, true});
  for (const WorstDay& day : compare_worst_days(results, 0)) {
    table.rows.push_back({to_string(day.date), day.role});
    for (const Estimate& share : day.below) table.rows.back().push_back(percent_text(share));
  }
  table.caption = "In brackets: 95% intervals of a share (Wilson).";
  if (table.rows.empty()) table.notes = {"On no day of any replication was a role below minimum."};
  return table;
}

/// Where there is no calendar: why.
std::string nothing_text(bool is_held) {
  return is_held
             ? "No minimum on duty is set (cover.minimum_on_duty), so nothing can be said of days below it: "
               "that is not reassurance."
             : "This result does not hold the days below minimum staffing.";
}

}  // namespace

Section minimum_section(const PageInput& input) {
  Section section{"minimum", "Days below minimum staffing", {}};
  section.of_what = "role";
  const Results results = shown_results(input);
  const Comparison comparison = compare(
      input.results, {.baseline = input.baseline, .metrics = names_of({MetricId::days_below_minimum})});
  bool is_held = false;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const DaysBelow days = days_below(results, s);
    is_held = is_held || !days.by_role.empty();
    const Estimate& all = comparison.figures.front().scenarios[input.shown[s]].level;
    for (std::size_t role = 0; role < days.by_role.size(); ++role) {
      if (days.has_rule(role)) section.exhibits.push_back(calendar_of(results, s, role, days, all));
    }
  }
  if (section.exhibits.empty()) {
    section.paragraphs = {nothing_text(is_held)};
    return section;
  }
  section.paragraphs = {
      "A day is below minimum where fewer of a role are at work than the study asks for. Leave, sickness and "
      "vacancies all count."};
  section.exhibits.push_back({std::nullopt, days_table(input, comparison)});
  section.exhibits.push_back({std::nullopt, worst_table(results)});
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
