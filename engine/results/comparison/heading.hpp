// Where a stream is heading: its list on the first and the last day, and its standard in the last quarter.
#pragma once

#include <optional>
#include <vector>

#include "base/undefined.hpp"
#include "results/results.hpp"
#include "statistics/spread/futures.hpp"

namespace headroom {

/// One stream of one scenario; a chance over a period says nothing of the next.
struct Heading {
  FutureRange list_first{}, list_last{};      ///< waiting when the first day begins, and at the end
  double ends_higher = kUndefined;            ///< share of futures in which the list ends higher
  FutureRange in_time_end{};                  ///< of those whose target date lies in the last 13 weeks
  std::optional<Chance> met{}, met_at_end{};  ///< the standard over the period, and over those weeks
  double target_list = kUndefined;            ///< patients
  FutureRange week_under_target{};            ///< from 1; infinite: never
  double gets_under_target = kUndefined;      ///< share of futures that do

  /// The list ends higher in at least half the futures, or the standard of the last quarter is met in at
  /// least 10 points fewer futures than that of the period.
  [[nodiscard]] bool getting_worse() const;
};

/// [scenario][stream]; nothing defined where the results do not hold it.
[[nodiscard]] std::vector<std::vector<Heading>> headings(const Results& results);

}  // namespace headroom
