#pragma once

#include <string>
#include <vector>

#include "command_line.hpp"

/// The command line as values, for what is made from it: completions and the man page.
namespace headroom {

/// What follows an option, or stands in an argument's place.
struct Taken {
  enum class Kind { nothing, choice, file, folder, text };
  Kind kind = Kind::nothing;
  std::vector<std::string> values;  ///< the choices; of a file, the endings that it may have
  std::string shown;                ///< as help has it: R.h5, GLOB
};

struct OptionWords {
  std::vector<std::string> names;  ///< -o, --output
  std::string help;
  Taken takes;
};

struct ArgumentWords {
  std::string name, help;
  Taken takes;
  bool many, required;
};

struct CommandWords {
  std::string name, help;
  std::vector<OptionWords> options;
  std::vector<ArgumentWords> arguments;
  CommandHelp more;
};

/// The commands that help lists, in its order.
[[nodiscard]] std::vector<CommandWords> command_tree(CommandLine& line);

[[nodiscard]] std::string bash_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandWords>& commands);

/// headroom.1, in the macros of man(7).
[[nodiscard]] std::string man_page(const std::string& question, const std::vector<CommandWords>& commands);

}  // namespace headroom
