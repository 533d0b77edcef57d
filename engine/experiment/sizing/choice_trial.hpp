// One choice of staffing under test, for the search that sizes: more replications until it is decided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "experiment/drawn_model.hpp"
#include "experiment/sizing/capacity_effect.hpp"
#include "experiment/sizing/size.hpp"
#include "experiment/stopping_figures.hpp"
#include "results/metrics/metrics.hpp"
#include "simulation/simulate.hpp"
#include "statistics/sequential/feasibility.hpp"

namespace headroom {

/// How a choice is judged by at most so many replications: what may err is shared by every target in each of
/// its streams. The first look is that at shares of replications, whose bounds are exact.
[[nodiscard]] FeasibilityRule feasibility_rule(const Sizing& sizing, const Service& service,
                                               std::size_t replications);

/// Of what kind a target is, by its metric and `in`.
[[nodiscard]] Judged judged_by(const SizingTarget& target);

/// One choice under test: replications are added until every target is shown to be met, one is shown to be
/// missed, or there are no more.
class ChoiceTrial {
 public:
  /// `plan` and what starts are drawn from outlive it. Workspaces are one for each worker of the runner.
  ChoiceTrial(const SizePlan& plan, const StudyAtStart& at_start, Scenario scenario,
              std::vector<Workspace>& workspaces);

  /// `undecided` where it was asked to stop, or the most replications have not shown it.
  [[nodiscard]] Verdict test(Runner& runner);
  /// On to the most replications; false where it was asked to stop.
  [[nodiscard]] bool complete(Runner& runner);

  /// Of the targets that more capacity helps, hurts or neither; met where there are none.
  [[nodiscard]] Verdict verdict_of(CapacityEffect effect) const;

  [[nodiscard]] std::size_t replications() const { return summaries_.size(); }
  /// Over the replications there are.
  [[nodiscard]] std::vector<HeldTarget> held() const;
  [[nodiscard]] std::vector<ExpectedWaits> waits() const;
  [[nodiscard]] Estimate utilisation() const;
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }

 private:
  /// One target in one stream.
  struct Requirement {
    std::size_t target = 0;
    std::string stream;
    StoppingFigures figure;
    headroom::Requirement rule;
    FeasibilityTest test;
  };
  [[nodiscard]] bool simulate_to(std::size_t replications, Runner& runner);
  [[nodiscard]] Summary played(std::size_t worker, std::uint32_t replication);
  void add_requirement(std::size_t target, const std::string& stream);
  [[nodiscard]] double value(const Requirement& requirement, const Summary& summary) const;
  /// The sequential test's; where that is undecided with all replications there are, that of the bound which
  /// `held` has too: an answer is held against it in any case, so that looking earlier costs it nothing.
  [[nodiscard]] Verdict verdict(const Requirement& requirement) const;
  [[nodiscard]] Verdict verdict() const;
  [[nodiscard]] Estimate of_stream(MetricId id, std::size_t stream) const;

  const SizePlan& plan_;
  Scenario scenario_;
  std::optional<Model> model_;     ///< of all workers, where nothing is drawn
  std::vector<DrawnModel> drawn_;  ///< [worker] where something is
  std::vector<Workspace>& workspaces_;
  FeasibilityRule rule_;
  std::vector<std::size_t> looks_;  ///< of all requirements together
  std::vector<Requirement> requirements_;
  std::vector<Summary> summaries_;  ///< [replication]
};

}  // namespace headroom
