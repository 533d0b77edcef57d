// Protected hours taken by post and activity, and what of them was leadership.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/leadership_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

std::string category_text(const ComparedProtectedUse& use) { return use.category == "ar" ? "AR" : "SPA"; }
std::string or_dash(const std::string& name) { return name == "-" ? kNoFigure : name; }

std::string named(const ComparedProtectedUse& use) {
  return fmt::format("{}, {}{}", use.post, category_text(use),
                     use.activity == "-" ? "" : ", " + use.activity);
}

/// The most first; those that round to nothing are left out.
std::vector<const ComparedProtectedUse*> shown_uses(const ComparedProtectedTime& used, std::size_t scenario) {
  std::vector<const ComparedProtectedUse*> uses;
  for (const ComparedProtectedUse& use : used.protected_uses) {
    if (use.scenarios[scenario].level.mean >= kLeastHoursShown) uses.push_back(&use);
  }
  std::stable_sort(uses.begin(), uses.end(),
                   [&](const ComparedProtectedUse* a, const ComparedProtectedUse* b) {
                     return a->scenarios[scenario].level.mean > b->scenarios[scenario].level.mean;
                   });
  return uses;
}

Table uses_table(const std::vector<const ComparedProtectedUse*>& uses, std::size_t scenario,
                 const std::string& name) {
  Table table{"Protected hours lost over the period, by post and activity: " + name,
              {{"post"}, {"category"}, {"activity"}, {"pillar"}, {"because of"}, {"hours", true}},
              {},
              {"Less than 0.05 hours are left out. –: hours under no named activity or pillar."}};
  for (const ComparedProtectedUse* use : uses) {
    table.rows.push_back({use->post, category_text(*use), or_dash(use->activity), or_dash(use->pillar),
                          use->reason, with_interval(use->scenarios[scenario].level, "hours")});
  }
  return table;
}

/// `lost`: of all posts.
Exhibit exhibit_of(const std::string& name, const ComparedProtectedTime& used, std::size_t scenario,
                   const Estimate& lost) {
  const std::vector<const ComparedProtectedUse*> uses = shown_uses(used, scenario);
  Exhibit exhibit{Chart{}, uses_table(uses, scenario, name), name, ""};
  Chart& chart = *exhibit.chart;
  chart.kind = Chart::Kind::intervals;
  chart.title = fmt::format("Protected time taken to see patients, {}: {} hours over the period{}", name,
                            with_interval(lost, "hours"), has_interval(lost) ? "" : " on average");
  chart.description = fmt::format("A row for each activity{}. {}.",
                                  has_interval(lost) ? ", with its 95% interval" : "", chart.title);
  chart.y_title = "hours over the period";
  chart.units = "hours";
  chart.series = {{"protected hours lost", {}}};
  for (const ComparedProtectedUse* use : uses) {
    const Estimate& level = use->scenarios[scenario].level;
    chart.x.push_back(named(*use));
    chart.series[0].values.push_back(level.mean);
    chart.series[0].low.push_back(level.low);
    chart.series[0].high.push_back(level.high);
  }
  return exhibit;
}

constexpr std::size_t kTotals = 3;

std::vector<std::string> total_row(const Comparison& comparison, std::size_t scenario) {
  std::vector<std::string> row{comparison.scenarios[scenario]};
  for (std::size_t f = 0; f < kTotals; ++f) {
    const ComparedFigure& figure = comparison.figures[f];
    const ComparedScenario& one = figure.scenarios[scenario];
    const bool differs = one.change && one.change->difference.replications > 0;
    row.push_back(with_interval(one.level, figure.units));
    row.push_back(differs ? signed_interval(one.change->difference, figure.units) : "");
  }
  return row;
}

Table totals_table(const PageInput& input, const Comparison& comparison) {
  const std::string difference = "difference from " + comparison.scenarios[comparison.baseline];
  Table table{"Protected and leadership time lost over the period",
              {{"scenario"},
               {"protected (SPA and AR), hours", true},
               {difference + ", hours", true},
               {"of planned protected hours, %", true},
               {difference + ", points", true},
               {"leadership, hours", true},
               {difference + ", hours", true}},
              {},
              {},
              caption_text(comparison)};
  for (const std::size_t s : input.shown) table.rows.push_back(total_row(comparison, s));
  return table;
}

/// The first kTotals are those of the first table, the rest tell what is leadership and what is not.
const std::vector<std::string> kAsked =
    names_of({MetricId::protected_hours_lost, MetricId::protected_hours_lost_share,
              MetricId::leadership_hours_lost, MetricId::leadership_hours_planned,
              MetricId::leadership_hours_lost_share, MetricId::leadership_hours_lost_per_lead,
              MetricId::other_spa_hours_lost, MetricId::other_ar_hours_lost});

