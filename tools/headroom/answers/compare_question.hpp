// From the words of `compare` to positions in the results; what is wrong with a word is said in a sentence.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "command_line/format.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

struct CompareOptions {
  std::vector<std::string> results;  ///< at least one; the first holds the baseline unless it is named
  std::string baseline = "baseline";
  std::string about = "waits";  ///< waits, staffing or cost
  std::vector<std::string> metrics;
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  std::optional<std::string> stream, priority, post;
  std::optional<std::string> by_week;       ///< a series: its distribution by week, and nothing else
  bool quantiles = false, ranking = false;  ///< at most one of them and by_week
  bool all = false;                         ///< every scenario in tables, however many there are
  bool warned = false;                      ///< what is to be known of the study has been said
  Format format = Format::table;
  VerdictRule rule;
};

/// Names and globs may be those of the label or of the scenario's own file; FILE:NAME always names one.
[[nodiscard]] tl::expected<std::size_t, std::string> baseline_of(const Results& results,
                                                                 const std::string& name);

/// The scenarios that any of the globs matches, and the baseline; all where there are no globs.
[[nodiscard]] tl::expected<std::vector<std::size_t>, std::string> scenarios_of(
    const Results& results, std::size_t baseline, const std::vector<std::string>& globs);

[[nodiscard]] tl::expected<Question, std::string> question_of(const Results& results, std::size_t baseline,
                                                              const CompareOptions& options);

/// Which stream or post to show by week; none: all. The series must exist.
struct WeekQuestion {
  std::string series;
  std::optional<std::size_t> of;
};
[[nodiscard]] tl::expected<WeekQuestion, std::string> week_question_of(const Results& results,
                                                                       const CompareOptions& options);

}  // namespace headroom
