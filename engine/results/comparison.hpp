#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "results/compared.hpp"
#include "results/metrics.hpp"
#include "results/samples.hpp"
#include "results/staffing.hpp"

namespace headroom {

/// One figure over all scenarios.
struct ComparedFigure {
  std::string_view name, units, long_name;
  Direction direction = Direction::higher_is_better;
  Prominence prominence = Prominence::headline;
  std::optional<std::size_t> stream;        ///< none: overall
  std::vector<ComparedScenario> scenarios;  ///< by position in Comparison::scenarios
};

struct Comparison {
  std::string title;
  std::vector<std::string> scenarios, streams;
  std::size_t baseline = 0;
  std::optional<std::string> priority;  ///< where the figures are of one priority only
  std::size_t replications = 0;
  Date start;
  std::size_t weeks = 0;
  std::vector<ComparedFigure> figures;  ///< metric by metric, stream by stream
  std::optional<Staffing> staffing;     ///< where that is the question
};

/// What to compare; positions in the Samples.
struct Question {
  std::size_t baseline = 0;
  About about = About::waits;          ///< every metric of this question, or
  std::vector<std::string> metrics{};  ///< these alone, by name, where any is named
  /// Of the metrics by stream; none: every stream, all priorities.
  std::optional<std::size_t> stream{}, priority{};
};

/// Levels and paired differences as in `compared`. Names must exist.
[[nodiscard]] Comparison compare(const Samples& samples, const Question& question);

}  // namespace headroom
