// The scenarios at a glance: the figures that decide, side by side.
#pragma once

#include "report/page/page_input.hpp"
#include "report/words/table.hpp"

namespace headroom {

/// The shown scenarios down, the figures that decide across: the share in time of each stream, and clinic
/// hours used, days below minimum and cost where they are defined. Levels with their 95% intervals.
[[nodiscard]] Table glance_table(const PageInput& input);

}  // namespace headroom
