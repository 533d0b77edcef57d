// The order of the sections, title and period, and how often the scenarios were played.

#include "report/page/report_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/answers/deciding_text.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

/// Of the scenarios that the page is about.
std::string played_text(const PageInput& input) {
  const std::vector<std::size_t>& played = input.results.replications;
  const auto [fewest, most] = std::minmax_element(played.begin(), played.end());
  return *most == 1 ? "1 replication" : replications_text(*fewest, *most);
}

Page empty_page(const PageInput& input, const std::string& what) {
  const ResultFile& file = input.results.files.front();
  return {file.title.empty() ? what : file.title,
          fmt::format("{}. {}, {}. Made by Headroom {}, seed {}.", what, period_text(file.weeks, file.start),
                      played_text(input), file.version, file.seed),
          {},
          file.study,
          file.inputs};
}

}  // namespace

Page report_page(const PageInput& input) {
  Page page = empty_page(input, "Capacity and demand report");
  for (const auto section_of : kPageSections) page.sections.push_back(section_of(input));
  if (input.results.files.front().decides.empty() && !is_sized(input))
    page.sections.front().notes.push_back(how_to_learn_what_decides());
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    if (is_choice(input, s)) page.sections.push_back(specification_section(input, s));
  }
  page.sections.push_back(assumptions_section(input));
  page.sections.push_back(method_section(input));
  return page;
}

Page answer_page(const PageInput& input) {
  Page page = empty_page(input, "Capacity and demand");
  page.study.clear();
  page.inputs.clear();
  page.sections = {answer_section(input)};
  return page;
}

Page specification_page(const PageInput& input) {
  Page page = empty_page(input, "Service specification");
  page.sections = {specification_section(input, 0), assumptions_section(input), method_section(input)};
  return page;
}

}  // namespace headroom
