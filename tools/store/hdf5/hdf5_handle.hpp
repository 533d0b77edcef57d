// HDF5 identifiers that close themselves, and failures of the library as exceptions.
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

/// What was written through an identifier may reach the disk only as it is closed, and a destructor cannot
/// throw: it notes the failure for the thread, and whoever has written a file asks for it at the end.
void remember_failed_close();
void forget_failed_closes();
/// Throws StoreError where one has failed since they were forgotten.
void check_every_close(const std::string& doing);

/// Keeps the library from printing; its error stack is one for each thread, so every entry point calls this.
void silence_hdf5();

/// An HDF5 identifier that is closed at the end of its life.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Close closer, const std::string& doing) : id_{id}, close_{closer} {
    if (id_ < 0) store_failed(doing);
  }
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, close_{other.close_} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0 && close_(id_) < 0) remember_failed_close();
  }
  [[nodiscard]] hid_t get() const { return id_; }
  /// Now, and throws StoreError where that fails.
  void close(const std::string& doing) {
    const hid_t id = std::exchange(id_, -1);
    if (id >= 0 && close_(id) < 0) store_failed(doing);
  }

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

/// Of files that nobody else may be writing: results appear whole. HDF5's own locks fail on disks that know
/// none, and would meet the lock on a file that is being made.
[[nodiscard]] Handle without_locks();
/// A file to read; throws StoreError.
[[nodiscard]] Handle open_to_read(const std::string& path);

/// For calls that return a status.
inline void check(herr_t status, const std::string& doing) {
  if (status < 0) store_failed(doing);
}

}  // namespace headroom
