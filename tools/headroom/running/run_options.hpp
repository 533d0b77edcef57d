// What is asked of `run` on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command_line/format.hpp"
#include "experiment/experiment.hpp"
#include "results/comparison/verdict.hpp"

namespace headroom {

struct RunOptions {
  std::string study;
  std::string output;  ///< empty: the study's path with .h5 for its ending
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;                     ///< 0: as many as the machine has
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline always runs
  std::optional<Shard> shard;          ///< this machine's share; none: all of it
  bool causes = true;                  ///< what decides the baseline's answer is played too
  bool resume = false;                 ///< finished blocks of an earlier run are used
  Format format = Format::table;
  bool quiet = false;
  VerdictRule rule;  ///< of the comparison at the end
};

}  // namespace headroom
