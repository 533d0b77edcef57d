// The completion script for fish, a line for every option of every command.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"

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

std::string fish_line(const Command& command, const std::string& rest) {
  return fmt::format("complete -c headroom -n '__fish_seen_subcommand_from {}'{}\n", command.name, rest);
}

std::string option_line(const Command& command, const Word& option) {
  std::string rest;
  for (const std::string& name : option.names)
    rest += name.substr(0, 2) == "--" ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (taken_by(option).kind != Taken::Kind::nothing) rest += " -x";
  if (const std::string values = offered(taken_by(option)); !values.empty()) rest += " -a " + quoted(values);
  return fish_line(command, rest + " -d " + quoted(option.help));
}

}  // namespace

std::string fish_completion(const std::vector<Command>& commands) {
  std::string text =
      "# Completion of headroom for fish, made by 'headroom completion fish'.\n\n"
      "complete -c headroom -f\n"
      "complete -c headroom -n __fish_use_subcommand -l help -d 'print help and exit'\n"
      "complete -c headroom -n __fish_use_subcommand -l version -d 'print the version and exit'\n";
  for (const Command& command : commands)
    text += fmt::format("complete -c headroom -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.summary));
  for (const Command& command : commands) {
    for (const Word& option : options_of(command)) text += option_line(command, option);
    const std::vector<Word> arguments = arguments_of(command);
    if (arguments.empty()) continue;
    if (const std::string values = offered(taken_by(arguments.front())); !values.empty())
      text += fish_line(command, " -a " + quoted(values));
  }
  return text;
}

}  // namespace headroom
