// The message of a broken promise, with the simulated day where there is one.

#include "base/ensure.hpp"

namespace headroom {

void promise_broken(const char* promise) { throw BrokenPromise(promise); }

void promise_broken(const char* promise, int simulated_day) {
  throw BrokenPromise(std::string(promise) + " (simulated day " + std::to_string(simulated_day) + ")");
}

}  // namespace headroom
