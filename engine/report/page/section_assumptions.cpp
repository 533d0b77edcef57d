// Figures that the study writes with the comments that stand by them, then what was filled in.

#include "report/page/assumptions_table.hpp"
#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"

namespace headroom {
namespace {

constexpr const char* kNoSource = "assumption: the study gives no source";
constexpr const char* kNothingAssumed = "The study leaves nothing to be assumed.";

Table figures_table(const PageInput& input) {
  Table table{"What the study says", {{"key"}, {"value"}, {"the study's comment: its source"}}, {}, {}};
  for (const StudyFigure& figure : input.study_figures) {
    table.rows.push_back({figure.path, figure.value, figure.comment.empty() ? kNoSource : figure.comment});
  }
  table.notes.push_back(
      "The comment is the one in the line of the figure, else the one just above, else that of the part of "
      "the study which it stands in; nobody has checked it.");
  return table;
}

}  // namespace

Section assumptions_section(const PageInput& input) {
  Section section{"assumptions", "Assumptions", {}};
  if (!input.study) {
    section.paragraphs = {without_study_text()};
    return section;
  }
  section.paragraphs = {
      "The answer rests on every figure below: first those that the study writes, then those that it leaves "
      "to the program."};
  section.exhibits.push_back({std::nullopt, figures_table(input)});
  if (input.study->assumed.empty()) {
    section.notes.push_back(kNothingAssumed);
  } else {
    section.exhibits.push_back({std::nullopt, assumptions_table(*input.study)});
  }
  for (const std::string& warning : input.study->warnings) section.notes.push_back("Warning: " + warning);
  return section;
}

}  // namespace headroom
