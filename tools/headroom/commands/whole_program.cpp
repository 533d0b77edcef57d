// Broken promises, no memory and other troubles said once, in a sentence.

#include "commands/whole_program.hpp"

#include <exception>
#include <iostream>
#include <new>

#include "base/ensure.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/parse.hpp"
#include "commands/commands.hpp"
#include "running/output_written.hpp"

namespace headroom {

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

}  // namespace headroom
