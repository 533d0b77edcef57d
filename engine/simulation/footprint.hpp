// How much memory the simulation of a service takes, told before it runs.
#pragma once

#include <cstdint>

#include "service/service.hpp"
#include "simulation/study_at_start.hpp"

namespace headroom {

/// Bytes of memory that the simulation of a service takes, worked out from the service alone.
struct Footprint {
  std::uint64_t scenario = 0;      ///< the service itself
  std::uint64_t model = 0;         ///< a Model: what all replications share
  std::uint64_t workspace = 0;     ///< a Workspace at its fullest
  std::uint64_t observations = 0;  ///< what one replication hands back
};
/// `study` as in Model. Held against what a run really takes by a test of the program and by a bench: within
/// a factor of 1.5.
[[nodiscard]] Footprint footprint_of(const Service& scenario, const StudyAtStart& study);

}  // namespace headroom
