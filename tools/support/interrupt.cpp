// One lock-free flag behind a signal handler, and the earlier handlers put back.

#include "support/interrupt.hpp"

#include <atomic>

namespace headroom {
namespace {

std::atomic<bool> requested_{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch what needs no lock");

extern "C" void on_signal(int) { requested_.store(true, std::memory_order_relaxed); }

}  // namespace

Interrupt::Interrupt() {
  requested_ = false;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;  // file writes go on: the program ends between two blocks
  sigaction(SIGINT, &action, &before_int_);
  sigaction(SIGTERM, &action, &before_term_);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &before_int_, nullptr);
  sigaction(SIGTERM, &before_term_, nullptr);
}

bool Interrupt::requested() const { return requested_.load(std::memory_order_relaxed); }

}  // namespace headroom
