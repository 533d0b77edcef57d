#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace headroom {

/// One line on stderr, rewritten in place, with per cent and time left; nothing at all where stderr is not a
/// terminal. Gone from the screen at the end of its life.
class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::size_t done);

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_, done_ = 0;
  bool on_terminal_;
  Clock::time_point started_ = Clock::now(), shown_{};
};

/// "2 min 5 s", "45 s", "1 h 3 min"; whole seconds.
[[nodiscard]] std::string duration_text(double seconds);

}  // namespace headroom
