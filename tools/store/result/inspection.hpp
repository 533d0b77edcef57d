// Looks through all of an open file for what a run never writes, before any of it is read.
#pragma once

#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// Looks at everything that an open file holds, before any of it is read. Throws RefusedFile where it finds
/// what this program never writes: a link or storage that leads elsewhere, another kind of number, text or
/// reference, another filter, groups within groups without end, or data that would be longer than the file.
void inspect(hid_t file);

}  // namespace headroom
