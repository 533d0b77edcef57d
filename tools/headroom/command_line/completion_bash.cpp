// The completion script for bash, a table of words above its functions.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"

namespace headroom {
namespace {

/// Everything below the table of words. --format=json comes as three words, since = breaks words in bash.
constexpr const char* kFunctions = R"(
_headroom_files() {  # of the given endings, and folders to go into
  local ending IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -d -- "$word"))
  for ending in "$@"; do COMPREPLY+=($(compgen -f -X "!*.$ending" -- "$word")); done
}

_headroom() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" i
  COMPREPLY=()
  if [[ $word == = ]]; then word=""
  elif [[ $before == = ]]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then command="${COMP_WORDS[i]}"; break; fi
  done
  _headroom_after_option && return
  _headroom_words
}

complete -F _headroom headroom
)";

std::string offer(const Taken& takes) {
  switch (takes.kind) {
    case Taken::Kind::choice:
      return fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))", fmt::join(takes.values, " "));
    case Taken::Kind::file:
      return fmt::format("_headroom_files {}", fmt::join(takes.values, " "));
    case Taken::Kind::folder:
      return "_headroom_files";
    case Taken::Kind::nothing:
    case Taken::Kind::text:
      return ":";
  }
  return ":";
}

std::string after_option(const std::vector<Command>& commands) {
  std::string text =
      "_headroom_after_option() {  # fails where the word before takes nothing\n  case \"$command $before\" "
      "in\n";
  for (const Command& command : commands)
    for (const Word& option : options_of(command)) {
      if (taken_by(option).kind == Taken::Kind::nothing) continue;
      std::string patterns;
      for (const std::string& name : option.names)
        patterns += fmt::format("{}\"{} {}\"", patterns.empty() ? "" : "|", command.name, name);
      text += fmt::format("    {}) {};;\n", patterns, offer(taken_by(option)));
    }
  return text + "    *) return 1;;\n  esac\n}\n\n";
}

std::string words(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  std::string cases;
  for (const Command& command : commands) {
    names.push_back(command.name);
    std::vector<std::string> options;
    for (const Word& option : options_of(command))
      options.insert(options.end(), option.names.begin(), option.names.end());
    const std::vector<Word> arguments = arguments_of(command);
    const Taken argument = arguments.empty() ? Taken{} : taken_by(arguments.front());
    cases += fmt::format(
        "    {}) if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); else {}; fi;;\n",
        command.name, fmt::join(options, " "), offer(argument));
  }
  return fmt::format(
      "_headroom_words() {{\n  case \"$command\" in\n"
      "    \"\") COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$word\"));;\n{}  esac\n}}\n",
      fmt::join(names, " "), cases);
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
  return "# Completion of headroom for bash, made by 'headroom completion bash'.\n\n" +
         after_option(commands) + words(commands) + kFunctions;
}

}  // namespace headroom
