// Why patients wait: what switching off one cause after another, and all of them, would change.
// The people and the random numbers stay the same; what waiting is left with all of them off is the balance
// of capacity and demand.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/causes.hpp"
#include "experiment/experiment.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

/// The names of the two variants that are no cause.
inline constexpr std::string_view kAsItIs = "as_it_is", kAllOff = "all_off";

struct ExplainPlan {
  std::string title, scenario;
  std::vector<Cause> causes;  ///< those that the service has
  /// Its scenarios are the variants: as it is, without each of the causes, and without all of them (not where
  /// there is none).
  ExperimentPlan experiment;
};
[[nodiscard]] ExplainPlan explain_plan(const Study& study, const Scenario& scenario,
                                       std::uint32_t replications, std::uint64_t seed);

/// The answer: in_time and wait_first_mean by stream, and utilisation, of every variant; differences are of a
/// variant from the service as it is, with 95% intervals simultaneous over the variants.
struct Explanation {
  std::string scenario;
  std::vector<Cause> causes;
  Comparison comparison;  ///< its scenarios are the variants, in the order of the plan
};

/// Called as replications come in, with how many more there are.
using Advance = std::function<void(std::size_t replications)>;

/// None where the runner was asked to stop.
[[nodiscard]] std::optional<Explanation> explain(const ExplainPlan& plan, Runner& runner,
                                                 const Advance& advance);

}  // namespace headroom
