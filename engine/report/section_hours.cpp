#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/figure_text.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"
#include "results/series.hpp"
#include "results/week_bands.hpp"
#include "statistics/estimate.hpp"

namespace headroom {
namespace {

/// Mean hours a week over replications and weeks, by post (and category).
std::vector<double> mean_of(const Results& results, const std::string& series, std::size_t scenario,
                            bool by_category) {
  std::vector<Along> along{Along::week, Along::post};
  if (by_category) along.push_back(Along::category);
  const std::size_t weeks = results.length(Along::week, scenario);
  const std::size_t cells = results.posts.size() * (by_category ? kCategories : 1);
  std::vector<double> values = results.read({"weekly/" + series, along}, scenario);
  if (values.empty()) {
    along.insert(along.begin(), Along::statistic);
    values = results.read({"weekly_bands/" + series, along, Wanted::By::scenario}, scenario);
    values.resize(std::min(values.size(), weeks * cells));  // the mean is the first of the statistics
  }
  std::vector<double> means(cells, std::nan(""));
  std::vector<std::size_t> count(cells, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    double& mean = means[i % cells];
    mean = (count[i % cells]++ == 0 ? 0 : mean) + values[i];
  }
  for (std::size_t c = 0; c < cells; ++c) means[c] /= static_cast<double>(count[c]);
  return means;
}

struct Loss {
  PostSeries series;
  const char* name;
};
constexpr std::array kLosses{Loss{PostSeries::dcc_unused, "clinic time unused"},
                             Loss{PostSeries::lost_leave, "annual leave"},
                             Loss{PostSeries::lost_public_holiday, "public holidays"},
                             Loss{PostSeries::lost_study, "study leave"},
                             Loss{PostSeries::lost_sickness, "sickness"},
                             Loss{PostSeries::lost_absent, "long absence"},
                             Loss{PostSeries::lost_vacancy, "vacancy"}};
constexpr std::array<const char*, kCategories> kDone{
    "direct clinical care (DCC)", "supporting activities (SPA)", "additional responsibilities (AR)",
    "external duties (ED)"};

/// Mean hours a week of one scenario, by post.
struct PostHours {
  std::vector<double> contracted;
  std::vector<double> planned, delivered, raided;  ///< [post][category]
  std::array<std::vector<double>, kLosses.size()> lost;
};

PostHours hours_of(const Results& results, std::size_t scenario) {
  PostHours hours;
  hours.contracted = mean_of(results, "contracted", scenario, false);
  hours.planned = mean_of(results, "planned_hours", scenario, true);
  hours.delivered = mean_of(results, "delivered_hours", scenario, true);
  hours.raided = mean_of(results, "raided_hours", scenario, true);
  for (std::size_t l = 0; l < kLosses.size(); ++l)
    hours.lost[l] = mean_of(results, std::string{info(kLosses[l].series).name}, scenario, false);
  return hours;
}

double known(double value) { return std::isnan(value) ? 0 : value; }

/// Hours a week of direct clinical care, all posts; without an interval where the result keeps bands.
Estimate clinical_of(const Results& results, std::size_t scenario, const PostHours& hours) {
  double all = 0;
  for (std::size_t at = 0; at < hours.delivered.size(); at += kCategories) all += known(hours.delivered[at]);
  const std::vector<double> values =
      results.read({"weekly/delivered_hours", {Along::week, Along::post, Along::category}}, scenario);
  if (values.empty()) return {all, std::nan(""), std::nan(""), 1};
  const std::size_t weeks = results.length(Along::week, scenario);
  std::vector<double> sums(values.size() / (weeks * hours.delivered.size()), 0);
  for (std::size_t at = 0; at < values.size(); at += kCategories)
    sums[at / (weeks * hours.delivered.size())] += known(values[at]) / static_cast<double>(weeks);
  const Estimate e = estimate(sums, 0.95);
  return {all, e.low, e.high, e.replications};
}

/// Of a post without a job plan: at work, and in no category.
double without_plan(const PostHours& hours, std::size_t post) {
  double rest = hours.contracted[post];
  for (std::size_t c = 0; c < kCategories; ++c) rest -= known(hours.delivered[post * kCategories + c]);
  for (const auto& lost : hours.lost) rest -= known(lost[post]);
  return std::abs(rest) < 0.005 ? 0 : rest;
}

Chart chart_of(const Results& results, const PostHours& hours, const std::string& scenario,
               const std::vector<std::size_t>& posts, const Estimate& clinical) {
  Chart chart;
  chart.kind = Chart::Kind::bars;
  chart.y_title = "hours a week";
  chart.units = "hours";
  for (const char* name : kDone) chart.series.push_back({name, {}, {}, {}, {}, "hours"});
  for (const Loss& loss : kLosses) chart.series.push_back({loss.name, {}, {}, {}, {}, "hours"});
  chart.series.push_back({"at work without a job plan", {}, {}, {}, {}, "hours"});
  double contracted = 0;
  for (const std::size_t p : posts) {
    chart.x.push_back(results.posts[p]);
    for (std::size_t c = 0; c < kCategories; ++c)
      chart.series[c].values.push_back(known(hours.delivered[p * kCategories + c]));
    // Rounded minutes make unused time negative by less than a slot; a bar begins at nought.
    for (std::size_t l = 0; l < kLosses.size(); ++l)
      chart.series[kCategories + l].values.push_back(std::max(0.0, known(hours.lost[l][p])));
    chart.series.back().values.push_back(without_plan(hours, p));
    contracted += known(hours.contracted[p]);
  }
  std::erase_if(chart.series, [](const ChartSeries& s) {
    return std::all_of(s.values.begin(), s.values.end(), [](double v) { return v < 0.005; });
  });
  chart.title =
      fmt::format("Where the hours go, {}: of {} contracted hours a week {}{} are direct clinical care, {}%",
                  scenario, number(contracted, 1), number(clinical.mean, 1), interval(clinical, "hours"),
                  contracted > 0 ? number(100 * clinical.mean / contracted, 1) : kNoFigure);
  chart.description = "A stacked bar for each post. " + chart.title;
  return chart;
}

/// Columns of figures that are 0 in every row, so that the others fit the screen.
void leave_out_noughts(Table& table) {
  for (std::size_t c = table.columns.size(); c-- > 1;) {
    if (!std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[c] == "0.0"; }))
      continue;
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
  }
}

