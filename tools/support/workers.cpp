// Tasks begun in order, a few ahead for each worker, and delivered one at a time.

#include "support/workers.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace headroom {
namespace {

/// Tasks that may be begun and not yet delivered, for each worker: enough that nobody waits for the slowest,
/// few enough that memory stays small.
constexpr std::size_t kAhead = 3;

/// What the workers share; everything is guarded by `mutex`.
class Queue {
 public:
  Queue(std::size_t tasks, std::size_t workers, const Runner& runner)
      : runner_{runner}, ahead_{kAhead * workers}, done_(tasks, false) {}

  void work(std::size_t worker, const Runner::Work& work, const Runner::Deliver& deliver) {
    std::unique_lock lock{mutex_};
    while (wait_for_room(lock)) {
      const std::size_t task = next_++;
      unlocked(lock, [&] { work(task, worker); });
      done_[task] = true;
      deliver_what_is_ready(lock, deliver);
    }
  }

  /// After all workers have ended.
  [[nodiscard]] Outcome outcome() {
    if (failure_) std::rethrow_exception(failure_);
    return delivered_ == done_.size() ? Outcome::finished : Outcome::stopped;
  }

 private:
  [[nodiscard]] bool over() const { return failure_ || runner_.stop_requested(); }

  /// Until a task may be begun: true. False where none is left or the work is over.
  bool wait_for_room(std::unique_lock<std::mutex>& lock) {
    // A signal handler may not notify, so a waiter looks up now and then.
    while (!over() && next_ < done_.size() && next_ >= delivered_ + ahead_) {
      room_.wait_for(lock, std::chrono::milliseconds{50});
    }
    return !over() && next_ < done_.size();
  }

  /// One thread delivers at a time, in order; the others go on working.
  void deliver_what_is_ready(std::unique_lock<std::mutex>& lock, const Runner::Deliver& deliver) {
    if (delivering_) return;
    delivering_ = true;
    while (!over() && delivered_ < done_.size() && done_[delivered_]) {
      unlocked(lock, [&] { deliver(delivered_); });
      if (failure_) break;
      ++delivered_;
      room_.notify_all();
    }
    delivering_ = false;
  }

  template <class Call>
  void unlocked(std::unique_lock<std::mutex>& lock, Call call) {
    lock.unlock();
    std::exception_ptr thrown;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
    }
    lock.lock();
    if (thrown && !failure_) failure_ = thrown;
  }

  const Runner& runner_;
  const std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::vector<bool> done_;
  std::size_t next_ = 0, delivered_ = 0;
  bool delivering_ = false;
  std::exception_ptr failure_;
};

/// A page has one thread: those that share memory need a server that says so.
#ifdef __EMSCRIPTEN__
constexpr bool kHasThreads = false;
#else
constexpr bool kHasThreads = true;
#endif

std::size_t threads_of(int asked) {
  if (!kHasThreads) return 1;
  return asked > 0 ? static_cast<std::size_t>(asked) : std::max(1u, std::thread::hardware_concurrency());
}

/// Threads that are waited for at the end of its life. (std::jthread, which not every library of C++ has.)
class Threads {
 public:
  Threads() = default;
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads() {
    for (std::thread& thread : threads_) thread.join();
  }

  template <class Call>
  void begin(Call call) {
    threads_.emplace_back(std::move(call));
  }

 private:
  std::vector<std::thread> threads_;
};

}  // namespace

Workers::Workers(int threads, const Interrupt& interrupt)
    : threads_{threads_of(threads)}, interrupt_{&interrupt} {}

Outcome Workers::run(std::size_t tasks, const Work& work, const Deliver& deliver) {
  Queue queue{tasks, threads_, *this};
  {
    Threads threads;
    for (std::size_t w = 1; w < std::min(threads_, tasks); ++w) {
      try {
        threads.begin([&, w] { queue.work(w, work, deliver); });
      } catch (const std::system_error&) {
        break;  // a limit of the system: those there are do all the work, with the same results
      }
    }
    queue.work(0, work, deliver);
  }
  return queue.outcome();
}

}  // namespace headroom
