// What each scenario changes, as written, and the headline figures beside one another.

#include "report/answers/compare_text.hpp"
#include "report/page/glance_table.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"

namespace headroom {
namespace {

std::string changes_text(const Scenario& scenario) {
  const std::string text = changes_of(scenario);
  return text.empty() ? "nothing: the study as written" : text;
}

Table changes_table(const PageInput& input) {
  Table table{"What each scenario changes", {{"scenario"}, {"about"}, {"changes"}}, {}, {}};
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    const Scenario* scenario = scenario_of(input, s);
    table.rows.push_back({shown_name(input, s), scenario ? scenario->about : "",
                          scenario ? changes_text(*scenario) : "not known"});
  }
  return table;
}

/// The headline metrics of a question by name, so that the hours behind them are not read.
std::vector<std::string> headline(About about) {
  std::vector<std::string> names;
  for (const Metric& metric : metrics()) {
    if (metric.about == about && metric.prominence == Prominence::headline) names.emplace_back(metric.name);
  }
  return names;
}

}  // namespace

Section scenarios_section(const PageInput& input) {
  Section section{"scenarios", "Scenarios side by side", {}};
  if (input.study) {
    section.exhibits.push_back({std::nullopt, glance_table(input)});
    section.exhibits.push_back({std::nullopt, changes_table(input)});
  } else {
    section.notes.push_back(
        "What each scenario changes is not known: the study in this result cannot be read "
        "by this version.");
  }
  for (const About about : {About::waits, About::staffing, About::cost}) {
    Comparison all = compare(input.results, {.baseline = input.baseline, .metrics = headline(about)});
    for (Table& table : compare_tables(only(std::move(all), input.shown))) {
      if (!table.columns.empty()) {
        section.exhibits.push_back({std::nullopt, std::move(table)});
      } else {  // nothing is defined, which its notes say
        section.notes.insert(section.notes.end(), table.notes.begin(), table.notes.end());
      }
    }
  }
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
