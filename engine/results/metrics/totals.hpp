// Sums over the reported period that several formulas need.
#pragma once

#include "results/metrics/metrics.hpp"

namespace headroom {

[[nodiscard]] double total(const Observations& o, StreamSeries series);
[[nodiscard]] double total(const Observations& o, PostSeries series);
[[nodiscard]] double total(const Observations& o, PostSeries series, std::size_t post);
[[nodiscard]] double total(const Observations& o, CategorySeries series);
[[nodiscard]] double total(const Observations& o, CategorySeries series, std::size_t post, Category category);

/// Part over whole; undefined where the whole is 0.
[[nodiscard]] double share(std::int64_t part, std::int64_t of);

}  // namespace headroom
