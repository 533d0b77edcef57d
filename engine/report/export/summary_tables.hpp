// The few tables that a business case quotes: waits, the service, the specification.
#pragma once

#include "report/export/data_table.hpp"
#include "report/page/page_input.hpp"

namespace headroom {

/// What a business case quotes, as numbers: by stream and scenario the share in time and the waits, with
/// intervals.
[[nodiscard]] DataTable headline_waits_table(const PageInput& input);
/// By scenario: cost, clinic hours used, days below minimum, with intervals and differences.
[[nodiscard]] DataTable headline_service_table(const PageInput& input);
/// The posts of every shown scenario, each followed by a row of all of them together.
[[nodiscard]] DataTable specification_sheet_table(const PageInput& input);

}  // namespace headroom
