// Scenarios compared in the metrics of a question, with quantiles or ranks where they are asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "results/comparison/compared.hpp"
#include "results/comparison/heading.hpp"
#include "results/comparison/quantiles_and_ranks.hpp"
#include "results/comparison/staffing_comparison.hpp"
#include "results/comparison/verdict.hpp"
#include "results/datasets/samples.hpp"
#include "results/metrics/metrics.hpp"

namespace headroom {

/// One figure over all scenarios.
struct ComparedFigure {
  std::string_view name, units, long_name;
  Direction direction = Direction::higher_is_better;
  Prominence prominence = Prominence::headline;
  std::optional<std::size_t> stream;        ///< none: overall
  std::vector<ComparedScenario> scenarios;  ///< by position in Comparison::scenarios
  std::vector<Quantiles> quantiles{};       ///< likewise, where asked for
  std::vector<RankEstimate> ranks{};        ///< likewise, where asked for
  [[nodiscard]] bool is(MetricId metric) const { return name == name_of(metric); }
};

struct Comparison {
  std::string title;
  std::vector<std::string> scenarios, streams;
  std::size_t baseline = 0;
  std::optional<std::string> priority;  ///< where the figures are of one priority only
  std::size_t replications = 0;         ///< of the scenario that was played most often
  Date start;                           ///< of the first file, as `weeks`
  std::size_t weeks = 0;
  std::vector<ComparedFigure> figures;           ///< metric by metric, stream by stream
  std::optional<StaffingComparison> staffing;    ///< where that is the question
  VerdictRule rule{};                            ///< from which chance a standard counts as met
  std::vector<std::vector<Heading>> headings{};  ///< [scenario][stream], where asked for
  /// By scenario, whether it is what may happen, not what one may choose; empty: none is known to be.
  std::vector<bool> events{};

  // Where nothing is said of these, all comes from one file and was played equally often.

  std::vector<ResultFile> files{};
  std::vector<std::size_t> file_of{};  ///< by scenario
  std::vector<std::size_t> played{};   ///< by scenario: replications
  std::size_t compared = 0;            ///< scenarios that the intervals hold for at once, if not those here

  /// Whether its differences are paired by replication.
  [[nodiscard]] bool is_paired(std::size_t scenario) const;
  [[nodiscard]] std::size_t fewest_replications() const;
  /// How many draws of what is not known replications share; 0 where each has its own.
  [[nodiscard]] std::size_t shared_draws() const;
  [[nodiscard]] bool is_event(std::size_t scenario) const { return !events.empty() && events[scenario]; }
  [[nodiscard]] std::size_t all_scenarios() const { return compared > 0 ? compared : scenarios.size(); }
};

/// What is shown of every figure besides its level and difference.
enum class Beyond { nothing, quantiles, ranking };

/// What to compare; positions in the Results.
struct Question {
  std::size_t baseline = 0;
  About about = About::waits;          ///< every metric of this question, or
  std::vector<std::string> metrics{};  ///< these alone, by name, where any is named
  /// Of the metrics by stream; none: every stream, all priorities.
  std::optional<std::size_t> stream{}, priority{};
  /// With `headline`, details are left out where no metric is named.
  Prominence least = Prominence::detail;
  VerdictRule rule{};
  bool headings = false;            ///< where each stream is heading
  Beyond beyond = Beyond::nothing;  ///< with anything, hours and days of staffing are left out
};

/// Levels and differences as in `compared`. Names must exist. Reads one dataset of one scenario at a time.
[[nodiscard]] Comparison compare(const Results& results, const Question& question);
[[nodiscard]] Comparison compare(const Samples& samples, const Question& question);

/// The scenarios at these positions alone, the baseline among them; their intervals stay as they are.
[[nodiscard]] Comparison only(Comparison comparison, const std::vector<std::size_t>& scenarios);

/// The first metric that is defined anywhere; empty where none is.
[[nodiscard]] std::string_view leading_metric(const Comparison& comparison);

/// The baseline, then at most so many others, the best first by the leading metric (its mean over the streams
/// where it is defined); those where it is not defined come last.
[[nodiscard]] std::vector<std::size_t> baseline_and_best(const Comparison& comparison, std::size_t most);

}  // namespace headroom
