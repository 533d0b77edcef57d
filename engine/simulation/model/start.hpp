// Who is under way on the eve of a run, drawn from the study before overlays.
#pragma once

#include <vector>

#include "random/poisson.hpp"
#include "service/service.hpp"
#include "simulation/study_at_start.hpp"

namespace headroom {

/// How many are expected to be under way at the start for one step of one stream of a scenario.
struct UnderWay {
  StreamId stream;                                       ///< of the scenario
  StepId step;                                           ///< of the scenario
  std::size_t stream_at_start = 0, visits_at_start = 0;  ///< where StudyAtStart has them
  double mean = 0;
  double treated_share = 0;  ///< of them, treated before the start
};

/// Patients under way at the start who are due for one step of one stream, as drawn from the study before
/// overlays: Poisson with mean (first seen a week / 7) x expected visits to the step x mean delay before it.
struct InProgress {
  StreamId stream;        ///< of the scenario
  StepId step;            ///< of the scenario
  std::uint64_t key = 0;  ///< of (stream name, step name)
  PoissonInversion count;
  RandomDuration delay;                ///< before the step, in the study
  double treated_share = 0;            ///< of them, treated before the start
  std::vector<double> priority_up_to;  ///< cumulative shares of the study's priorities
  std::vector<PriorityId> priority;    ///< what they are in the scenario
  double mean = 0;                     ///< of the count
};

/// The expected numbers alone, where they are not 0. Empty with a warm-up. In the order of the scenario's
/// streams, then of the study's steps.
[[nodiscard]] std::vector<UnderWay> under_way_at_start(const Service& scenario, const StudyAtStart& study);

/// Who is in progress on the eve, for a scenario of a study. Empty with a warm-up. In the order of the
/// scenario's streams, then of the study's steps.
[[nodiscard]] std::vector<InProgress> in_progress_at_start(const Service& scenario,
                                                           const StudyAtStart& study);

}  // namespace headroom
