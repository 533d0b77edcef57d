// How the numbers of a replication are laid out along the axes of the file.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/result/layout.hpp"

namespace headroom {

/// One weekly series of a scenario: [week][stream or post][number], both as the scenario has it and on the
/// axes.
struct WeeklySeries {
  const std::vector<float> Observations::*values;  ///< where it stands, from `first` on
  std::size_t first = 0;
  std::size_t weeks = 0, each = 1;               ///< numbers of each stream or post
  const std::vector<std::size_t>* at = nullptr;  ///< the streams or posts of the scenario on their axis
  std::size_t axis = 0;                          ///< its length
};
/// All of them, in the order of the weekly datasets. `at` outlives them.
[[nodiscard]] std::vector<WeeklySeries> weekly_series(const Axes& axes, const Positions& at);
/// Numbers as the scenario has them to where they stand on the axes; the rest of `row` stays as it is.
void spread(const WeeklySeries& series, const float* numbers, float* row);

/// Where the waits of a priority begin in [stream][priority][wait day] on the axes.
[[nodiscard]] std::size_t wait_row(const Axes& axes, const Positions& at, std::size_t stream_priority);

/// One dataset with a replication dimension: how to write a replication's numbers.
struct Column {
  std::size_t dataset = 0;  ///< position in `block_datasets()`
  Number number = Number::float64;
  std::size_t inner = 1;  ///< numbers of one replication
  /// Writes what the scenario has of the row; the rest stays as it is.
  std::function<void(const ReplicationResult& result, unsigned char* row)> place;
};
/// Every dataset with a replication dimension, in order. `axes` and `at` outlive them.
[[nodiscard]] std::vector<Column> columns(const Axes& axes, const Positions& at, Keep keep);

/// Refuses observations that lack something or are of another scenario.
void ensure_complete(const Observations& observations, const Axes& axes, const Positions& at);

}  // namespace headroom
