// A result file opened for comparison: what it holds at once, its values when asked for.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "results/results.hpp"
#include "store/hdf5/reading.hpp"

namespace headroom {

/// What a result file holds; it stays open, and its values are read when they are asked for. What a file of
/// an earlier version lacks is not there. `Results::read` throws StoreError, in a sentence that names the
/// file, where a dataset is not as its scales say.
[[nodiscard]] tl::expected<Results, ReadFailure> read_results(const std::string& path);

}  // namespace headroom
