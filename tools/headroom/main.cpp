#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>

#include "base/ensure.hpp"
#include "command_line/parse.hpp"
#include "commands/commands.hpp"
#include "support/safe_output.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;

/// An answer that could not be written down is no answer: a full disk or a closed pipe is a failure.
int with_output_written(int exit_code) {
  std::cout.flush();
  const bool stream_failed = !std::cout;
  const bool file_failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!stream_failed && !file_failed) return exit_code;
  std::cerr << "headroom: cannot write to standard output: " << std::strerror(errno) << '\n';
  return exit_code == kDone ? kFailed : exit_code;
}

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
