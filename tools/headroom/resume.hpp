#pragma once

#include <cstddef>
#include <string>

#include "store/part_storage.hpp"

namespace headroom {

/// What to do about blocks that an earlier run left.
struct EarlierBlocks {
  std::string output;
  RunKey key;
  std::size_t blocks = 0;  ///< that the run is to make; 0: not known
  bool resume = false;     ///< they are used
  bool quiet = false;      ///< no word where all is as it was asked for
};

/// With `resume` lets the storage use what the folder holds; otherwise, and where none of it can be used,
/// empties the folder. Says which, and why, on stderr.
void use_or_clear(const PartFolder& folder, PartStorage& storage, const EarlierBlocks& earlier);

}  // namespace headroom