/// What is lost in parts that add up to all of it.
Table leadership_table(const PageInput& input, const Comparison& comparison) {
  Table table{
      "Protected time lost, by what is declared as leadership: hours " + over_weeks(comparison.weeks),
      {{"scenario"},
       {"leadership lost", true},
       {"of planned leadership, hours", true},
       {"lost, % of planned", true},
       {"lost, hours a lead a week", true},
       {"other SPA lost", true},
       {"other AR lost", true},
       {"protected lost in all", true}},
      {},
      {"Leadership: SPA and AR of activities with the pillar leadership, and of the rest of SPA and AR "
       "so much as the post's pillars declare. Additional responsibilities (AR) that the study does not "
       "call leadership are other AR. Planned: all that is declared, also what is hard, which cover "
       "never takes; a lead: a holder with any of it. The last column is the sum of leadership, other "
       "SPA and other AR."},
      levels_text(comparison)};
  for (const std::size_t s : input.shown) {
    const auto cell = [&](MetricId metric, const char* units) {
      return with_interval(level_of(comparison, metric, s), units);
    };
    table.rows.push_back({comparison.scenarios[s], cell(MetricId::leadership_hours_lost, "hours"),
                          cell(MetricId::leadership_hours_planned, "hours"),
                          cell(MetricId::leadership_hours_lost_share, "share"),
                          cell(MetricId::leadership_hours_lost_per_lead, "hours per week"),
                          cell(MetricId::other_spa_hours_lost, "hours"),
                          cell(MetricId::other_ar_hours_lost, "hours"),
                          cell(MetricId::protected_hours_lost, "hours")});
  }
  return table;
}

/// "In the baseline 52.2 (50.0 to 54.4) of 1,768 planned leadership hours a year are lost: 3%, 0.25 a lead a
/// week."
std::string leadership_text(const Comparison& comparison) {
  const std::size_t s = comparison.baseline;
  if (level_of(comparison, MetricId::leadership_hours_planned, s).mean == 0)
    return " Nothing is declared as leadership: neither an activity nor a post has that pillar.";
  return fmt::format(" In {} {} {} are lost: {}.", the_baseline(comparison.scenarios[s]),
                     with_interval(level_of(comparison, MetricId::leadership_hours_lost, s), "hours"),
                     of_planned_leadership(comparison, s), leadership_shares(comparison, s));
}

constexpr const char* kElsewhere = " Time lost to leave and sickness is under the hours of each post.";

/// Where nothing was lost in any scenario that is shown, or nothing is known: that.
std::string nothing_text(const PageInput& input, const ComparedFigure& lost) {
  const auto level = [&](std::size_t s) -> const Estimate& { return lost.scenarios[s].level; };
  if (std::all_of(input.shown.begin(), input.shown.end(),
                  [&](std::size_t s) { return level(s).replications == 0; })) {
    return "This result does not hold the protected time that was lost.";
  }
  if (std::any_of(input.shown.begin(), input.shown.end(), [&](std::size_t s) { return level(s).mean > 0; }))
    return "";
  return std::string{
             "No protected time was taken to see patients in any replication; it can only be taken where "
             "cover.order of the study lists protected_time."} +
         kElsewhere;
}

}  // namespace

Section protected_section(const PageInput& input) {
  Section section{"protected", "Protected and leadership time lost", {}};
  const Comparison comparison = compare(input.results, {.baseline = input.baseline, .metrics = kAsked});
  const ComparedFigure& lost = comparison.figures.front();
  if (const std::string nothing = nothing_text(input, lost); !nothing.empty()) {
    section.paragraphs = {nothing};
    return section;
  }
  section.paragraphs = {
      std::string{
          "Supporting professional activities (SPA) and additional responsibilities (AR) that were given "
          "up to see the patients of colleagues who were off."} +
      kElsewhere};
  section.exhibits.push_back({std::nullopt, totals_table(input, comparison)});
  if (knows_planned_leadership(comparison, comparison.baseline)) {
    section.paragraphs.front() += leadership_text(comparison);
    section.exhibits.push_back({std::nullopt, leadership_table(input, comparison)});
  }
  const Results results = shown_results(input);
  const ComparedProtectedTime used = compare_protected_time(results, 0);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    if (!shown_uses(used, s).empty()) {
      section.exhibits.push_back(
          exhibit_of(results.scenarios[s], used, s, lost.scenarios[input.shown[s]].level));
    }
  }
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
