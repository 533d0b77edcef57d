// `completion`: prints what a shell needs to complete commands and options.

#include <iostream>
#include <memory>
#include <string>

#include "command_line/command.hpp"
#include "command_line/exit_codes.hpp"
#include "commands.hpp"

namespace headroom {

Command completion_command() {
  auto shell = std::make_shared<std::string>();
  return {"completion",
          "Prints what completes commands and options in a shell",
          {argument("SHELL", *shell, "bash, zsh or fish").required().one_of({"bash", "zsh", "fish"})},
          {{{"bash: in this shell; in ~/.bashrc, in every one",
             "completion bash > headroom.bash && . ./headroom.bash"},
            {"zsh: into a folder of $fpath, before compinit", "completion zsh > ~/.zfunc/_headroom"},
            {"fish", "completion fish > ~/.config/fish/completions/headroom.fish"}},
           {{"", "An installed package has put them where the shells look."}}},
          [shell] {
            const std::vector<Command> commands = listed(all_commands());
            std::cout << (*shell == "zsh"    ? zsh_completion(commands)
                          : *shell == "fish" ? fish_completion(commands)
                                             : bash_completion(commands));
            return kDone;
          }};
}

}  // namespace headroom
