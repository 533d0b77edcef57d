// What decides the baseline's answer: the groups causes and numbers of a result, their labels in a shard.
#pragma once

#include <cstddef>

#include "results/variants.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// `causes/switched_off` and `causes/METRIC` (switched_off, replication, stream); `screen/number` with
/// `value`, `moved_to`, `number_units` and `standing`, and `screen/METRIC` (number, replication, stream).
/// Values only where there are any; a group only where it has variants. Throws StoreError.
void write_decides(hid_t file, const WhatDecides& decides, std::size_t streams);

/// Empty where the file has none. `replications` are those of the file. Throws StoreError where it is not as
/// it should be.
[[nodiscard]] WhatDecides read_decides(hid_t file, std::size_t replications, std::size_t streams);

}  // namespace headroom
