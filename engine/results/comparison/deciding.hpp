// What decides the baseline's answer, from one result: its variants held against it in the same futures.
#pragma once

#include <cstddef>
#include <optional>

#include "results/comparison/comparison.hpp"
#include "results/variants.hpp"

namespace headroom {

/// Each comparison's scenarios: the baseline over the futures of its variants, then these in their order;
/// none where there are none. Scenarios of numbers are named by path and "up" or "down". Its figures:
/// in_time, wait_first_mean and waiting_end by stream.
struct Deciding {
  WhatDecides of;  ///< labels
  std::optional<Comparison> causes, numbers;
};

/// Of one file as it was read, its baseline first; none where it does not know. `rule`: from which chance a
/// standard counts as met.
[[nodiscard]] std::optional<Deciding> deciding(const Results& results, const VerdictRule& rule = {});

/// The stream that is worst as things are: whose standard is met least often, of equals and without a
/// standard the one with the smallest share in time in a middling future.
[[nodiscard]] std::size_t worst_stream(const Comparison& comparison);

/// The figure of a metric and stream, which is there.
[[nodiscard]] const ComparedFigure& figure_of(const Comparison& comparison, MetricId metric,
                                              std::size_t stream);

}  // namespace headroom
