#include "report/assumptions_table.hpp"
#include "report/section_words.hpp"
#include "report/sections.hpp"

namespace headroom {
namespace {

constexpr const char* kNoSource = "assumption: the study gives no source";

Table written_table(const PageInput& input) {
  Table table{"What the study says", {{"key"}, {"value"}, {"source"}}, {}, {}};
  for (const WrittenValue& written : input.written) {
    table.rows.push_back(
        {written.path, written.value, written.comment.empty() ? kNoSource : written.comment});
  }
  table.notes.push_back("The source is the comment that stands by the figure in the study.");
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
      "Every figure below decides the answer. First what the study writes, then what it leaves to the "
      "program."};
  section.exhibits.push_back({std::nullopt, written_table(input)});
  section.exhibits.push_back({std::nullopt, assumptions_table(*input.study)});
  for (const std::string& warning : input.study->warnings) section.notes.push_back("Warning: " + warning);
  return section;
}

}  // namespace headroom
