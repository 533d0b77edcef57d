// What becomes of the blocks that an earlier run left beside the output.
#pragma once

#include <cstddef>
#include <string>

#include "store/parts/part_storage.hpp"

namespace headroom {

/// The run that finds blocks of an earlier one.
struct NewRun {
  std::string output;
  RunKey key;
  std::size_t blocks = 0;  ///< that it is to make; 0: not known
  bool resume = false;     ///< it uses what it can
  bool quiet = false;      ///< no word where all is as it was asked for
};

/// What becomes of blocks that an earlier run left. Those of the same run are used with `resume`, else
/// simulated again and replaced one by one; those of another run are set aside, never removed. Says which,
/// and why, on stderr. Throws StoreError.
void take_over(const PartFolder& folder, PartStorage& storage, const LeftParts& left, const NewRun& run);

}  // namespace headroom
