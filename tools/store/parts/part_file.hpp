// One finished block as bytes, with a digest at its end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/parts/run_key.hpp"
#include "store/writing/pack.hpp"

namespace headroom {

/// One finished block as it waits, in a file or a shard, for the result to be put together.
struct Part {
  RunKey key;
  ScenarioRun run;
  std::vector<std::vector<double>> stopping_figures;  ///< [replication]: what the stopping rule looks at
  PackedBlock block;                                  ///< `span.count` is how many replications it holds
};

/// A part as bytes, version 1: a mark, the length of everything, the fields one after another, and at the end
/// the SHA-256 of all before it, so that a part that is torn or changed is seen. Numbers are least byte
/// first.
[[nodiscard]] std::string encoded(const Part& part);

/// None where a byte is missing, added or changed.
[[nodiscard]] std::optional<Part> decoded(std::string_view bytes);

}  // namespace headroom
