// Ctrl-C and SIGTERM as a wish to stop, for as long as work goes on.
#pragma once

#include <csignal>

namespace headroom {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask to stop instead of killing the program; afterwards they do
/// what they did before. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] bool requested() const;

 private:
  struct sigaction before_int_ {};
  struct sigaction before_term_ {};
};

}  // namespace headroom
