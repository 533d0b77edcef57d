// Both streams flushed, and a full disk or closed pipe said once.

#include "output_written.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <utility>

#include "command_line/exit_codes.hpp"

namespace headroom {
namespace {

/// Whether all that was printed has been written; errno where it has not.
bool is_written() {
  std::cout.flush();
  const bool stream_failed = !std::cout;
  const bool file_failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  return !stream_failed && !file_failed;
}

}  // namespace

int with_output_written(int exit_code, const std::string& stands) {
  static bool said = false;  // of a stream of the whole program, which has failed for good
  if (is_written()) return exit_code;
  if (!std::exchange(said, true)) {
    const char* const why = std::strerror(errno);
    std::cerr << "headroom: ";
    if (!stands.empty()) std::cerr << stands << " is written and whole; what was to be printed is not: ";
    std::cerr << "cannot write to standard output: " << why << '\n';
  }
  return exit_code == kDone ? kFailed : exit_code;
}

}  // namespace headroom
