// The baseline played again in its own futures but for one thing: without a cause, with a number moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "experiment/experiment.hpp"
#include "results/variants.hpp"

namespace headroom {

/// What is played beside the scenarios of an experiment. Blocks of a variant are numbered on after those of
/// the scenarios: the causes', then the numbers'.
struct VariantPlans {
  WhatDecides labels;  ///< without values
  ExperimentPlan causes, numbers;
  [[nodiscard]] bool empty() const { return labels.empty(); }
  [[nodiscard]] std::uint64_t replications() const;
};

/// For the baseline of `plan`, of which `futures` replications are played at least. Causes are played in the
/// first half of them, at least 20; numbers in the first 20, as many as fit: all together take no longer than
/// six times the baseline's `futures`, at most 50 variants of numbers. Those that matter most by
/// `screened_numbers` come first, each up and down; one that breaks a rule in a draw is left out.
[[nodiscard]] VariantPlans variant_plans(const Study& study, const ExperimentPlan& plan,
                                         std::uint32_t futures);

/// Plays what this shard has of them. Blocks go to `storage` numbered on from the scenarios of `axes`, which
/// are those of the result, and `ReplicationResult::stopping_figures` hold their figures: [metric][stream].
[[nodiscard]] Outcome run_variants(const VariantPlans& plans, const Axes& axes, Runner& runner,
                                   Storage& storage);

}  // namespace headroom
