#include "report/compare_text.hpp"
#include "report/glance_table.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

Table changes_table(const PageInput& input) {
  Table table{"What each scenario changes", {{"scenario"}, {"about"}, {"changes"}}, {}, {}};
  for (std::size_t s = 0; s < input.services.size(); ++s) {
    const auto& scenario = input.services[s];
    std::string text;
    if (scenario) {
      for (const Change& change : scenario->changes)
        text += (text.empty() ? "" : "; ") + change.path + ": " + change.value;
    }
    table.rows.push_back({shown_name(input, s), scenario ? scenario->about : "",
                          !scenario      ? "not known"
                          : text.empty() ? "nothing: the study as written"
                                         : text});
  }
  return table;
}

}  // namespace

Section scenarios_section(const PageInput& input) {
  Section section{"scenarios", "Scenarios side by side", {}};
  const Results results = shown_results(input);
  section.exhibits.push_back({std::nullopt, glance_table(input)});
  section.exhibits.push_back({std::nullopt, changes_table(input)});
  for (const About about : {About::waits, About::staffing, About::cost}) {
    Comparison comparison =
        compare(input.results, {.baseline = input.baseline, .about = about, .least = Prominence::headline});
    comparison.staffing.reset();
    for (Table& table : compare_tables(only(std::move(comparison), input.shown))) {
      if (!table.rows.empty() || !table.notes.empty())
        section.exhibits.push_back({std::nullopt, std::move(table)});
    }
  }
  if (const std::string text = shown_text(input); !text.empty()) section.notes.push_back(text);
  return section;
}

}  // namespace headroom
