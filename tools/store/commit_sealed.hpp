// The one way by which a result or a shard gets its name.
#pragma once

#include "support/atomic_file.hpp"

namespace headroom {

/// What a sealed file is.
enum class Sealed { result, shard };

/// The one way by which a result or a shard gets its name: what was written is synced, read back whole, held
/// against its seal and opened by our own reader; only then does it take the place of an earlier one. Throws
/// StoreError, and the earlier one is untouched. Whatever it was made from may go only afterwards.
void commit_sealed(AtomicFile& file, Sealed what);

}  // namespace headroom
