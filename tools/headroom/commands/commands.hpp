// Which commands there are: a row each, in the file of its name.
// Answers go to stdout, everything else to stderr; the exit codes are 0 done, 1 failed (disk, memory, damaged
// file), 2 the input is wrong.
#pragma once

#include <vector>

#include "command_line/command.hpp"

namespace headroom {

[[nodiscard]] std::vector<Command> all_commands();

}  // namespace headroom
