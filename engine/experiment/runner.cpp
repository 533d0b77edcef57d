// Tasks one after another on the caller's thread.

#include "experiment/runner.hpp"

namespace headroom {

Outcome SerialRunner::run(std::size_t tasks, const Work& work, const Deliver& deliver) {
  for (std::size_t task = 0; task < tasks; ++task) {
    work(task, 0);
    deliver(task);
  }
  return Outcome::finished;
}

}  // namespace headroom
