#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "commands.hpp"
#include "results/comparison.hpp"

/// From the words of `compare` to positions in the results; what is wrong with a word is said in a sentence.
namespace headroom {

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
