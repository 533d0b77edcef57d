// Chunks paired by place and unpacked, compared over the replications that both have.

#include "store/parts/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "store/hdf5/filter.hpp"
#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/layout.hpp"

namespace headroom {
namespace {

using Place = std::pair<std::size_t, std::uint32_t>;  ///< dataset and first replication

std::map<Place, const Bytes*> chunks_of(const PackedBlock& block) {
  std::map<Place, const Bytes*> chunks;
  for (const PackedChunk& chunk : block.chunks) chunks[{chunk.dataset, chunk.first}] = &chunk.bytes;
  return chunks;
}

Bytes unpacked(const Bytes& packed, std::size_t numbers, std::size_t width) {
  auto raw = unfiltered(packed, numbers * width, width);
  if (!raw) throw StoreError{"a chunk cannot be unpacked"};
  return *std::move(raw);
}

/// The first row that differs among the first `rows`.
std::optional<std::uint32_t> first_difference(const Bytes& a, const Bytes& b, std::uint32_t rows,
                                              std::size_t row_bytes) {
  const auto end = a.begin() + static_cast<std::ptrdiff_t>(rows * row_bytes);
  const auto at = std::mismatch(a.begin(), end, b.begin()).first;
  if (at == end) return std::nullopt;
  return static_cast<std::uint32_t>(static_cast<std::size_t>(at - a.begin()) / row_bytes);
}

}  // namespace

std::string disagreement(const PackedBlock& a, const PackedBlock& b, const Axes& axes, Keep keep,
                         std::uint32_t chunk_length) {
  const std::vector<DatasetLayout> layouts = block_datasets(axes, keep);
  const std::map<Place, const Bytes*> of_a = chunks_of(a), of_b = chunks_of(b);
  const std::uint32_t common = std::min(a.span.count, b.span.count);
  for (const auto& [place, chunk] : of_a) {
    const DatasetLayout& layout = layouts.at(place.first);
    const std::string name = layout.group + '/' + layout.name;
    const std::uint32_t first = place.second;
    if (layout.by_replication() ? first >= common : a.span.count != b.span.count) continue;
    const auto other = of_b.find(place);
    if (other == of_b.end()) return name + " is not in both";
    if (*chunk == *other->second) continue;
    if (!layout.by_replication()) return name + " differs";
    const std::size_t inner =
        numbers_along(layout.dimensions, axes) / axes.scenarios.size() / axes.replications;
    const std::size_t width = bytes_of(layout.number);
    const std::uint32_t rows = std::min(chunk_length, common - first);
    const auto differs =
        first_difference(unpacked(*chunk, chunk_length * inner, width),
                         unpacked(*other->second, chunk_length * inner, width), rows, inner * width);
    if (differs) return fmt::format("{} differs in replication {}", name, first + *differs + 1);
  }
  return {};
}

}  // namespace headroom
