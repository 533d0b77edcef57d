// The boundary around reading a file that came from somewhere.
// Whatever goes wrong inside becomes one sentence that names the file.
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "store/hdf5/crash_sentence.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// Why a result cannot be read, in a sentence for people that names the file.
struct ReadFailure {
  enum class Kind {
    wrong_input,  ///< no such file, or not a finished result of this format
    damaged,      ///< it was one, and is broken; or it says that it is one, and holds what no run writes
  };
  Kind kind = Kind::damaged;
  std::string message;
};

/// Not what was asked for, as against broken.
struct WrongInput {
  std::string message;
};

/// A file that holds what this program never writes; `what()` goes on from its name: "points at another file
/// (dataset /weekly/waiting, external storage); it is not read".
class RefusedFile : public StoreError {
 public:
  using StoreError::StoreError;
};

/// How a sentence goes on from the file's name where it is broken.
inline constexpr const char* kDamagedResult = "is damaged or cannot be read";
inline constexpr const char* kDamagedShard = "is damaged";

/// From inside a handler of exceptions: what went wrong while the file was read.
[[nodiscard]] ReadFailure failure_of_reading(const std::string& path, const char* damaged);

/// What `read` gives, or why it gives nothing.
template <class Read>
[[nodiscard]] auto guarded_reading(const std::string& path, const char* damaged, Read&& read)
    -> tl::expected<decltype(read()), ReadFailure> {
  const CrashSentence crash{path, damaged};
  try {
    return std::forward<Read>(read)();
  } catch (...) {
    return tl::unexpected{failure_of_reading(path, damaged)};
  }
}

}  // namespace headroom
