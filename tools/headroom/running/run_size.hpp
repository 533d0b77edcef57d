// How large a run is, said before it starts.
#pragma once

#include <cstdint>
#include <string>

#include "experiment/experiment.hpp"
#include "results/datasets/axes.hpp"

namespace headroom {

/// "12 scenarios x 100 replications of 104 weeks on 2 threads; writes R.h5, about 31 MB"
[[nodiscard]] std::string size_text(const ExperimentPlan& plan, const Axes& axes, const std::string& output,
                                    std::size_t threads);

/// What the result is expected to take, over the most replications that any scenario can.
[[nodiscard]] std::uint64_t expected_result_bytes(const ExperimentPlan& plan, const Axes& axes);

/// A sentence where a piece of the result would be larger than the file format takes; empty where none is.
[[nodiscard]] std::string refusal_of_pieces(const Axes& axes, Keep keep, const std::string& output);

/// Whether the disk has the room. `axes` are over the most replications that any scenario can take;
/// `reclaimed` bytes are there already and are used again or freed.
struct Room {
  std::string refusal;     ///< the least that the run can take does not fit
  std::string warning;     ///< the most does not
  std::uint64_t most = 0;  ///< bytes that it may take while it is made
};
[[nodiscard]] Room room_for(const ExperimentPlan& plan, const Axes& axes, const std::string& output,
                            std::uint64_t reclaimed);

}  // namespace headroom