Table table_of(const Results& results, const PostHours& hours, const std::string& scenario,
               const std::vector<std::size_t>& posts) {
  Table table{"Hours a week by post: " + scenario, {{"post"}, {"contracted", true}}, {}, {}};
  for (const char* name : kCategoryNames) table.columns.push_back({"delivered " + std::string{name}, true});
  for (const Loss& loss : kLosses) table.columns.push_back({loss.name, true});
  table.columns.push_back({"no job plan", true});
  for (const std::size_t p : posts) {
    std::vector<std::string> row{results.posts[p], number(hours.contracted[p], 1)};
    for (std::size_t c = 0; c < kCategories; ++c)
      row.push_back(number(known(hours.delivered[p * kCategories + c]), 1));
    for (const auto& lost : hours.lost) row.push_back(number(known(lost[p]), 1));
    row.push_back(number(without_plan(hours, p), 1));
    table.rows.push_back(std::move(row));
  }
  leave_out_noughts(table);
  table.notes = {
      "Means over weeks and replications. A use or cause without hours has no column. Contracted hours are "
      "the sum of the columns after them, but for "
      "rounding.",
      "Unused clinic time may be negative by minutes: fractions of a slot are carried to another day."};
  return table;
}

Table plan_table(const Results& results, const PostHours& hours, const std::string& scenario,
                 const std::vector<std::size_t>& posts) {
  Table table{"Planned, delivered and taken for patients, hours a week: " + scenario,
              {{"post"},
               {"category"},
               {"planned", true},
               {"delivered", true},
               {"delivered of planned", true},
               {"taken to see patients", true}},
              {},
              {}};
  for (const std::size_t p : posts) {
    for (std::size_t c = 0; c < kCategories; ++c) {
      const std::size_t at = p * kCategories + c;
      const double planned = known(hours.planned[at]);
      if (planned < 0.005) continue;
      table.rows.push_back(
          {results.posts[p], kCategoryNames[c], number(planned, 1), number(hours.delivered[at], 1),
           number(100 * hours.delivered[at] / planned, 1) + '%', number(known(hours.raided[at]), 2)});
    }
  }
  table.notes = {
      "Planned: by the job plan, before leave and absence. Delivered clinical care holds the hours taken "
      "from other categories."};
  return table;
}

}  // namespace

Section hours_section(const PageInput& input) {
  Section section{"hours", "Where each post's hours go", {}};
  const Results results = shown_results(input);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const PostHours hours = hours_of(results, s);
    std::vector<std::size_t> posts;
    for (std::size_t p = 0; p < results.posts.size(); ++p) {
      if (known(hours.contracted[p]) > 0.005) posts.push_back(p);
    }
    if (posts.empty()) continue;
    const std::string& name = results.scenarios[s];
    section.exhibits.push_back({chart_of(results, hours, name, posts, clinical_of(results, s, hours)),
                                table_of(results, hours, name, posts), name, ""});
    section.exhibits.push_back({std::nullopt, plan_table(results, hours, name, posts), name, ""});
  }
  section.paragraphs = {
      section.exhibits.empty()
          ? "This result holds no hours by post."
          : "Every contracted minute has one use or one cause; the ledger is checked in every run."};
  return section;
}

}  // namespace headroom
