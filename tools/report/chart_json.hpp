// A chart as the JSON that the page's script draws from.
#pragma once

#include <string>

#include "report/page/page.hpp"

namespace headroom {

/// What the page's script draws from: the chart's fields, figures to five digits, NaN as null.
[[nodiscard]] std::string chart_json(const Chart& chart);

}  // namespace headroom
