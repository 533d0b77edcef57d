// The distribution over replications, week by week.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "results/datasets/band_statistics.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/results.hpp"

namespace headroom {

/// The statistics of a week, as `kBandStatisticNames`; NaN where no replication has a value.
using WeekStatistics = std::array<double, kBandStatistics>;

/// Over the replications of one week, NaN left out, as in a result that is kept as bands. Worked example: 1,
/// 2, 3, 4 -> mean 2.5, p5 1, p25 1.25, p50 2.5, p75 3.75, p95 4.
[[nodiscard]] WeekStatistics week_statistics(std::vector<double> values);

/// One stream or post of one scenario.
struct WeekBand {
  std::size_t scenario, of;  ///< positions in `Results`
  std::vector<WeekStatistics> weeks;
};

struct WeekBands {
  std::string_view name, units, long_name;
  Along along = Along::stream;  ///< or post
  std::vector<WeekBand> bands;  ///< scenario by scenario; those that are defined in no week are left out
};

/// The names that `week_bands` knows.
[[nodiscard]] std::vector<std::string_view> week_series();
/// Whether the series is of streams or of posts; nothing where there is none of this name.
[[nodiscard]] std::optional<Along> along_of(std::string_view series);

/// From the values of every replication, or where a file is kept as bands from those, of every stream or post
/// or of one. The series must exist.
[[nodiscard]] WeekBands week_bands(const Results& results, const Dataset& series,
                                   std::optional<std::size_t> of);
[[nodiscard]] WeekBands week_bands(const Results& results, std::string_view series,
                                   std::optional<std::size_t> of);

}  // namespace headroom
