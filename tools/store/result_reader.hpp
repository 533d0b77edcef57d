#pragma once

#include <string>
#include <tl/expected.hpp>

#include "results/comparison.hpp"

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

enum class ReadStaffing { no, yes };

/// The summary of a result file, and with `ReadStaffing::yes` what the staffing question needs
/// beyond it. What a file of an earlier version lacks is NaN or empty.
[[nodiscard]] tl::expected<Samples, ReadFailure> read_samples(const std::string& path, ReadStaffing staffing);

}  // namespace headroom
