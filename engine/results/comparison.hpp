#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "results/metrics.hpp"
#include "results/series.hpp"

namespace headroom {

/// What a finished result holds, replication by replication.
struct Samples {
  std::string title;
  std::vector<std::string> scenarios, streams, priorities;
  std::size_t replications = 0;
  Date start;             ///< first reported day
  std::size_t weeks = 0;  ///< reported length

  /// By metric name: [scenario][replication], and [stream] for a metric by stream.
  std::map<std::string, std::vector<double>, std::less<>> metrics;
  /// By metric name, those by stream only: [scenario][replication][stream][priority].
  std::map<std::string, std::vector<double>, std::less<>> by_priority;
  /// Hours of all posts over the period, by name of the PostSeries: [scenario][replication]; only where read.
  std::map<std::string, std::vector<double>, std::less<>> hours;
};

/// One scenario in one figure.
struct ComparedScenario {
  Estimate level;                          ///< 95% interval over replications
  std::optional<PairedDifference> change;  ///< from the baseline; none for the baseline itself
};

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
};

inline constexpr double kConfidence = 0.95;

/// What to compare; positions in the Samples.
struct Question {
  std::size_t baseline = 0;
  About about = About::waits;          ///< every metric of this question, or
  std::vector<std::string> metrics{};  ///< these alone, by name, where any is named
  /// Of the metrics by stream; none: every stream, all priorities.
  std::optional<std::size_t> stream{}, priority{};
};

/// Levels with 95% t intervals over replications, and differences from the baseline paired by replication,
/// with 95% intervals simultaneous over the scenarios (Bonferroni for each figure). For staffing, hours by
/// cause come after the metrics. Names must exist.
[[nodiscard]] Comparison compare(const Samples& samples, const Question& question);

}  // namespace headroom
