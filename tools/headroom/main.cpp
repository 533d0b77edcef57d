// Where the program begins: signals and safe output.

#include <csignal>

#include "commands/whole_program.hpp"
#include "support/safe_output.hpp"

int main(int argc, char** argv) {
  // A reader that goes away must be seen as an error of writing, not end the program without a word.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // likewise a file that grows past what the user may write
  const headroom::SafeOutput safe;
  return headroom::whole_program(argc, argv);
}
