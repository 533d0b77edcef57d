// What a run's result says of itself, and how its blocks are packed; the same for whoever simulates them.
#pragma once

#include <string>

#include "experiment/experiment.hpp"
#include "reading/load_study.hpp"
#include "store/parts/part_storage.hpp"
#include "store/result/result_header.hpp"

namespace headroom {

/// The digest of everything in the study that a figure may come from.
[[nodiscard]] std::string fingerprint_of(const Study& study);

struct RunParts {
  Provenance provenance;
  PartSettings settings;
};
/// `decides`: labels of the variants that are played beside the scenarios.
[[nodiscard]] RunParts parts_of(const LoadedStudy& loaded, const ExperimentPlan& plan,
                                const WhatDecides& decides = {});

}  // namespace headroom
