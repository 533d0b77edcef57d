// The one way into a result or shard: seal, inspection and format before anything else.
#pragma once

#include <string>

#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/seal.hpp"

namespace headroom {

/// A file that says of itself that a run made it, open for reading and looked through.
struct OurFile {
  Handle file;
  Seal seal = Seal::missing;  ///< whole or missing
};

/// The one way into a result or a shard. Throws WrongInput where it is something else, StoreError where its
/// bytes are not those that were written, RefusedFile where it holds what a run never writes; inside
/// `reading`, which makes a sentence of them. `of`: "a result", "a shard".
[[nodiscard]] OurFile open_ours(const std::string& path, const char* of);

/// Whether there is a file that begins as HDF5 files do.
[[nodiscard]] bool begins_as_hdf5(const std::string& path);

}  // namespace headroom
