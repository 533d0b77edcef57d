#include "support/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace headroom {

Progress::Progress(std::size_t total) : total_{total}, on_terminal_{isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() {
  if (on_terminal_ && shown_ != Clock::time_point{}) std::fputs("\r\033[K", stderr);
}

void Progress::add(std::size_t done) {
  done_ += done;
  const Clock::time_point now = Clock::now();
  if (!on_terminal_ || done_ == 0 || now - shown_ < std::chrono::milliseconds{100}) return;
  shown_ = now;
  const double share = static_cast<double>(done_) / static_cast<double>(total_);
  const double seconds = std::chrono::duration<double>(now - started_).count();
  fmt::print(stderr, "\r\033[K{:3.0f}%  {} of {} replications, {} left", std::floor(100 * share), done_,
             total_, duration_text(seconds / share - seconds));
  std::fflush(stderr);
}

std::string duration_text(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace headroom
