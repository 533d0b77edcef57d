// Hours needed and hours there are by role, in closed form and as the simulation had them.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planning/plan.hpp"
#include "report/answers/plan_tables.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

std::string wte_text(double wte) { return std::isinf(wte) ? "cannot be said" : number(wte, 2); }

/// The busiest role: "orthotist needs 41.2 hours and has 34.8 (118.3%): 0.87 WTE short".
std::string busiest_text(const Service& service, const Plan& planned) {
  const auto busiest =
      std::max_element(planned.roles.begin(), planned.roles.end(),
                       [](const RoleBalance& a, const RoleBalance& b) { return a.load < b.load; });
  if (busiest == planned.roles.end() || busiest->load <= 0) return "nothing is needed";
  const std::string& role = service.roles[busiest->role.index];
  const std::string needed = number(busiest->demand_per_week.value(), 1);
  if (std::isinf(busiest->load)) return fmt::format("{} needs {} hours and has none", role, needed);
  return fmt::format("{} needs {} hours and has {} ({}%){}", role, needed,
                     number(busiest->capacity_per_week.value(), 1), number(100 * busiest->load, 1),
                     busiest->load > 1 ? ": " + wte_text(busiest->wte_short) + " WTE short" : "");
}

/// Roles of posts without a job plan of which nothing is needed have no direct clinical care to show.
std::vector<RoleBalance> clinical_roles(const Service& service, const Plan& planned) {
  std::vector<RoleBalance> roles;
  for (const RoleBalance& role : planned.roles) {
    const auto& posts = service.posts;
    const bool clinical = std::any_of(posts.begin(), posts.end(), [&](const Post& post) {
      return post.has_job_plan && post.roles.front() == role.role;
    });
    const bool held = std::any_of(posts.begin(), posts.end(),
                                  [&](const Post& post) { return post.roles.front() == role.role; });
    if (clinical || !held || role.demand_per_week > Hours{}) roles.push_back(role);
  }
  return roles;
}

Table balance_table(const std::string& scenario, const Service& service, const Plan& planned) {
  Table table{"Hours of direct clinical care a week, by role: " + scenario,
              {{"role"},
               {"needed, hours a week", true},
               {"available, hours a week", true},
               {"needed, % of available", true},
               {"short, WTE", true}},
              {},
              {plan_reading(service, planned)}};
  for (const RoleBalance& role : clinical_roles(service, planned)) {
    table.rows.push_back({service.roles[role.role.index], number(role.demand_per_week.value(), 1),
                          number(role.capacity_per_week.value(), 1),
                          std::isinf(role.load) ? "no hours" : number(100 * role.load, 1),
                          wte_text(role.wte_short)});
  }
  if (std::any_of(service.posts.begin(), service.posts.end(), [](const Post& p) { return !p.has_job_plan; }))
    table.notes.emplace_back(
        "Hours of a post without a job plan are shown only where something is needed of its role, and are no "
        "direct clinical care.");
  return table;
}

Exhibit demand_exhibit(const std::string& scenario, const Service& service) {
  const Plan planned = plan(service);
  Exhibit exhibit{Chart{}, balance_table(scenario, service, planned), scenario, ""};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::bars;
  chart.title =
      fmt::format("Hours needed and available a week, {}: {}", scenario, busiest_text(service, planned));
  chart.description =
      "Two bars for each role: the hours that are needed and those that are available. " + chart.title + '.';
  chart.y_title = "hours of direct clinical care a week";
  chart.units = "hours";
  chart.series = {{"needed", {}}, {"available", {}}};
  for (const RoleBalance& role : clinical_roles(service, planned)) {
    chart.x.push_back(service.roles[role.role.index]);
    chart.series[0].values.push_back(role.demand_per_week.value());
    chart.series[1].values.push_back(role.capacity_per_week.value());
  }
  return exhibit;
}

Estimate divided(const Estimate& e, double by) {
  return {e.mean / by, e.low / by, e.high / by, e.replications};
}

/// What the simulation opened and booked, against the closed form.
Table simulated_table(const PageInput& input) {
  const Comparison comparison = compare(
      input.results,
      {.baseline = input.baseline,
       .metrics = names_of({MetricId::dcc_hours_opened, MetricId::dcc_hours_booked, MetricId::utilisation})});
  Table table{
      "What the simulation opened and booked",
      {{"scenario"}, {"opened, hours a week", true}, {"booked, hours a week", true}, {"used, %", true}},
      {},
      {"Opened: hours of direct clinical care that patients can be booked into, of all roles, before "
       "anybody is off sick. Booked: of those, whether the patient attended or not.",
       "Used: attended or not, of the opened hours that sickness left."},
      caption_text(comparison)};
  const auto weeks = static_cast<double>(comparison.weeks);
  for (const std::size_t s : input.shown) {
    std::vector<std::string> row{comparison.scenarios[s]};
    for (const ComparedFigure& figure : comparison.figures) {
      const Estimate& level = figure.scenarios[s].level;
      row.push_back(figure.units == "share" ? with_interval(level, figure.units)
                                            : with_interval(divided(level, weeks), figure.units));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// One exhibit for each scenario whose service is known.
void add_balances(Section& section, const PageInput& input) {
  section.paragraphs = {
      "A balance of means by role, worked out without simulation: the hours that referrals need against "
      "those "
      "that job plans leave after leave, study and sickness, averaged over the reported weeks. It has no "
      "interval, since it leaves chance out."};
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    const std::string& name = shown_name(input, s);
    if (s < input.services.size() && input.services[s]) {
      section.exhibits.push_back(demand_exhibit(name, input.services[s]->service));
    } else {
      section.notes.push_back(name + " has no balance: the study in this result makes no such scenario.");
    }
  }
  section.notes.push_back(
      "The balance includes patients who do not attend and are booked again, admin and travel. It does not "
      "include variation: waits also come from chance, which the simulation adds.");
}

}  // namespace

Section demand_section(const PageInput& input) {
  Section section{"demand", "Demand against capacity", {}};
  if (input.study) {
    add_balances(section, input);
  } else {
    section.paragraphs = {without_study_text()};
  }
  section.exhibits.push_back({std::nullopt, simulated_table(input)});
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
