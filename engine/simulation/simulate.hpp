// A service made ready as a Model, and one replication of it as a function of its arguments.
#pragma once

#include <cstdint>
#include <memory>

#include "service/service.hpp"
#include "simulation/observations.hpp"
#include "simulation/study_at_start.hpp"

namespace headroom {

/// A scenario made ready to be simulated: every table that its replications share. Immutable.
class Model {
 public:
  /// The start population is drawn from the study before overlays.
  Model(const Service& scenario, const StudyAtStart& study);
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::unique_ptr<const Tables> tables_;
};

class Replication;

/// Memory that a worker keeps from one replication to the next; holds no result.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  [[nodiscard]] Replication& replication() { return *replication_; }

 private:
  std::unique_ptr<Replication> replication_;
};

/// One replication, a function of its arguments alone.
[[nodiscard]] Observations simulate(const Model& model, std::uint64_t seed, std::uint32_t replication,
                                    Workspace& workspace);

}  // namespace headroom
