#include "command_line.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/characters.hpp"
#include "command_words.hpp"
#include "options.hpp"

namespace headroom {
namespace {

constexpr const char* kQuestion =
    "With these people, will these patients be seen in time, and if not, what would it take?";

/// From nothing to an answer that can be shown.
const std::vector<Shown> kFirstSteps{
    {"a study to start from: then put your numbers in, with any text editor", "new my-clinic"},
    {"is it right, and what was assumed because it does not say?", "check my-clinic/study.yaml"},
    {"are there enough hours, on average?", "plan my-clinic/study.yaml"},
    {"who waits how long, as it is and with each scenario?", "run my-clinic/study.yaml"},
    {"is leave and sickness covered, and who pays for it?", "compare my-clinic/study.h5 --about staffing"},
    {"a page to show, with charts, for any browser", "report my-clinic/study.h5"}};

constexpr int kDone = 0;
constexpr int kWrongInput = 2;

int wrong_command_line(const std::string& message) {
  std::cerr << "headroom: " << printable_line(message) << '\n';
  return kWrongInput;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

/// An option that stands before the command it belongs to.
bool belongs_to_a_command(const CLI::App& app, const std::string& option) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    for (const std::string& name : option_names(*command))
      if (name == option) return true;
  return false;
}

/// What to say of words that no option or argument of `command` takes.
std::string unexpected(const CLI::App& command, const std::vector<std::string>& words) {
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word[0] == '-'; };
  const auto option = std::find_if(words.begin(), words.end(), is_option);
  const std::string whole = command.get_parent() ? "headroom " + command.get_name() : "headroom";
  const std::string help = "; '" + whole + " --help' lists what there is";
  if (option == words.end()) return "'" + words.front() + "' is one argument too many" + help;
  const std::string name = option->substr(0, option->find('='));
  if (!command.get_parent() && belongs_to_a_command(command, name))
    return "'" + name + "' belongs after the command that it is for" + help;
  return "unknown option '" + name + "', the nearest is '" + nearest(name, option_names(command)) + "'" +
         help;
}

/// What other programs call what these do.
const std::map<std::string, std::string> kOtherNames{
    {"simulate", "run"},   {"start", "run"},       {"init", "new"},         {"create", "new"},
    {"validate", "check"}, {"results", "compare"}, {"version", "--version"}};

/// What to say of a first word that is no command.
std::string no_command(const std::string& word, const std::vector<std::string>& commands) {
  const auto ends_with = [&word](std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
  };
  if (ends_with(".yaml") || ends_with(".yml"))
    return "'" + word + "' is a study, and no command stands before it; 'headroom check " + word +
           "' says what it understands, 'headroom run " + word + "' simulates it";
  if (ends_with(".h5"))
    return "'" + word + "' is a result, and no command stands before it; 'headroom compare " + word +
           "' shows what came out";
  if (const auto other = kOtherNames.find(word); other != kOtherNames.end())
    return "command '" + word + "' is not known; 'headroom " + other->second + "' does that";
  return "command " + unknown(word, commands);
}

}  // namespace

CommandLine::CommandLine() : app{kQuestion, "headroom"} {
  app.formatter(help_formatter());
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Positionals", "Arguments");
  app.set_version_flag("--version", std::string("headroom ") + HEADROOM_VERSION,
                       "print the version and exit");
  app.set_help_flag("-h,--help", "print this help and exit");
  app.require_subcommand(1);
  app.footer(
      footer_text({kFirstSteps, {{"", "'headroom help COMMAND' has the options and more examples."}}}));
}

std::vector<std::string> command_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    if (!command->get_group().empty()) names.push_back(command->get_name());
  return names;
}

void define_commands(CommandLine& line) {
  define_new(line);
  define_check(line);
  define_plan(line);
  define_run(line);
  define_merge(line);
  define_compare(line);
  define_explain(line);
  define_size(line);
  define_report(line);
  define_export(line);
  define_schema(line);
  define_completion(line);
  define_help(line);
  define_man(line);
  for (const auto& [name, help] : line.help) line.app.get_subcommand(name)->footer(footer_text(help));
  // Words that nothing takes are refused here, with the nearest right one, instead of by CLI11.
  line.app.allow_extras();
  for (CLI::App* command : line.app.get_subcommands([](CLI::App*) { return true; }))
    command->allow_extras()->group(command->get_group().empty() ? "" : "Commands");
}

int parse_and_run(int argc, char** argv) {
  CommandLine line;
  define_commands(line);
  CLI::App& app = line.app;
  if (argc < 2) {
    std::cerr << app.help();
    return kWrongInput;
  }
  const std::string first = argv[1];
  if (first.empty() || (first[0] != '-' && line.runs.count(first) == 0))
    return wrong_command_line(no_command(first, command_names(app)));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help();
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << '\n';
    return kDone;
  } catch (const CLI::ParseError& error) {
    for (const CLI::App* command : app.get_subcommands())
      if (const auto words = command->remaining(); !words.empty())
        return wrong_command_line(unexpected(*command, words));
    if (const auto words = app.remaining(); !words.empty()) return wrong_command_line(unexpected(app, words));
    return wrong_command_line(
        error.what() + std::string("; 'headroom ") +
        (app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ") +
        "--help' tells more");
  }
  const CLI::App& command = *app.get_subcommands().front();
  if (const auto words = app.remaining(); !words.empty()) return wrong_command_line(unexpected(app, words));
  if (const auto words = command.remaining(); !words.empty())
    return wrong_command_line(unexpected(command, words));
  return line.runs.at(command.get_name())();
}

}  // namespace headroom
