// What study and command line together make of a run, and where its result goes.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "experiment/experiment.hpp"
#include "reading/load_study.hpp"
#include "run_options.hpp"
#include "study/study.hpp"

namespace headroom {

/// What the study and the command line together ask for, or a sentence for people.
[[nodiscard]] tl::expected<ExperimentPlan, std::string> plan_of(const Study& study,
                                                                const RunOptions& options);

/// The result file: as asked for, or the study's path with .h5 for its ending; a shard's says which it is, so
/// that shards that run beside one another do not meet.
[[nodiscard]] std::string output_of(const RunOptions& options);

/// Why a result must not be written there, where it must not: over the study, or over what may be one.
[[nodiscard]] std::string refusal_of_output(const std::string& output, const std::string& study,
                                            const StudyInputs& inputs);

/// Simulates the plan into the result file and, unless told to be quiet, prints the comparison.
int run_experiment(const LoadedStudy& loaded, ExperimentPlan plan, const RunOptions& options);

/// The least and the most replications that any scenario can take.
[[nodiscard]] std::uint32_t least_replications(const ExperimentPlan& plan);

}  // namespace headroom
