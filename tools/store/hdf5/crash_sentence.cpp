// Handlers of fatal signals that print one sentence, and limits on time and address space.

#include "store/hdf5/crash_sentence.hpp"

#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <fstream>

namespace headroom {
namespace {

std::atomic<const char*> sentence_now{nullptr};

/// Only what a signal may do.
[[maybe_unused]] void say_and_end(int signal) {
  if (const char* const sentence = sentence_now.load()) {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, sentence, std::strlen(sentence));
    ::_exit(1);
  }
  if (signal == SIGPROF) return;
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

[[maybe_unused]] bool is_free(int signal) {
  struct sigaction present {};
  return ::sigaction(signal, nullptr, &present) == 0 && present.sa_handler == SIG_DFL;
}

/// Once, for the whole program. False where somebody else handles crashes.
bool handles_crashes() {
#ifdef __EMSCRIPTEN__  // there are no signals in a page, which ends a worker whose program has crashed
  return false;
#else
  static const bool ours = [] {
    if (!is_free(SIGSEGV)) return false;
    // Endless recursion leaves no stack to handle it on.
    static std::array<char, 1 << 16> stack;
    stack_t other{};
    other.ss_sp = stack.data();
    other.ss_size = stack.size();
    ::sigaltstack(&other, nullptr);
    struct sigaction action {};
    action.sa_handler = say_and_end;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPROF}) {
      if (is_free(signal)) ::sigaction(signal, &action, nullptr);
    }
    return true;
  }();
  return ours;
#endif
}

/// Bytes of it that are taken.
std::uint64_t address_space() {
  std::uint64_t pages = 0;
  std::ifstream{"/proc/self/statm"} >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void set_limit(std::chrono::milliseconds most) {
  itimerval timer{};
  timer.it_value.tv_sec = most.count() / 1000;
  timer.it_value.tv_usec = most.count() % 1000 * 1000;
  ::setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

CrashSentence::CrashSentence(const std::string& path, const char* damaged)
    : sentence_{"headroom: " + path + ' ' + damaged + ": it cannot be made sense of\n"} {
  before_ = handles_crashes() ? sentence_now.exchange(sentence_.c_str()) : nullptr;
}

CrashSentence::~CrashSentence() { sentence_now.store(before_); }

Budget::Budget(const Most& most) {
  if (!handles_crashes()) return;
  set_limit(most.time);
  rlimit memory{};
  ::getrlimit(RLIMIT_AS, &memory);
  memory_before_ = memory.rlim_cur;
  const rlim_t wanted = address_space() + most.bytes;
  if (wanted >= memory.rlim_cur) return;
  memory.rlim_cur = wanted;
  ::setrlimit(RLIMIT_AS, &memory);
}

Budget::~Budget() {
  if (!handles_crashes()) return;
  set_limit(std::chrono::milliseconds{0});
  rlimit memory{};
  ::getrlimit(RLIMIT_AS, &memory);
  memory.rlim_cur = memory_before_;
  ::setrlimit(RLIMIT_AS, &memory);
}

}  // namespace headroom
