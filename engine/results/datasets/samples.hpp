// Figures of replications in memory, laid out as a result file has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/results.hpp"

namespace headroom {

/// Results held in memory, replication by replication.
struct Samples {
  std::string title{};
  std::vector<std::string> scenarios{}, streams{}, priorities{}, posts{}, roles{};
  std::vector<std::string> activities{}, reasons{}, causes{};  ///< labels as in Axes
  std::size_t replications = 0;
  Date start{};                                   ///< first reported day
  std::size_t weeks = 0;                          ///< reported length
  std::vector<std::vector<StreamGoals>> goals{};  ///< [scenario][stream]; empty: not known
  std::vector<std::uint32_t> draws{};  ///< [replication]: which it played; empty: nothing was drawn

  /// By path in the catalogue, as many as were put in: [scenario][replication][along …], or where it is one
  /// value over all replications [scenario][along …]. And of `wanted_hours`, by its name.
  std::map<std::string, std::vector<double>, std::less<>> values{};
};

/// The same as one result file without a path; reads from a copy.
[[nodiscard]] Results results_of(Samples samples);

}  // namespace headroom
