// The line of progress on a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace headroom {

/// How far some work is.
struct WorkDone {
  std::size_t done = 0, total = 0;  ///< in units of work
  std::size_t reused = 0;           ///< of `done`, what cost no time
  std::string text;                 ///< "120 of 300 replications"
  enum class Total { known, at_most } is = Total::known;
};

/// One line on stderr, rewritten in place, with per cent and time left; nothing at all where stderr is not a
/// terminal. Gone from the screen at the end of its life.
class Progress {
 public:
  /// Of so many replications.
  explicit Progress(std::size_t total = 0);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::size_t done);
  /// Work of another kind.
  void show(const WorkDone& work);

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_, done_ = 0;
  bool on_terminal_;
  Clock::time_point started_ = Clock::now(), shown_{};
};

/// What the line says after so many seconds: " 40%  120 of 300 replications, 45 s left"; without a time while
/// there is nothing to tell it from.
[[nodiscard]] std::string progress_text(const WorkDone& work, double seconds);

/// "2 min 5 s", "45 s", "1 h 3 min"; whole seconds.
[[nodiscard]] std::string duration_text(double seconds);

}  // namespace headroom
