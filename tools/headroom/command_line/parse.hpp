// Reads the words of the command line and does what they ask for.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace headroom {

inline constexpr const char* kQuestion =
    "With these people, will these patients be seen in time, and if not, what would it take?";

/// The value returned is the exit code.
[[nodiscard]] int parse_and_run(const std::vector<Command>& commands, int argc, char** argv);

/// The help of the program, or of the command of that name.
[[nodiscard]] std::string help_of(const std::vector<Command>& commands, const std::string& name);

}  // namespace headroom
