#include <fmt/format.h>

#include "report/assumptions_table.hpp"
#include "report/figure_text.hpp"
#include "report/method_text.hpp"
#include "report/report_page.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"
#include "report/specification_table.hpp"

namespace headroom {
namespace {

/// With 95% intervals; where the study is known, held against target and standard.
Table bought_table(const PageInput& input, std::size_t shown) {
  const std::size_t scenario = input.shown[shown];
  const Comparison comparison = compare(
      only(input.results, {scenario}),
      {.baseline = 0,
       .metrics = {"in_time", "wait_first_mean", "wait_first_p92", "wait_treatment_mean", "utilisation"}});
  Table table{"Waits that this buys",
              {{"stream"},
               {"standard, %", true},
               {"in time, %", true},
               {"standard is"},
               {"first appointment, mean days", true},
               {"92% are seen within, days", true},
               {"treatment, mean days", true}},
              {},
              {}};
  for (std::size_t s = 0; s < comparison.streams.size(); ++s) {
    std::vector<Estimate> levels;
    for (const ComparedFigure& figure : comparison.figures) {
      if (figure.stream == s) levels.push_back(figure.scenarios[0].level);
    }
    if (levels.size() != 4 || (levels[0].replications == 0 && levels[1].replications == 0)) continue;
    const Stream* stream = stream_of(input, shown, comparison.streams[s]);
    table.rows.push_back(
        {comparison.streams[s], stream ? digits(stream->standard, "share") : kNoFigure,
         with_interval(levels[0], "share"),
         stream && levels[0].replications > 0 ? met_text(met(levels[0], stream->standard)) : kNoFigure,
         with_interval(levels[1], "days"), with_interval(levels[2], "days"),
         with_interval(levels[3], "days")});
  }
  table.notes.push_back(method_text(comparison));
  table.notes.push_back(fmt::format("Clinic hours used: {}%.",
                                    with_interval(comparison.figures.back().scenarios[0].level, "share")));
  return table;
}

std::string summary_of(const Scenario& scenario, const std::vector<SpecifiedPost>& posts) {
  const SpecifiedPost all = total(posts);
  std::string text = fmt::format("{}: {} WTE in {} posts, {} contracted hours a week", scenario.name,
                                 number(all.wte, 2), posts.size(), number(all.per_week.value(), 1));
  text += std::isnan(all.cost_per_year) ? ". Its cost is not known: a post has no band with known pay."
                                        : fmt::format(", £{} a year.", number(all.cost_per_year, 0));
  if (!scenario.about.empty()) text += ' ' + scenario.about;
  return text;
}

}  // namespace

Section specification_section(const PageInput& input, std::size_t shown) {
  Section section{"specification", "Service specification: " + shown_name(input, shown), {}};
  if (shown >= input.services.size() || !input.services[shown]) {
    section.paragraphs = {without_study_text()};
  } else {
    const Scenario& scenario = *input.services[shown];
    const std::vector<SpecifiedPost> posts = specification(scenario.service);
    section.paragraphs = {summary_of(scenario, posts)};
    section.exhibits.push_back({std::nullopt, specification_table(posts)});
    section.exhibits.push_back({std::nullopt, specification_by_band(posts)});
  }
  section.exhibits.push_back({std::nullopt, bought_table(input, shown)});
  return section;
}

}  // namespace headroom
