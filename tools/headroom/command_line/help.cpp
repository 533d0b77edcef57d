// Lines of 80 columns with the meanings in a column of their own, and the exit codes.

#include "help.hpp"

#include <sstream>

namespace headroom {
namespace {

constexpr std::size_t kWidth = 80;

}  // namespace

std::string exit_codes() {
  return "Exit codes: 0 done; 1 failed (disk, memory, damaged file); 2 the input or the command line is "
         "wrong.";
}

std::string indented_lines(const std::string& text, std::size_t indent) {
  std::istringstream words{text};
  std::string lines, line;
  for (std::string word; words >> word;) {
    if (!line.empty() && indent + line.size() + 1 + word.size() > kWidth) {
      lines += std::string(indent, ' ') + line + '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return lines + std::string(indent, ' ') + line + '\n';
}

std::string help_row(const std::string& term, const std::string& meaning, std::size_t meanings_at) {
  std::string text = "  " + term;
  std::string right = indented_lines(meaning, meanings_at);
  if (meaning.empty()) return text + '\n';
  if (text.size() + 2 > meanings_at) return text + '\n' + right;
  return text + right.substr(text.size());
}

std::string footer_text(const CommandHelp& help) {
  std::string text = "Examples:\n";
  for (const Shown& shown : help.examples) {
    if (!shown.answers.empty()) text += "  # " + shown.answers + '\n';
    text += "  headroom " + shown.line + '\n';
  }
  bool after_term = false;
  for (const Note& note : help.notes) {
    const bool is_term = !note.term.empty();
    text += is_term && after_term ? "" : "\n";
    text += is_term ? help_row(note.term, note.text, kMeaningsAt) : indented_lines(note.text, 0);
    after_term = is_term;
  }
  return text + '\n' + indented_lines(exit_codes(), 0);
}

}  // namespace headroom
