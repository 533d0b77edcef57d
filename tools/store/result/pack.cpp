// Columns filled row by row and filtered when full, days below minimum counted beside.

#include "store/result/pack.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "base/ensure.hpp"
#include "store/hdf5/filter.hpp"
#include "store/result/bands.hpp"
#include "store/result/columns.hpp"

namespace headroom {
namespace {

using Bytes = std::vector<unsigned char>;

/// Raw numbers, all of them undefined, or 0 where they are counts.
void clear(Bytes& raw, Number number) {
  const auto fill = [&](auto value) {
    for (std::size_t at = 0; at < raw.size(); at += sizeof(value)) {
      std::memcpy(raw.data() + at, &value, sizeof(value));
    }
  };
  if (number == Number::float32) fill(std::numeric_limits<float>::quiet_NaN());
  if (number == Number::float64) fill(std::numeric_limits<double>::quiet_NaN());
  if (number == Number::uint32) fill(std::uint32_t{0});
}

/// Adds one replication.
void count(const Observations& o, const Positions& at, BelowMinimum& into) {
  const std::size_t rules = at.minimum_roles.size(), roles = into.has_rule.size();
  for (std::size_t cell = 0; cell < o.below_minimum.size(); cell += rules) {
    std::vector<bool> below(roles, false);
    for (std::size_t rule = 0; rule < rules; ++rule) {
      if (o.below_minimum[cell + rule] != 0) below[at.minimum_roles[rule]] = true;
    }
    for (std::size_t role = 0; role < roles; ++role) {
      if (below[role]) ++into.counts[cell / rules * roles + role];
    }
  }
}

BelowMinimum never_below(const Axes& axes, const Positions& at) {
  const std::size_t roles = axes.roles.size();
  BelowMinimum sums{std::vector<bool>(roles, false), {}};
  if (at.minimum_roles.empty()) return sums;
  for (std::size_t role : at.minimum_roles) sums.has_rule[role] = true;
  sums.counts.assign(axes.days() * roles, 0);
  return sums;
}

}  // namespace

struct BlockPacker::State {
  /// The chunk of a column that is being filled.
  struct Filling {
    Column column;
    Bytes raw;

    Filling(Column of, std::uint32_t chunk_length)
        : column{std::move(of)}, raw(chunk_length * column.inner * bytes_of(column.number)) {
      clear(raw, column.number);
    }
    void add(const ReplicationResult& result, std::uint32_t row) {
      column.place(result, raw.data() + row * column.inner * bytes_of(column.number));
    }
    [[nodiscard]] PackedChunk chunk(std::uint32_t first, ChunkFilter& filter) {
      PackedChunk chunk{column.dataset, first, filter.filtered(raw, bytes_of(column.number))};
      clear(raw, column.number);
      return chunk;
    }
  };

  const Axes& axes;
  const Positions at;
  const std::uint32_t chunk_length;
  ChunkFilter filter{};
  std::vector<Filling> filling{};
  std::optional<ScenarioBands> bands{};  ///< where bands are kept
  PackedBlock packed{};

  State(const BlockSpan& block, const Axes& all, Keep keep, std::uint32_t length, const Service& service)
      : axes{all}, at{positions(all, service)}, chunk_length{length} {
    for (Column& column : columns(axes, at, keep)) filling.emplace_back(std::move(column), length);
    packed.span = {block.scenario, block.first, 0};
    packed.below_minimum = never_below(axes, at);
    if (keep == Keep::bands) bands.emplace(axes, at);
  }

  [[nodiscard]] std::uint32_t in_chunk() const { return packed.span.count % chunk_length; }

  /// Packs the chunks that hold the last replications.
  void flush() {
    const std::uint32_t held = (packed.span.count - 1) % chunk_length + 1;
    const std::uint32_t first = packed.span.first + packed.span.count - held;
    for (Filling& one : filling) packed.chunks.push_back(one.chunk(first, filter));
  }
};

BlockPacker::BlockPacker(const BlockSpan& block, const Axes& axes, Keep keep, std::uint32_t chunk_length,
                         const Service& service) {
  ensure(chunk_length > 0 && block.first % chunk_length == 0, "a block begins with a chunk");
  ensure(keep == Keep::replications || block.first == 0, "bands are over a whole scenario");
  state_ = std::make_unique<State>(block, axes, keep, chunk_length, service);
}

BlockPacker::~BlockPacker() = default;
BlockPacker::BlockPacker(BlockPacker&&) noexcept = default;
BlockPacker& BlockPacker::operator=(BlockPacker&&) noexcept = default;

void BlockPacker::add(const ReplicationResult& result) {
  State& s = *state_;
  ensure_complete(result.observations, s.axes, s.at);
  for (State::Filling& one : s.filling) one.add(result, s.in_chunk());
  if (s.bands) s.bands->add(result.observations);
  count(result.observations, s.at, s.packed.below_minimum);
  ++s.packed.span.count;
  if (s.in_chunk() == 0) s.flush();
}

PackedBlock BlockPacker::finish() {
  State& s = *state_;
  if (s.in_chunk() > 0) s.flush();
  if (s.bands) {
    for (PackedChunk& chunk : s.bands->chunks(s.filter)) s.packed.chunks.push_back(std::move(chunk));
    s.bands.reset();
  }
  return std::move(s.packed);
}

}  // namespace headroom
