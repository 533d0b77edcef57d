// What blocks must have in common to belong to one result.
#pragma once

#include <cstdint>
#include <string>

#include "experiment/experiment.hpp"
#include "results/variants.hpp"

namespace headroom {

/// What blocks must have in common to belong to one result.
struct RunKey {
  std::string fingerprint, headroom_version;
  std::uint64_t seed = 0;
  std::string plan;  ///< `plan_text`
  Shard shard{};
  friend bool operator==(const RunKey&, const RunKey&) = default;
};

/// What is to be simulated, on one line: "100 replications; keep replications; 12 scenarios
/// (9f86d081884c7d65)". The same for equal plans; of the scenarios and of the variants beside
/// them it holds a digest of the names.
[[nodiscard]] std::string plan_text(const ExperimentPlan& plan, const WhatDecides& decides = {});

/// What of `there` is not as it is `here`, in words: "another study", "another seed (8, not 7)"; empty where
/// nothing is.
[[nodiscard]] std::string difference(const RunKey& there, const RunKey& here);

/// "3/8"
[[nodiscard]] std::string shard_text(const Shard& shard);

}  // namespace headroom
