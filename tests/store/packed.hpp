// Blocks of a small run as they are packed, and what they are made with.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "results/example.hpp"
#include "store/parts/expected_part.hpp"
#include "store/result/result_header.hpp"
#include "store/writing/pack.hpp"

namespace headroom {

inline const Provenance kProvenance{"0.1.0", "Übung", "title: Übung\n", "f00d", 7, "2026-11-22T00:00:00Z"};

/// What the blocks of so many scenarios and replications hold, three replications to a piece.
inline BlockShape shape_of(std::size_t scenarios, std::uint32_t replications) {
  std::vector<Scenario> all;
  for (std::size_t s = 0; s < scenarios; ++s)
    all.push_back({"s" + std::to_string(s), "", {}, example::service()});
  return {axes_of(all, replications), Keep::replications, 3};
}

/// A block of such a run in which nothing was seen.
inline Part packed_part(const BlockSpan& span, const BlockShape& shape) {
  Part part;
  const Service service = example::service();
  BlockPacker packer{{span.scenario, span.first, 0}, shape.axes, shape.keep, shape.chunk_length, service};
  for (std::uint32_t k = 0; k < span.count; ++k) {
    Observations seen = example::nothing_seen(service);
    Summary summary = summarise({seen, service});
    packer.add({std::move(seen), std::move(summary)});
    part.stopping_figures.push_back({1.5 + k});
  }
  part.block = packer.finish();
  part.run = {span.count, StoppedBecause::precise, 2};
  return part;
}

inline std::string bytes(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace headroom
