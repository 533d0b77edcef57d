#include "help.hpp"

#include <algorithm>
#include <sstream>

namespace headroom {
namespace {

constexpr std::size_t kWidth = 80, kMeaningsAt = 26, kCommandsAt = 14;

/// "  term    what it means", the meaning wrapped in its own column; below the term where that is long.
std::string row(const std::string& term, const std::string& meaning, std::size_t meanings_at) {
  std::string text = "  " + term;
  std::string right = indented_lines(meaning, meanings_at);
  if (meaning.empty()) return text + '\n';
  if (text.size() + 2 > meanings_at) return text + '\n' + right;
  return text + right.substr(text.size());
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool /*is_positional*/) const override {
    return row(option_words(*option), make_option_desc(option), kMeaningsAt);
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return row(command->get_name(), command->get_description(), kCommandsAt);
  }
  std::string make_description(const CLI::App* app) const override {
    const std::string& text = app->get_description();
    return indented_lines(text + (text.back() == '?' ? "" : "."), 0) + '\n';
  }
  std::string make_footer(const CLI::App* app) const override { return app->get_footer(); }
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    // What is asked for least is listed last.
    std::stable_partition(options.begin(), options.end(),
                          [](const CLI::Option* option) { return !option->check_name("--help"); });
    return Formatter::make_group(std::move(group), is_positional, std::move(options));
  }
};

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
    text += is_term ? row(note.term, note.text, kMeaningsAt) : indented_lines(note.text, 0);
    after_term = is_term;
  }
  return text + '\n' + indented_lines(exit_codes(), 0);
}

std::string option_words(const CLI::Option& option) {
  if (option.get_positional())
    return option.get_name(true, false) + (option.get_expected_max() > 1 ? "..." : "");
  std::string words;
  for (const std::string& name : option.get_snames()) words += (words.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) words += (words.empty() ? "--" : ", --") + name;
  if (option.get_type_size() != 0 && !option.get_type_name().empty()) words += " " + option.get_type_name();
  return words;
}

std::shared_ptr<CLI::FormatterBase> help_formatter() { return std::make_shared<HelpFormatter>(); }

}  // namespace headroom
