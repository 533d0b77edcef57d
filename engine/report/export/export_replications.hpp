// Exported tables that have every replication by itself.
#pragma once

#include <vector>

#include "report/export/data_table.hpp"
#include "report/page/page_input.hpp"

namespace headroom {

/// Every replication by itself: metrics overall, by stream and by priority; weekly figures of streams and
/// posts, and hours by category; waits by day. What the result does not hold (weekly figures of one kept as
/// bands) is left out.
[[nodiscard]] std::vector<DataTable> replication_tables(const PageInput& input);

}  // namespace headroom
