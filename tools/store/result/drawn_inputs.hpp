// What each replication drew of what is not known: inputs/draw of a result or a shard.
#pragma once

#include "store/hdf5/hdf5_handle.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// `inputs/draw` (replication, path) with its scales `path` and `path_units`, and `draw` (replication): its
/// number. Of the first so many replications of the table. Nothing where nothing is drawn. Throws StoreError.
void write_draws(hid_t file, const DrawTable& table, std::size_t replications);

/// Empty where the file has none. Throws StoreError where it is not as it should be.
[[nodiscard]] DrawTable read_draws(hid_t file, std::size_t replications);

}  // namespace headroom
