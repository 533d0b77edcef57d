// The system's reason dug out of the library's error stack, and closes that failed remembered.

#include "store/hdf5/hdf5_handle.hpp"

#include <optional>

namespace headroom {
namespace {

/// The library's words hold the system's, as in: errno = 28, error message = 'No space left on device'. Its
/// own say nothing to those who know nothing of HDF5.
std::string words_of_the_system(const std::string& reason) {
  const std::string key = "error message = '";
  const std::size_t begin = reason.find(key);
  if (begin == std::string::npos) return {};
  const std::size_t from = begin + key.size();
  return reason.substr(from, reason.find('\'', from) - from);
}

herr_t take_innermost(unsigned, const H5E_error2_t* error, void* into) {
  auto& reason = *static_cast<std::string*>(into);
  if (reason.empty() && error->desc != nullptr) reason = error->desc;
  return 0;
}

std::string take_reason() {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_innermost, &reason);
  H5Eclear2(H5E_DEFAULT);
  const std::string words = words_of_the_system(reason);
  return words.empty() ? "" : ": " + words;
}

/// Of the first close that failed, in this thread.
thread_local std::optional<std::string> failed_close;

}  // namespace

void store_failed(const std::string& doing) { throw StoreError{"cannot " + doing + take_reason()}; }

void remember_failed_close() {
  std::string reason = take_reason();
  if (!failed_close) failed_close = std::move(reason);
}

void forget_failed_closes() { failed_close.reset(); }

void check_every_close(const std::string& doing) {
  if (const auto reason = std::exchange(failed_close, std::nullopt))
    throw StoreError{"cannot " + doing + *reason};
}

void silence_hdf5() {
  // Every file is closed here; one that a full disk kept from being written would be tried again as the
  // program ends, and the library crashes on it.
  [[maybe_unused]] static const herr_t kept_from_the_end = H5dont_atexit();
  // A filter that is not in the library would be fetched from wherever the environment says; ours are.
  H5PLset_loading_state(0);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Handle without_locks() {
  Handle access{H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make a property list"};
  if (H5Pset_file_locking(access.get(), 0, 1) < 0) store_failed("switch file locks off");
  return access;
}

Handle open_to_read(const std::string& path) {
  const Handle access = without_locks();
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose, "open it"};
}

}  // namespace headroom
