// What `run` and `merge` say to people while they work and at their end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"

namespace headroom {

/// "headroom: SENTENCE" on stderr; returns the exit code.
int say(int exit_code, const std::string& sentence);

/// "31 MB", "2.5 GB"
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
/// "1,200"
[[nodiscard]] std::string grouped(std::size_t number);
/// "1 block", "1,200 blocks"
[[nodiscard]] std::string counted(std::size_t count, const std::string& noun);
/// "a, b and c"; at most so many, and how many more there are.
[[nodiscard]] std::string listed_some(const std::vector<std::string>& names, std::size_t most = 5);

/// How many replications each scenario took and why it was run no further: a table, or one line where there
/// are many scenarios. Of an experiment that found the numbers out on the way.
[[nodiscard]] std::string how_far_text(const ExperimentPlan& plan, const Experimented& done);

/// Where none could be chosen.
[[nodiscard]] std::string nothing_selected_text(const ExperimentPlan& plan);

/// Which scenario is best, how sure that is, and which others it may be.
[[nodiscard]] std::string selection_text(const ExperimentPlan& plan, const Selected& selected);

}  // namespace headroom
