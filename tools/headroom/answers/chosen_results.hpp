// The scenarios of a result that a command was asked for, with the baseline.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "results/results.hpp"

namespace headroom {

/// The results of the scenarios that are asked for, and where the baseline is among them.
struct ChosenResults {
  Results results;
  std::size_t baseline = 0;
};

/// Scenarios by globs, all where there are none; what is wrong with a name is said in a sentence.
[[nodiscard]] tl::expected<ChosenResults, std::string> chosen_results(
    Results read, const std::string& baseline, const std::vector<std::string>& scenarios);

}  // namespace headroom
