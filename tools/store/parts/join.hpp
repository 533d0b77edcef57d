// A result put together from finished blocks, however they were made.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/parts/part_file.hpp"
#include "store/writing/result_writer.hpp"

namespace headroom {

/// A finished block that is stored somewhere.
struct StoredBlock {
  BlockSpan span;  ///< `count`: the replications that it holds
  ScenarioRun run;
  std::uint64_t place = 0, length = 0;  ///< where, in the terms of the one who reads it
};

/// What a result is made from beside its blocks.
struct ResultPlan {
  Provenance provenance;
  Axes axes;  ///< over the most replications that any scenario can take
  Keep keep = Keep::replications;
  std::uint32_t chunk_length = 1;
  /// [scenario] where the number was found out on the way; empty where it was fixed.
  std::vector<ScenarioRun> runs{};
  std::optional<ResultWriter::Best> best{};
  WhatDecides decides{};  ///< labels of the variants, whose blocks come after those of the scenarios
};

/// Takes the figures of a block of a variant to where they stand among those of all, of so many streams.
void take_figures(WhatDecides& decides, std::size_t variant, const Part& part, std::size_t streams);

/// A sentence where blocks in order leave a gap, or a scenario has none or, with a fixed number or of a
/// variant, not all;
/// empty where all is there.
[[nodiscard]] std::string gap_in(const std::vector<StoredBlock>& blocks, const ResultPlan& plan);

/// Writes the result from blocks in order, one of them in memory at a time, however they were made. Throws
/// StoreError; `go_on` is asked before every block, and false ends it early: then nothing useful is written.
[[nodiscard]] Outcome join(const std::string& path, const ResultPlan& plan,
                           const std::vector<StoredBlock>& blocks,
                           const std::function<Part(const StoredBlock&)>& read,
                           const std::function<bool()>& go_on);

}  // namespace headroom
