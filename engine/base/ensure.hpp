// Promises of the program to itself, which throw BrokenPromise where they do not hold.
#pragma once

#include <stdexcept>
#include <string>

namespace headroom {

/// A promise of our own was broken: never caused by a user's input, always a defect of the program.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenPromise naming the promise and, where it has one, the simulated day. Never switched off.
[[noreturn]] void promise_broken(const char* promise);
[[noreturn]] void promise_broken(const char* promise, int simulated_day);

inline void ensure(bool holds, const char* promise) {
  if (!holds) promise_broken(promise);
}
inline void ensure(bool holds, const char* promise, int simulated_day) {
  if (!holds) promise_broken(promise, simulated_day);
}

}  // namespace headroom
