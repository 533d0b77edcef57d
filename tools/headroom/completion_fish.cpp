#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command_tree.hpp"

namespace headroom {
namespace {

std::string quoted(const std::string& text) {
  std::string safe;
  for (const char c : text) safe += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return "'" + safe + "'";
}

/// What is offered, as the value of -a; empty where nothing can be.
std::string offered(const Taken& takes) {
  switch (takes.kind) {
    case Taken::Kind::choice:
      return fmt::format("{}", fmt::join(takes.values, " "));
    case Taken::Kind::file: {
      std::vector<std::string> each;
      for (const std::string& ending : takes.values)
        each.push_back(fmt::format("(__fish_complete_suffix .{})", ending));
      return fmt::format("{}", fmt::join(each, " "));
    }
    case Taken::Kind::folder:
      return "(__fish_complete_directories)";
    case Taken::Kind::nothing:
    case Taken::Kind::text:
      return {};
  }
  return {};
}

std::string line_of(const CommandWords& command, const std::string& rest) {
  return fmt::format("complete -c headroom -n '__fish_seen_subcommand_from {}'{}\n", command.name, rest);
}

std::string option_line(const CommandWords& command, const OptionWords& option) {
  std::string rest;
  for (const std::string& name : option.names)
    rest += name.substr(0, 2) == "--" ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes.kind != Taken::Kind::nothing) rest += " -x";
  if (const std::string values = offered(option.takes); !values.empty()) rest += " -a " + quoted(values);
  return line_of(command, rest + " -d " + quoted(option.help));
}

}  // namespace

std::string fish_completion(const std::vector<CommandWords>& commands) {
  std::string text =
      "# Completion of headroom for fish, made by 'headroom completion fish'.\n\n"
      "complete -c headroom -f\n"
      "complete -c headroom -n __fish_use_subcommand -l help -d 'print help and exit'\n"
      "complete -c headroom -n __fish_use_subcommand -l version -d 'print the version and exit'\n";
  for (const CommandWords& command : commands)
    text += fmt::format("complete -c headroom -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.help));
  for (const CommandWords& command : commands) {
    for (const OptionWords& option : command.options) text += option_line(command, option);
    if (command.arguments.empty()) continue;
    if (const std::string values = offered(command.arguments.front().takes); !values.empty())
      text += line_of(command, " -a " + quoted(values));
  }
  return text;
}

}  // namespace headroom
