// headroom.1 from the rows of the commands, escaped for troff.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>

#include "command.hpp"

namespace headroom {
namespace {

/// Text as troff takes it: no line of it is a request, and - is the character that is typed.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (safe.empty() && (c == '.' || c == '\'')) safe += "\\&";
    if (c == '\\') {
      safe += "\\e";
    } else if (c == '-') {
      safe += "\\-";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string in_quotes(const std::string& text) {
  std::string doubled;
  for (const char c : text) doubled += c == '"' ? "\\(dq" : std::string{c};
  return '"' + doubled + '"';
}

std::string term(const std::string& name, const std::string& meaning) {
  return fmt::format(".TP\n{}\n{}\n", name, escaped(meaning));
}

std::string option_term(const Word& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back("\\fB" + escaped(name) + "\\fR");
  const std::string value =
      taken_by(option).kind == Taken::Kind::nothing ? "" : " \\fI" + escaped(option.takes) + "\\fR";
  return term(fmt::format("{}{}", fmt::join(names, ", "), value), option.help);
}

std::string shown_lines(const CommandHelp& help) {
  std::string text = ".PP\nExamples:\n.PP\n.EX\n";
  for (const Shown& shown : help.examples)
    text += fmt::format("# {}\nheadroom {}\n", escaped(shown.answers), escaped(shown.line));
  return text + ".EE\n";
}

std::string section(const Command& command) {
  std::string usage = "headroom " + command.name + " [OPTIONS]";
  for (const Word& argument : arguments_of(command))
    usage += argument.is_required ? " " + argument.names.front() + (argument.is_many ? "..." : "")
                                  : " [" + argument.names.front() + "]";
  std::string text = fmt::format(".SS {}\n{}.\n", in_quotes(escaped(usage)), escaped(command.summary));
  for (const Word& argument : arguments_of(command))
    text += term("\\fI" + escaped(argument.names.front()) + "\\fR", argument.help);
  for (const Word& option : options_of(command)) text += option_term(option);
  for (const Note& note : command.help.notes)
    text += note.term.empty()   ? ".PP\n" + escaped(note.text) + '\n'
            : note.text.empty() ? ".PP\n" + escaped(note.term) + '\n'
                                : term(escaped(note.term), note.text);
  return text + shown_lines(command.help);
}

}  // namespace

std::string man_page(const std::string& question, const std::vector<Command>& commands) {
  std::string text = fmt::format(
      ".TH HEADROOM 1 \"\" \"headroom {}\" \"User Commands\"\n"
      ".SH NAME\nheadroom \\- capacity, demand and waits of a health service\n"
      ".SH SYNOPSIS\n.B headroom\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n"
      ".SH DESCRIPTION\n{}\n"
      ".PP\nA study, one YAML file, describes who works in the service, what their job plans say, which "
      "patients are\n"
      "referred and what their journeys look like. The commands check it, balance its hours, simulate it "
      "with the\n"
      "scenarios that it names, and put the answers into tables, a spreadsheet or a page.\n"
      ".SH COMMANDS\n",
      HEADROOM_VERSION, escaped(question));
  for (const Command& command : commands) text += section(command);
  return text +
         ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nfailed (disk, memory, damaged file)\n.TP\n2\n"
         "the input or the command line is wrong\n"
         ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nset: no colours\n"
         ".TP\n.B SOURCE_DATE_EPOCH\nthe time that a result file says it was made, in seconds since 1970\n";
}

}  // namespace headroom
