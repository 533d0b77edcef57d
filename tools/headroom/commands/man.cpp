// `man`: prints the man page, for the build that installs it.

#include <iostream>

#include "command_line/exit_codes.hpp"
#include "command_line/parse.hpp"
#include "commands.hpp"

namespace headroom {

/// For the build, which installs what it prints; not listed.
Command man_command() {
  return {"man",
          "Prints the man page",
          {},
          {{{"read it without installing it", "man | man -l -"}}, {}},
          [] {
            std::cout << man_page(kQuestion, listed(all_commands()));
            return kDone;
          },
          false};
}

}  // namespace headroom
