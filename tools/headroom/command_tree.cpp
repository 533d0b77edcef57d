#include "command_tree.hpp"

#include "command_words.hpp"

namespace headroom {
namespace {

/// By what help calls it: R.h5 is a file ending so, DIR a folder.
Taken taken_by(CLI::Option& option, const std::string& shown) {
  if (option.get_items_expected_max() == 0) return {};  // a flag
  if (const std::vector<std::string> choices = choices_of(option); !choices.empty())
    return {Taken::Kind::choice, choices, shown};
  if (shown == "STUDY") return {Taken::Kind::file, {"yaml", "yml"}, shown};
  if (shown == "RESULTS" || shown == "SHARDS") return {Taken::Kind::file, {"h5"}, shown};
  if (shown == "DIR") return {Taken::Kind::folder, {}, shown};
  if (const auto dot = shown.rfind('.'); dot != std::string::npos)
    return {Taken::Kind::file, {shown.substr(dot + 1)}, shown};
  return {Taken::Kind::text, {}, shown};
}

OptionWords words_of(CLI::Option& option) {
  OptionWords words{{}, option.get_description(), taken_by(option, option.get_type_name())};
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  return words;
}

}  // namespace

std::vector<CommandWords> command_tree(CommandLine& line) {
  std::vector<CommandWords> commands;
  for (CLI::App* command :
       line.app.get_subcommands([](CLI::App* any) { return !any->get_group().empty(); })) {
    CommandWords words{
        command->get_name(), command->get_description(), {}, {}, line.help[command->get_name()]};
    for (CLI::Option* option : command->get_options()) {
      if (option->get_positional()) {
        const std::string name = option->get_name(true, false);
        words.arguments.push_back({name, option->get_description(), taken_by(*option, name),
                                   option->get_expected_max() > 1, option->get_required()});
      } else {
        words.options.push_back(words_of(*option));
      }
    }
    commands.push_back(words);
  }
  return commands;
}

}  // namespace headroom
