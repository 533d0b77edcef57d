// Span, counts, stopping figures and the chunks held against the axes, each chunk unpacked.

#include "store/parts/expected_part.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "store/hdf5/filter.hpp"
#include "store/result/layout.hpp"

namespace headroom {
namespace {

bool is_within(const BlockSpan& span, const BlockShape& shape) {
  return span.scenario < shape.axes.scenarios.size() && span.count > 0 &&
         span.first <= shape.axes.replications && span.count <= shape.axes.replications - span.first &&
         span.first % shape.chunk_length == 0 && (!keep_row(shape.keep).reduces || span.first == 0);
}

bool is_counted(const BelowMinimum& below, const BlockSpan& span, const Axes& axes) {
  const bool has_all = below.counts.empty() || below.counts.size() == axes.days() * axes.roles.size();
  return has_all && below.has_rule.size() == axes.roles.size() &&
         std::all_of(below.counts.begin(), below.counts.end(),
                     [&](std::uint32_t count) { return count <= span.count; });
}

bool has_stopping_figures(const Part& part) {
  const auto& figures = part.stopping_figures;
  if (figures.size() != part.block.span.count) return false;
  return std::all_of(figures.begin(), figures.end(),
                     [&](const auto& values) { return values.size() == figures.front().size(); });
}

/// `unpacks(bytes, length)`: whether a chunk makes so many bytes.
template <class IsOne>
bool has_every_chunk(const PackedBlock& block, const BlockShape& shape, Lacks lacks, const IsOne& unpacks) {
  const std::vector<DatasetLayout> datasets = block_datasets(shape.axes, shape.keep);
  const std::uint32_t along = (block.span.count + shape.chunk_length - 1) / shape.chunk_length;
  std::set<std::pair<std::size_t, std::uint32_t>> seen;
  for (const PackedChunk& chunk : block.chunks) {
    if (chunk.dataset >= datasets.size()) return false;
    const DatasetLayout& layout = datasets[chunk.dataset];
    const std::size_t inner = numbers_along(layout.dimensions, shape.axes) / shape.axes.scenarios.size();
    std::size_t numbers = inner;
    if (layout.by_replication()) {
      numbers = inner / shape.axes.replications * shape.chunk_length;
      const bool is_one = chunk.first >= block.span.first &&
                          (chunk.first - block.span.first) % shape.chunk_length == 0 &&
                          (chunk.first - block.span.first) / shape.chunk_length < along;
      if (!is_one) return false;
    } else if (chunk.first != 0) {
      return false;
    }
    if (!seen.emplace(chunk.dataset, chunk.first).second) return false;
    if (!unpacks(chunk.bytes, numbers * bytes_of(layout.number))) return false;
  }
  if (seen.empty()) return false;
  const std::size_t last = seen.rbegin()->first + 1;
  const std::size_t there = lacks == Lacks::nothing ? datasets.size() : last;
  std::size_t wanted = 0;
  for (std::size_t d = 0; d < there; ++d) wanted += datasets[d].by_replication() ? along : 1;
  return seen.size() == wanted;
}

/// A block of a variant holds its figures and nothing else.
bool is_of_variant(const Part& part, const BlockShape& shape) {
  const BlockSpan& span = part.block.span;
  const std::size_t variant = span.scenario - shape.axes.scenarios.size();
  if (variant >= shape.decides.size()) return false;
  const std::uint32_t most = shape.decides.replications_of(variant);
  return span.count > 0 && span.first <= most && span.count <= most - span.first &&
         part.run.replications == span.count && has_stopping_figures(part) &&
         part.stopping_figures.front().size() == kVariantMetrics.size() * shape.axes.streams.size() &&
         part.block.chunks.empty() && part.block.below_minimum.counts.empty();
}

template <class Unpacks>
bool is_one(const Part& part, const BlockShape& shape, Lacks lacks, const Unpacks& unpacks) {
  const BlockSpan& span = part.block.span;
  if (span.scenario >= shape.axes.scenarios.size()) return is_of_variant(part, shape);
  return is_within(span, shape) && part.run.replications == span.count && has_stopping_figures(part) &&
         is_counted(part.block.below_minimum, span, shape.axes) &&
         has_every_chunk(part.block, shape, lacks, unpacks);
}

}  // namespace

bool is_as_packed(const Part& part, const BlockShape& shape, Lacks lacks) {
  return is_one(part, shape, lacks, unpacks_to);
}

bool has_shape(const Part& part, const BlockShape& shape) {
  return is_one(part, shape, Lacks::nothing,
                [](const auto& packed, std::size_t bytes) { return can_unpack_to(packed.size(), bytes); });
}

}  // namespace headroom
