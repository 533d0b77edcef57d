// The only file that knows CLI11, whose headers take seconds to read.

#include "parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

#include "base/characters.hpp"
#include "command_line/exit_codes.hpp"
#include "nearest_word.hpp"

namespace headroom {
namespace {

/// From nothing to an answer that can be shown.
const std::vector<Shown> kFirstSteps{
    {"a study to start from: then put your numbers in, with any text editor", "new my-clinic"},
    {"is it right, and what was assumed because it does not say?", "check my-clinic/study.yaml"},
    {"are there enough hours, on average?", "plan my-clinic/study.yaml"},
    {"who waits how long, as it is and with each scenario?", "run my-clinic/study.yaml"},
    {"is leave and sickness covered, and who pays for it?", "compare my-clinic/study.h5 --about staffing"},
    {"a page to show, with charts, for any browser", "report my-clinic/study.h5"}};

constexpr std::size_t kCommandsAt = 14;

/// "--output R.h5" and the like: the option's names and what it takes.
std::string option_words(const CLI::Option& option) {
  if (option.get_positional())
    return option.get_name(true, false) + (option.get_expected_max() > 1 ? "..." : "");
  std::string words;
  for (const std::string& name : option.get_snames()) words += (words.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) words += (words.empty() ? "--" : ", --") + name;
  if (option.get_type_size() != 0 && !option.get_type_name().empty()) words += " " + option.get_type_name();
  return words;
}

/// Help in 80 columns, the common options first and --help last.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool /*is_positional*/) const override {
    return help_row(option_words(*option), make_option_desc(option), kMeaningsAt);
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return help_row(command->get_name(), command->get_description(), kCommandsAt);
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

/// What a value is refused for; names of the wrong kind get the nearest right one.
CLI::Validator validator_of(const Word& word) {
  return CLI::Validator(
      [word](std::string& value) -> std::string {
        const bool is_choice =
            std::find(word.choices.begin(), word.choices.end(), value) != word.choices.end();
        if (!word.choices.empty() && !is_choice) return unknown(value, word.choices);
        return word.refusal ? word.refusal(value) : std::string{};
      },
      "");
}

std::string spellings_of(const Word& word) {
  std::string names;
  for (const std::string& name : word.names) names += (names.empty() ? "" : ",") + name;
  return names;
}

CLI::Option* added(CLI::App& app, const Word& word) {
  if (taken_by(word).kind == Taken::Kind::nothing)
    return app.add_flag_callback(
        spellings_of(word), [set = word.set] { set({}); }, word.help);
  const auto set_all = [set = word.set](const CLI::results_t& values) {
    for (const std::string& value : values) set(value);
    return true;
  };
  CLI::Option* option = app.add_option(spellings_of(word), set_all, word.help);
  if (!word.takes.empty()) option->type_name(word.takes);
  if (word.is_many)
    option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(word.is_argument);
  if (word.is_in_order) option->trigger_on_parse();
  if (!word.choices.empty() || word.refusal) option->check(validator_of(word));
  return option->required(word.is_required);
}

void add_command(CLI::App& app, const Command& command) {
  CLI::App& added_command = *app.add_subcommand(command.name, command.summary);
  std::map<std::string, CLI::Option*> by_name;
  for (const Word& word : command.words) {
    CLI::Option* option = added(added_command, word);
    for (const std::string& name : word.names) by_name[name] = option;
    for (const std::string& other : word.not_with) option->excludes(by_name.at(other));
    for (const std::string& other : word.only_with) option->needs(by_name.at(other));
  }
  added_command.footer(footer_text(command.help));
  // Words that nothing takes are refused here, with the nearest right one, instead of by CLI11.
  added_command.allow_extras()->group(command.is_listed ? "Commands" : "");
}

/// CLI11's view of the commands.
std::unique_ptr<CLI::App> app_of(const std::vector<Command>& commands) {
  auto app = std::make_unique<CLI::App>(kQuestion, "headroom");
  app->formatter(std::make_shared<HelpFormatter>());
  app->get_formatter()->label("SUBCOMMAND", "COMMAND");
  app->get_formatter()->label("Positionals", "Arguments");
  app->set_version_flag("--version", std::string("headroom ") + HEADROOM_VERSION,
                        "print the version and exit");
  app->set_help_flag(spellings_of(help_word()), help_word().help);
  app->require_subcommand(1);
  app->allow_extras();
  for (const Command& command : commands) add_command(*app, command);
  app->footer(
      footer_text({kFirstSteps, {{"", "'headroom help COMMAND' has the options and more examples."}}}));
  return app;
}

int wrong_words(CLI::App& app, const CLI::ParseError& error) {
  for (const CLI::App* command : app.get_subcommands())
    if (const auto words = command->remaining(); !words.empty())
      return wrong_command_line(unexpected(*command, words));
  if (const auto words = app.remaining(); !words.empty()) return wrong_command_line(unexpected(app, words));
  return wrong_command_line(
      error.what() + std::string("; 'headroom ") +
      (app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ") +
      "--help' tells more");
}

const Command* named(const std::vector<Command>& commands, const std::string& name) {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&name](const Command& command) { return command.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

}  // namespace

std::string help_of(const std::vector<Command>& commands, const std::string& name) {
  const std::unique_ptr<CLI::App> app = app_of(commands);
  if (name.empty()) return app->help();
  return app->get_subcommand(name)->help("headroom");
}

int parse_and_run(const std::vector<Command>& commands, int argc, char** argv) {
  const std::unique_ptr<CLI::App> app = app_of(commands);
  if (argc < 2) {
    std::cerr << app->help();
    return kWrongInput;
  }
  const std::string first = argv[1];
  if (first.empty() || (first[0] != '-' && named(commands, first) == nullptr))
    return wrong_command_line(no_command(first, names_of(listed(commands))));
  try {
    app->parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app->help();
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << '\n';
    return kDone;
  } catch (const CLI::ParseError& error) {
    return wrong_words(*app, error);
  }
  const CLI::App& command = *app->get_subcommands().front();
  if (const auto words = app->remaining(); !words.empty()) return wrong_command_line(unexpected(*app, words));
  if (const auto words = command.remaining(); !words.empty())
    return wrong_command_line(unexpected(command, words));
  return named(commands, command.get_name())->run();
}

}  // namespace headroom
