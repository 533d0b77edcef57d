#include <fmt/format.h>

#include "planning/plan.hpp"
#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/plan_tables.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

std::string load_text(double load) { return std::isinf(load) ? "no hours" : number(100 * load, 1) + '%'; }

Exhibit exhibit_of(const std::string& scenario, const Service& service, const Plan& planned) {
  Exhibit exhibit{Chart{}, {}, scenario, ""};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::bars;
  chart.title = fmt::format("Hours a week, {}: {}", scenario, plan_reading(service, planned));
  chart.description = "Two bars for each role, what is needed and what there is. " + chart.title;
  chart.y_title = "hours of direct clinical care a week";
  chart.units = "hours";
  chart.series = {{"needed", {}}, {"there is", {}}};
  exhibit.table = {"Hours of direct clinical care a week, by role: " + scenario,
                   {{"role"},
                    {"needed", true},
                    {"there is", true},
                    {"needed of what there is", true},
                    {"WTE short", true}},
                   {},
                   plan_caveats()};
  for (const RoleBalance& role : planned.roles) {
    chart.x.push_back(service.roles[role.role.index]);
    chart.series[0].values.push_back(role.demand_per_week.value());
    chart.series[1].values.push_back(role.capacity_per_week.value());
    exhibit.table.rows.push_back({chart.x.back(), number(role.demand_per_week.value(), 1),
                                  number(role.capacity_per_week.value(), 1), load_text(role.load),
                                  number(role.wte_short, 2)});
  }
  return exhibit;
}

/// What the simulation opened and booked, against the closed form.
Table simulated_table(const PageInput& input) {
  const Comparison comparison = compare(
      input.results,
      {.baseline = input.baseline, .metrics = {"dcc_hours_opened", "dcc_hours_booked", "utilisation"}});
  Table table{
      "What the simulation opened and booked",
      {{"scenario"}, {"opened, hours a week", true}, {"booked, hours a week", true}, {"used, %", true}},
      {},
      {}};
  const double weeks = static_cast<double>(comparison.weeks);
  const auto a_week = [&](Estimate e) {
    return with_interval({e.mean / weeks, e.low / weeks, e.high / weeks, e.replications}, "hours");
  };
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    std::vector<std::string> row{shown_name(input, s)};
    for (const ComparedFigure& figure : comparison.figures) {
      const Estimate& level = figure.scenarios[input.shown[s]].level;
      row.push_back(figure.name == "utilisation" ? with_interval(level, "share") : a_week(level));
    }
    table.rows.push_back(std::move(row));
  }
  if (const std::string text = method_text(comparison); !text.empty()) table.notes.push_back(text);
  table.notes.push_back(
      "Opened: hours of direct clinical care for patients before sickness. Used: of those less sickness.");
  return table;
}

}  // namespace

Section demand_section(const PageInput& input) {
  Section section{"demand", "Demand against capacity", {}};
  if (!input.study) {
    section.paragraphs = {without_study_text()};
  } else {
    section.paragraphs = {
        "A balance of means by role, worked out without simulation: hours that the referrals need against "
        "hours that "
        "job plans leave after leave, study and sickness. It has no interval, since nothing in it is left to "
        "chance."};
    for (std::size_t s = 0; s < input.services.size(); ++s) {
      if (!input.services[s]) continue;
      const Service& service = input.services[s]->service;
      section.exhibits.push_back(exhibit_of(shown_name(input, s), service, plan(service)));
    }
  }
  section.exhibits.push_back({std::nullopt, simulated_table(input)});
  return section;
}

}  // namespace headroom
