// Options that contradict the study refused, numbers on the command line taken as fixed.

#include "run_plan.hpp"
#include "run_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "answers/scenario_choice.hpp"
#include "refused_output.hpp"
#include "run_words.hpp"

namespace headroom {
namespace {

/// A sentence where the options and the study do not go together; empty where they do.
std::string contradiction(const Experiment& experiment, const RunOptions& options) {
  if (!experiment.select) return {};
  if (options.replications && experiment.select->procedure == SelectionProcedure::kim_nelson) {
    return "--replications cannot be given for a study with experiment.select, which finds out how many each "
           "scenario needs; its at_most limits them";
  }
  if (options.shard) {
    return "--shard cannot be given for a study with experiment.select: what is simulated next depends on "
           "all that went before";
  }
  return {};
}

}  // namespace

tl::expected<ExperimentPlan, std::string> plan_of(const Study& study, const RunOptions& options) {
  const Experiment& experiment = study.experiment;
  if (std::string why = contradiction(experiment, options); !why.empty()) return tl::unexpected{why};
  auto chosen = chosen_scenarios(study.scenarios, options.scenarios);
  if (!chosen) return tl::unexpected{chosen.error()};
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = std::move(*chosen);
  plan.replications = static_cast<std::uint32_t>(options.replications.value_or(experiment.replications));
  plan.seed = options.seed.value_or(experiment.seed);
  plan.keep = experiment.keep;
  // A number on the command line is a number that is fixed.
  if (!options.replications) plan.precision = experiment.precision;
  plan.select = experiment.select;
  plan.shard = options.shard.value_or(Shard{});
  if (std::string why = refusal_of(study.uncertainty, experiment.draws, plan.replications); !why.empty())
    return tl::unexpected{why};
  draw_unknowns(plan, study);
  return plan;
}

std::string output_of(const RunOptions& options) {
  if (!options.output.empty()) return options.output;
  const std::filesystem::path study{options.study};
  const std::string ending =
      options.shard ? fmt::format("{}-of-{}.h5", options.shard->number, options.shard->of) : "h5";
  return std::filesystem::path{study}.replace_extension(ending).string();
}

std::uint32_t least_replications(const ExperimentPlan& plan) {
  const std::uint32_t most = most_replications(plan);
  if (plan.precision) return std::min(most, static_cast<std::uint32_t>(plan.precision->at_least));
  if (plan.select) return std::min(most, static_cast<std::uint32_t>(plan.select->at_least));
  return most;
}

std::string refusal_of_output(const std::string& output, const std::string& study,
                              const StudyInputs& inputs) {
  std::error_code failed;
  if (std::filesystem::equivalent(output, study, failed))
    return "--output is the study itself; name another file";
  for (const auto& [name, text] : inputs) {
    if (std::filesystem::equivalent(output, std::filesystem::path{study}.parent_path() / name, failed))
      return fmt::format("--output is {}, which the study reads; name another file", name);
  }
  return refused_as_output(output, Makes::result);
}

}  // namespace headroom
