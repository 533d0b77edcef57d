// A command as a value: the words it takes, what its help says, what it does.
// The parser, help, completions and the man page read the same row.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "help.hpp"

namespace headroom {

/// What follows an option, or stands in an argument's place.
struct Taken {
  enum class Kind { nothing, choice, file, folder, text };
  Kind kind = Kind::nothing;
  std::vector<std::string> values;  ///< the choices; of a file, the endings that it may have
  std::string shown;                ///< as help has it: R.h5, GLOB
};

/// A word of a command: an option (-o,--output) with its value, a flag without one, an argument (STUDY).
struct Word {
  std::vector<std::string> names;  ///< -o, --output; of an argument STUDY
  std::string takes;               ///< what help calls the value: R.h5; empty of a flag
  std::string help;
  std::function<void(const std::string&)> set;  ///< with a value that `refusal` lets through; "" of a flag

  bool is_argument = false;
  bool is_required = false;
  bool is_many = false;                   ///< may be given several times; an argument: several in a row
  bool is_in_order = false;               ///< set as it is met, so that others of its kind come in turn
  std::vector<std::string> choices = {};  ///< the only values; empty: any
  std::function<std::string(const std::string&)> refusal =
      {};                                                  ///< what is wrong with a value; empty: nothing
  std::vector<std::string> not_with = {}, only_with = {};  ///< options that exclude it, that it needs

  [[nodiscard]] Word required() const;
  [[nodiscard]] Word one_of(std::vector<std::string> names) const;
  [[nodiscard]] Word checked(std::function<std::string(const std::string&)> refusal_of) const;
  [[nodiscard]] Word excludes(std::vector<std::string> options) const;
  [[nodiscard]] Word needs(std::vector<std::string> options) const;
  [[nodiscard]] Word in_order() const;  ///< and several times
};

[[nodiscard]] Word argument(std::string name, std::string& into, std::string help);
[[nodiscard]] Word arguments(std::string name, std::vector<std::string>& into, std::string help);
/// `names` as "-o,--output".
[[nodiscard]] Word option(const std::string& names, std::string takes, std::string& into, std::string help);
[[nodiscard]] Word option(const std::string& names, std::string takes, std::optional<std::string>& into,
                          std::string help);
/// May be repeated, with one value each time.
[[nodiscard]] Word option(const std::string& names, std::string takes, std::vector<std::string>& into,
                          std::string help);
[[nodiscard]] Word option(const std::string& names, std::string takes,
                          std::function<void(const std::string&)> set, std::string help);
[[nodiscard]] Word flag(const std::string& names, bool& into, std::string help);
[[nodiscard]] Word flag(const std::string& names, std::function<void()> set, std::string help);

struct Command {
  std::string name, summary;
  std::vector<Word> words;
  CommandHelp help;
  std::function<int()> run;  ///< once the words are set; the value is the exit code
  bool is_listed = true;     ///< in help, completions and the man page
};

/// What stands behind the word, by what help calls it: R.h5 is a file ending so, DIR a folder.
[[nodiscard]] Taken taken_by(const Word& word);

/// The option that every command has.
[[nodiscard]] Word help_word();
/// help_word and those of the command.
[[nodiscard]] std::vector<Word> options_of(const Command& command);
[[nodiscard]] std::vector<Word> arguments_of(const Command& command);

[[nodiscard]] std::vector<Command> listed(std::vector<Command> commands);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Command>& commands);

[[nodiscard]] std::string bash_completion(const std::vector<Command>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<Command>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<Command>& commands);

/// headroom.1, in the macros of man(7).
[[nodiscard]] std::string man_page(const std::string& question, const std::vector<Command>& commands);

}  // namespace headroom
