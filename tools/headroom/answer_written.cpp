#include "answer_written.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace headroom {

int with_answer_written(int exit_code, const std::string& stands) {
  constexpr int kDone = 0, kFailed = 1;
  static bool said = false;  // the stream stays as it is when it has failed
  std::cout.flush();
  const bool stream_failed = !std::cout;
  const bool file_failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!stream_failed && !file_failed) return exit_code;
  if (!said) {
    std::cerr << "headroom: cannot write to standard output: " << std::strerror(errno);
    if (exit_code == kDone && !stands.empty())
      std::cerr << "; " << stands << " is written and whole, and only what would be shown here is lost";
    std::cerr << '\n';
  }
  said = true;
  return exit_code == kDone ? kFailed : exit_code;
}

}  // namespace headroom
