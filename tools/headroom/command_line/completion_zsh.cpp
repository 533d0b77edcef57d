// The completion script for zsh, in the terms of _arguments and _describe.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"

namespace headroom {
namespace {

/// Within single quotes, where _arguments and _describe read some characters as their own.
std::string zsh_escaped(const std::string& text, const std::string& special) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (special.find(c) != std::string::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

/// ":what it is called:what completes it"
std::string action(const Taken& takes) {
  const std::string shown = zsh_escaped(takes.shown, ":\\[]");
  switch (takes.kind) {
    case Taken::Kind::nothing:
      return {};
    case Taken::Kind::choice:
      return fmt::format(":{}:({})", shown, fmt::join(takes.values, " "));
    case Taken::Kind::file:
      return fmt::format(":{}:_files -g \"*.({})\"", shown, fmt::join(takes.values, "|"));
    case Taken::Kind::folder:
      return fmt::format(":{}:_files -/", shown);
    case Taken::Kind::text:
      return fmt::format(":{}: ", shown);
  }
  return {};
}

std::string arguments(const Command& command) {
  std::string text = "        _arguments";
  for (const Word& option : options_of(command))
    for (const std::string& name : option.names)
      text += fmt::format(" \\\n          '{}[{}]{}'", name, zsh_escaped(option.help, ":\\[]"),
                          action(taken_by(option)));
  for (const Word& argument : arguments_of(command))
    text += fmt::format(" \\\n          '{}{}'", argument.is_many ? "*" : "1", action(taken_by(argument)));
  return text + ";;\n";
}

}  // namespace

std::string zsh_completion(const std::vector<Command>& commands) {
  std::string names, cases;
  for (const Command& command : commands) {
    names += fmt::format("        '{}:{}'\n", command.name, zsh_escaped(command.summary, ":\\"));
    cases += fmt::format("      {})\n{}", command.name, arguments(command));
  }
  return fmt::format(
      R"(#compdef headroom
# Completion of headroom for zsh, made by 'headroom completion zsh'.

_headroom() {{
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(- *)--help[print help and exit]' \
    '(- *)--version[print the version and exit]' \
    '1:command:->command' \
    '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
{})
      _describe -t commands command commands;;
    argument)
      case $words[1] in
{}      esac;;
  esac
}}

if [[ $funcstack[1] == _headroom ]]; then _headroom "$@"; else compdef _headroom headroom; fi
)",
      names, cases);
}

}  // namespace headroom
