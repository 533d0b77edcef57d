// What decides an answer: figures of the baseline played again in its own futures, but for one thing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "service/metric_rows.hpp"
#include "study/estimated.hpp"

namespace headroom {

/// By stream, of every variant.
inline constexpr std::array kVariantMetrics{MetricId::in_time, MetricId::wait_first_mean,
                                            MetricId::waiting_end};

/// The baseline without a cause of waiting, or with one number moved.
struct Variant {
  std::string what;         ///< name of the cause; path of the number
  double from = 0, to = 0;  ///< of a number: the study's value, and the one it was moved to
  std::string unit;         ///< of these
  Standing standing = Standing::stated;
};

/// Variants of one kind, all played in replications 1 to so many.
struct VariantFigures {
  std::vector<Variant> variants;
  std::uint32_t replications = 0;
  std::vector<double> values{};  ///< [variant][replication][metric][stream]; empty: not played yet

  [[nodiscard]] bool empty() const { return variants.empty(); }
};

/// What is known of what decides the baseline's answer. The groups of a result.
struct WhatDecides {
  VariantFigures causes;   ///< without sickness, without leave, …: `Cause`
  VariantFigures numbers;  ///< each estimated number that matters, a little more and a little less
  [[nodiscard]] bool empty() const { return causes.empty() && numbers.empty(); }
  /// How many variants, and in how many replications each is played; the causes come first.
  [[nodiscard]] std::size_t size() const { return causes.variants.size() + numbers.variants.size(); }
  [[nodiscard]] std::uint32_t replications_of(std::size_t variant) const {
    return variant < causes.variants.size() ? causes.replications : numbers.replications;
  }
  [[nodiscard]] const std::string& name_of(std::size_t variant) const {
    const std::size_t first = causes.variants.size();
    return variant < first ? causes.variants[variant].what : numbers.variants[variant - first].what;
  }
};

}  // namespace headroom
