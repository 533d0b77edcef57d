// One command line from its words to its exit code, with what no command may let through.
#pragma once

namespace headroom {

/// The value is the exit code. What it says goes to std::cout and std::cerr as they are.
[[nodiscard]] int whole_program(int argc, char** argv);

}  // namespace headroom
