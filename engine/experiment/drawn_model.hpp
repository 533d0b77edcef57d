// The model of one scenario, made anew where a replication plays another draw of what is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/simulate.hpp"
#include "study/study.hpp"

namespace headroom {

/// What the model of a scenario is made from beside the scenario itself.
struct ModelSource {
  const StudyAtStart& at_start;               ///< of the study's own values
  const std::vector<StudyAtStart>& of_draws;  ///< of draws 1, 2, ..., as far as they are known
  const DrawnService& drawn_base;             ///< where one is not
  const Draws& draws;
};

/// A scenario ready to be played; one worker's.
class DrawnModel {
 public:
  /// The scenario has been copied; what the source refers to outlives this.
  DrawnModel(Scenario scenario, const ModelSource& source);

  /// Throws Problems where the draw breaks a rule of the study.
  [[nodiscard]] const Model& model(std::uint32_t replication) { return model(source_.draws.of(replication)); }
  [[nodiscard]] const Model& model(const Draw& draw);
  /// That of the model asked for last, where it was drawn; else null. Until another model is asked for.
  [[nodiscard]] const Service* drawn() const { return drawn_ ? &*drawn_ : nullptr; }
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }

 private:
  void make(const Draw& draw);
  [[nodiscard]] StudyAtStart drawn_start(const Draw& draw) const;

  Scenario scenario_;
  ModelSource source_;
  Draw draw_;
  std::optional<Service> drawn_;
  std::optional<Model> model_;
};

}  // namespace headroom
