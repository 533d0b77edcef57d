// Posts and hours of one scenario and the waits that they buy, held against the standards.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/answers/specification_table.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"

namespace headroom {
namespace {

Table empty_specification_table(const Comparison& comparison) {
  return {"Waits that this buys",
          {{"stream"},
           {"standard, %", true},
           {"in time, %", true},
           {"standard is"},
           {"mean wait to the first appointment, days", true},
           {"92% have the first appointment within, days", true},
           {"mean wait to treatment or the decision not to treat, days", true}},
          {},
          {},
          levels_text(comparison)};
}

/// The levels of one stream, metric by metric.
std::vector<Estimate> levels_of(const Comparison& comparison, std::size_t stream) {
  std::vector<Estimate> levels;
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.stream == stream) levels.push_back(figure.scenarios[0].level);
  }
  return levels;
}

/// With 95% intervals; where the study is known, held against the standard.
Table bought_table(const PageInput& input, std::size_t shown) {
  const Comparison comparison =
      compare(only(input.results, {input.shown[shown]}),
              {.baseline = 0,
               .metrics = names_of({MetricId::in_time, MetricId::wait_first_mean, MetricId::wait_first_p92,
                                    MetricId::wait_treatment_mean, MetricId::utilisation})});
  Table table = empty_specification_table(comparison);
  for (std::size_t s = 0; s < comparison.streams.size(); ++s) {
    const std::vector<Estimate> levels = levels_of(comparison, s);
    const Estimate& in_time = levels[0];
    if (in_time.replications == 0 && levels[1].replications == 0) continue;
    const Stream* stream = stream_of(input, shown, comparison.streams[s]);
    const bool judged = stream && in_time.replications > 0;
    table.rows.push_back({comparison.streams[s], stream ? digits(stream->standard, "share") : kNoFigure,
                          with_interval(in_time, "share"),
                          judged ? met_text(met(in_time, stream->standard)) : kNoFigure,
                          with_interval(levels[1], "days"), with_interval(levels[2], "days"),
                          with_interval(levels[3], "days")});
  }
  table.notes.emplace_back(
      "In time: of the patients whose target date lies in the period, the share whose clock stopped by it. A "
      "standard is met or missed where the whole interval is on that side of it.");
  const Estimate& used = comparison.figures.back().scenarios[0].level;
  if (used.replications > 0)
    table.notes.push_back(
        fmt::format("Clinic hours used: {}{}.", value_text(used.mean, "share"), interval(used, "share")));
  return table;
}

std::string summary_of(const Scenario& scenario, const std::vector<SpecifiedPost>& posts) {
  const SpecifiedPost all = total(posts);
  std::string text = fmt::format(
      "{}: {} WTE in {} {}, {} contracted hours a week", scenario.name, number(all.over_period.wte, 2),
      posts.size(), posts.size() == 1 ? "post" : "posts", number(all.over_period.per_week.value(), 1));
  text += std::isnan(all.cost_per_year)
              ? ". The cost is not known: a post has neither a band with known pay nor a cost_per_year."
              : fmt::format(", £{} a year.", number(all.cost_per_year, 0));
  if (std::any_of(posts.begin(), posts.end(), changes_over_period))
    text += " Not all posts are the same all the time: these are averages over the period.";
  if (scenario.about.empty()) return text;
  return text + ' ' + scenario.about + (scenario.about.ends_with('.') ? "" : ".");
}

}  // namespace

Section specification_section(const PageInput& input, std::size_t shown) {
  Section section{"specification", "Service specification: " + shown_name(input, shown), {}};
  if (const Scenario* scenario = scenario_of(input, shown)) {
    const std::vector<SpecifiedPost> posts = specification(scenario->service);
    section.paragraphs = {summary_of(*scenario, posts)};
    section.exhibits.push_back({std::nullopt, specification_table(posts)});
    section.exhibits.push_back({std::nullopt, specification_by_band(posts)});
    section.exhibits.push_back({std::nullopt, specification_by_year(posts)});
  } else {
    section.paragraphs = {input.study
                              ? "Posts are not shown: the study in this result makes no such scenario."
                              : without_study_text()};
  }
  section.exhibits.push_back({std::nullopt, bought_table(input, shown)});
  return section;
}

}  // namespace headroom
