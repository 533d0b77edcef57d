// Per cent and time left from the pace so far, written past the streams.

#include "support/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "base/characters.hpp"

namespace headroom {

Progress::Progress(std::size_t total) : total_{total}, on_terminal_{isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() {
  if (on_terminal_ && shown_ != Clock::time_point{}) std::fputs("\r\033[K", stderr);
}

void Progress::add(std::size_t done) {
  done_ += done;
  if (on_terminal_) show({done_, total_, 0, fmt::format("{} of {} replications", done_, total_)});
}

void Progress::show(const WorkDone& work) {
  const Clock::time_point now = Clock::now();
  if (!on_terminal_ || work.done == 0 || now - shown_ < std::chrono::milliseconds{100}) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  fmt::print(stderr, "\r\033[K{}", printable_line(progress_text(work, seconds)));
  std::fflush(stderr);
}

std::string progress_text(const WorkDone& work, double seconds) {
  const auto share = static_cast<double>(work.done) / static_cast<double>(work.total);
  std::string text = fmt::format("{:3.0f}%  {}", std::floor(100 * share), work.text);
  if (work.done <= work.reused) return text;
  const auto new_work = static_cast<double>(work.done - work.reused);
  const double left = seconds / new_work * static_cast<double>(work.total - work.done);
  const char* most = work.is == WorkDone::Total::at_most ? "at most " : "";
  return text + fmt::format(", {}{} left", most, duration_text(left));
}

std::string duration_text(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace headroom
