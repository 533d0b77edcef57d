#pragma once

#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace headroom {

/// HDF5 could not do what it was asked to; `what()` ends in the system's reason where there is one.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws StoreError: "cannot DOING: REASON", the reason the system's.
[[noreturn]] void store_failed(const std::string& doing);

/// Keeps the library from printing; its error stack is one for each thread, so every entry point calls this.
void silence_hdf5();

/// An HDF5 identifier that is closed at the end of its life.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Close close, const std::string& doing) : id_{id}, close_{close} {
    if (id_ < 0) store_failed(doing);
  }
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, close_{other.close_} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  [[nodiscard]] hid_t get() const { return id_; }

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

/// For calls that return a status.
inline void check(herr_t status, const std::string& doing) {
  if (status < 0) store_failed(doing);
}

}  // namespace headroom
