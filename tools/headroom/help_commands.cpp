#include <iostream>
#include <memory>
#include <string>

#include "command_line.hpp"
#include "command_tree.hpp"
#include "command_words.hpp"

namespace headroom {
namespace {

int print(const std::string& text) {
  std::cout << text;
  return 0;
}

}  // namespace

void define_completion(CommandLine& line) {
  auto shell = std::make_shared<std::string>();
  line.app.add_subcommand("completion", "Prints what completes commands and options in a shell")
      ->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(one_of({"bash", "zsh", "fish"}));
  line.help["completion"] = {
      {{"bash: in this shell; in ~/.bashrc, in every one",
        "completion bash > headroom.bash && . ./headroom.bash"},
       {"zsh: into a folder of $fpath, before compinit", "completion zsh > ~/.zfunc/_headroom"},
       {"fish", "completion fish > ~/.config/fish/completions/headroom.fish"}},
      {{"", "An installed package has put them where the shells look."}}};
  line.runs["completion"] = [&line, shell] {
    const std::vector<CommandWords> commands = command_tree(line);
    if (*shell == "zsh") return print(zsh_completion(commands));
    if (*shell == "fish") return print(fish_completion(commands));
    return print(bash_completion(commands));
  };
}

void define_help(CommandLine& line) {
  auto command = std::make_shared<std::string>();
  CLI::App& help = *line.app.add_subcommand("help", "The help of a command, as its --help");
  help.add_option("COMMAND", *command, "the command to explain")->check(one_of(command_names(line.app)));
  line.help["help"] = {{{"what run takes, and examples of it", "help run"}}, {}};
  line.runs["help"] = [&line, command] {
    // The program's own help() would be that of the command that was given: help.
    if (command->empty())
      return print(line.app.get_formatter()->make_help(&line.app, "headroom", CLI::AppFormatMode::Normal));
    return print(line.app.get_subcommand(*command)->help("headroom"));
  };
}

/// For the build, which installs what it prints; not listed.
void define_man(CommandLine& line) {
  line.app.add_subcommand("man", "Prints the man page")->group("");
  line.help["man"] = {{{"read it without installing it", "man | man -l -"}}, {}};
  line.runs["man"] = [&line] { return print(man_page(line.app.get_description(), command_tree(line))); };
}

}  // namespace headroom
