// `help`: the help of the program or of one command, for those who type the word.

#include "command_line/help.hpp"
#include "command_line/exit_codes.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command_line/parse.hpp"
#include "commands.hpp"

namespace headroom {

Command help_command(std::vector<std::string> names) {
  auto name = std::make_shared<std::string>();
  return {"help",
          "The help of a command, as its --help",
          {argument("COMMAND", *name, "the command to explain").one_of(std::move(names))},
          {{{"what run takes, and examples of it", "help run"}}, {}},
          [name] {
            std::cout << help_of(all_commands(), *name);
            return kDone;
          }};
}

}  // namespace headroom
