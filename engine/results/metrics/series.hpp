// The series catalogue: names, units and meanings of what is reported week by week.
#pragma once

#include <string_view>

#include "simulation/observations.hpp"
#include "statistics/estimate.hpp"

namespace headroom {

struct SeriesInfo {
  std::string_view name, units, long_name;
};

[[nodiscard]] SeriesInfo info(StreamSeries series);
[[nodiscard]] SeriesInfo info(PostSeries series);
[[nodiscard]] SeriesInfo info(CategorySeries series);

/// Which way the hours of a post are better: more at work, fewer lost or bought in.
[[nodiscard]] Direction direction(PostSeries series);

}  // namespace headroom
