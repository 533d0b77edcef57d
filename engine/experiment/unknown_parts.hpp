// What not knowing a study's numbers does to the spread of its futures, and what knowing some of them would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/explain.hpp"
#include "results/comparison/comparison.hpp"
#include "statistics/spread/spread_parts.hpp"

namespace headroom {

/// Paths, by `name_of`, that would be known together: one, or several of a file of joint draws that are
/// correlated beyond 0.3 either way or shares of one whole.
using KnownTogether = std::vector<std::string>;

/// Every draw is played twice, with other chance, and once more for each group: the second time again, with
/// the group's values from the next draw. The first plays are those of `run`.
struct UnknownPlan {
  std::string title, scenario;
  std::uint32_t draws = 0, rows = 0;  ///< rows of the file of draws, after which it begins again; 0: none
  std::vector<KnownTogether> groups;
  ExperimentPlan experiment;  ///< the baseline and, where it is another, the scenario; a replication a play

  [[nodiscard]] std::uint32_t plays_of_a_draw() const {
    return 2 + static_cast<std::uint32_t>(groups.size());
  }
  /// Of a play, counted from 1: draw by draw.
  [[nodiscard]] Play play(std::uint32_t number) const;
};

inline constexpr std::uint32_t kUsualDraws = 400, kFewestDraws = 20, kMostDraws = 100'000;

/// Of a study that does not know something, and at least `kFewestDraws`. What only other scenarios do not
/// know is left out.
[[nodiscard]] UnknownPlan unknown_plan(const Study& study, const Scenario& scenario, std::uint32_t draws,
                                       std::uint64_t seed);

/// One metric of one stream.
struct UnknownFigure {
  std::size_t stream = 0;
  MetricId metric = MetricId::in_time;
  SpreadParts level;                      ///< of the scenario
  std::optional<SpreadParts> difference;  ///< of its difference from the baseline, where it is another
};

struct UnknownParts {
  std::string scenario;
  std::uint32_t draws = 0;
  std::vector<KnownTogether> groups;   ///< in the order of the parts' groups
  std::vector<UnknownFigure> figures;  ///< stream by stream, in_time before wait_first_mean
  Comparison comparison;               ///< of the first plays; the scenario comes last

  [[nodiscard]] const UnknownFigure& figure(std::size_t stream, MetricId metric) const;
  /// Its levels, in the comparison.
  [[nodiscard]] const ComparedFigure& compared(const UnknownFigure& figure) const;
};

/// None where the runner was asked to stop.
[[nodiscard]] std::optional<UnknownParts> unknown_parts(const UnknownPlan& plan, Runner& runner,
                                                        const Advance& advance);

}  // namespace headroom
