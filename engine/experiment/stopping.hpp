// Experiments whose number of replications is found out on the way.
#pragma once

#include "experiment/experiment.hpp"

namespace headroom {

/// The baseline first, until it is precise; then every other scenario until its figures and their paired
/// differences from the baseline are; then the baseline goes on to the most that any of them took, so that
/// all pairs are there. What a scenario takes depends on the study alone: never on workers or shards.
[[nodiscard]] Experimented run_to_precision(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                                            const Simulator& simulate);

/// Rounds in which every scenario that the procedure still asks for gets a block of replications more.
[[nodiscard]] Experimented run_to_selection(const ExperimentPlan& plan, Runner& runner, Storage& storage,
                                            const Simulator& simulate);

}  // namespace headroom
