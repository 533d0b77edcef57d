#pragma once

#include <string>
#include <tl/expected.hpp>

#include "results/results.hpp"

namespace headroom {

/// Why a result cannot be read, in a sentence for people that names the file.
struct ReadFailure {
  enum class Kind {
    wrong_input,  ///< no such file, or not a finished result of this format
    damaged,      ///< it was one, and is broken
  };
  Kind kind = Kind::damaged;
  std::string message;
};

/// What a result file holds; it stays open, and its values are read when they are asked for. What a file of
/// an earlier version lacks is not there. `Results::read` throws StoreError, in a sentence that names the
/// file, where a dataset is not as its scales say.
[[nodiscard]] tl::expected<Results, ReadFailure> read_results(const std::string& path);

}  // namespace headroom
