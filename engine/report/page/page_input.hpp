// What every section of a page is made from: results, study, shown scenarios and their services.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "results/comparison/verdict.hpp"
#include "results/results.hpp"
#include "study/assumptions/study_figures.hpp"
#include "study/study.hpp"

namespace headroom {

/// What a page is made from.
struct PageInput {
  const Results& results;    ///< of one file
  std::size_t baseline = 0;  ///< a position in `results`, as all others
  std::vector<std::size_t>
      shown{};  ///< scenarios with charts of their own: the baseline first, at most kPageScenarios
  /// The study that the results keep; null where this version cannot read it. Then what needs it is left out,
  /// and said.
  const Study* study = nullptr;
  /// By position in `shown`; none where the study makes no such scenario.
  std::vector<std::optional<Scenario>> services{};
  VerdictRule rule{};                        ///< from which chance a standard counts as met
  std::vector<StudyFigure> study_figures{};  ///< that the study writes, and what its comments say of them
};

/// A page with more scenarios shows the baseline and the best by the leading metric.
inline constexpr std::size_t kPageScenarios = 13;

}  // namespace headroom
