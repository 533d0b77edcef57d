// Who does the work of an experiment: workers that are handed in, since the engine has no threads.
#pragma once

#include <cstddef>
#include <functional>

namespace headroom {

enum class Outcome { finished, stopped };

/// Who does the work. The engine has no threads: a Runner with as many workers as the machine has is handed
/// in.
class Runner {
 public:
  /// `task` by worker `worker` (below `workers()`), one task at a time for each worker.
  using Work = std::function<void(std::size_t task, std::size_t worker)>;
  using Deliver = std::function<void(std::size_t task)>;

  virtual ~Runner() = default;
  [[nodiscard]] virtual std::size_t workers() const = 0;
  /// Whether somebody asked to stop; long work looks here from time to time and returns early.
  [[nodiscard]] virtual bool stop_requested() const = 0;

  /// Calls `work` once for every task below `tasks`, on any worker, begun in order; and `deliver` for every
  /// task in order, one at a time, after its work has ended. At most a few tasks for each worker are begun
  /// and not yet delivered. After a request to stop no task is begun or delivered. What a call throws is
  /// thrown on, once every worker has ended.
  [[nodiscard]] virtual Outcome run(std::size_t tasks, const Work& work, const Deliver& deliver) = 0;
};

/// One worker, on the caller's thread; never asked to stop.
class SerialRunner final : public Runner {
 public:
  [[nodiscard]] std::size_t workers() const override { return 1; }
  [[nodiscard]] bool stop_requested() const override { return false; }
  [[nodiscard]] Outcome run(std::size_t tasks, const Work& work, const Deliver& deliver) override;
};

}  // namespace headroom
