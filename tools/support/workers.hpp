// The threads that run an experiment.
#pragma once

#include <cstddef>

#include "experiment/runner.hpp"
#include "support/interrupt.hpp"

namespace headroom {

/// A Runner with threads of its own.
class Workers final : public Runner {
 public:
  /// `threads` 0: as many as the machine has. In a page there is one, however many are asked for.
  /// `interrupt` outlives this.
  Workers(int threads, const Interrupt& interrupt);
  [[nodiscard]] std::size_t workers() const override { return threads_; }
  [[nodiscard]] bool stop_requested() const override { return interrupt_->requested(); }
  [[nodiscard]] Outcome run(std::size_t tasks, const Work& work, const Deliver& deliver) override;

 private:
  std::size_t threads_;
  const Interrupt* interrupt_;
};

}  // namespace headroom
