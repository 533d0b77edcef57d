// Where the program begins: signals, safe output, and what no command may let through.

#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "base/ensure.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/parse.hpp"
#include "commands/commands.hpp"
#include "running/output_written.hpp"
#include "support/safe_output.hpp"

namespace headroom {
namespace {

int whole_program(int argc, char** argv) {
  try {
    return with_output_written(parse_and_run(all_commands(), argc, argv));
  } catch (const BrokenPromise& broken) {
    std::cerr << "headroom: this is a defect of the program, please report it: " << broken.what() << '\n';
  } catch (const std::bad_alloc&) {
    std::cerr
        << "headroom: memory ran out; nothing that was there before was changed. A smaller study, fewer "
           "scenarios or fewer --threads need less\n";
  } catch (const std::exception& error) {
    std::cerr << "headroom: " << error.what() << '\n';
  }
  return kFailed;
}

}  // namespace
}  // namespace headroom

int main(int argc, char** argv) {
  // A reader that goes away must be seen as an error of writing, not end the program without a word.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // likewise a file that grows past what the user may write
  const headroom::SafeOutput safe;
  return headroom::whole_program(argc, argv);
}
