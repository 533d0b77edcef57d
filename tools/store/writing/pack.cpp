// Columns filled row by row and filtered when full, days below minimum counted beside.

#include "store/writing/pack.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "base/ensure.hpp"
#include "store/hdf5/filter.hpp"
#include "store/writing/columns.hpp"
#include "store/writing/scenario_statistics.hpp"

namespace headroom {
namespace {

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

}  // namespace

struct BlockPacker::State {
  /// The chunk of a column that is being filled.
  struct Filling {
    Column column;
    Number number;
    Bytes raw;

    Filling(Column of, Keep keep, std::uint32_t chunk_length)
        : column{std::move(of)},
          number{column.of->number(keep)},
          raw(chunk_length * column.placing.row() * bytes_of(number)) {
      clear(raw, number);
    }
    void add(const Replicated& replicated, NumberRoom& room, std::uint32_t row) {
      place(column, replicated, room, raw.data() + row * column.placing.row() * bytes_of(number));
    }
    [[nodiscard]] PackedChunk chunk(std::uint32_t first, ChunkFilter& filter) {
      PackedChunk chunk{column.position, first, filter.filtered(raw, bytes_of(number))};
      clear(raw, number);
      return chunk;
    }
  };

  /// The replications of a block in which too few of a role were on duty.
  struct CountedDays {
    Column column;
    BelowMinimum sums;

    CountedDays(const Axes& axes, const Positions& at)
        : column{0, &dataset(DatasetId::below_minimum), placing(dataset(DatasetId::below_minimum), axes, at)},
          sums{std::vector<bool>(axes.roles.size(), false), {}} {
      for (const std::size_t role : at.ruled_roles) sums.has_rule[role] = true;
      if (!at.ruled_roles.empty()) sums.counts.assign(column.placing.row(), 0);
    }
    void add(const Replicated& replicated, NumberRoom& room) {
      if (sums.counts.empty()) return;
      take(column, replicated, room, [&]<class T>(std::span<const T> below) {
        spread(column.placing, below.data(), sums.counts.data(),
               [](T is_below, std::uint32_t& count) { count += static_cast<std::uint32_t>(is_below); });
      });
    }
  };

  const Axes& axes;
  const Positions at;
  const std::uint32_t chunk_length;
  ChunkFilter filter{};
  std::vector<Filling> filling{};
  CountedDays days;
  std::optional<ScenarioStatistics> statistics{};  ///< where anything is reduced over replications
  NumberRoom room{};
  PackedBlock packed{};

  State(const BlockSpan& block, const Axes& all, Keep keep, std::uint32_t length, const Service& service)
      : axes{all}, at{positions(all, service)}, chunk_length{length}, days{axes, at} {
    for (Column& column : columns(axes, at, keep, Kept::each))
      filling.emplace_back(std::move(column), keep, length);
    packed.span = {block.scenario, block.first, 0};
    if (keep_row(keep).reduces) statistics.emplace(axes, at, keep);
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
  ensure(!keep_row(keep).reduces || block.first == 0, "bands are over a whole scenario");
  state_ = std::make_unique<State>(block, axes, keep, chunk_length, service);
}

BlockPacker::~BlockPacker() = default;
BlockPacker::BlockPacker(BlockPacker&&) noexcept = default;
BlockPacker& BlockPacker::operator=(BlockPacker&&) noexcept = default;

void BlockPacker::add(const ReplicationResult& result) {
  State& s = *state_;
  ensure_complete(result.observations, s.axes, s.at);
  const Replicated replicated{result.observations, result.summary, s.at};
  for (State::Filling& one : s.filling) one.add(replicated, s.room, s.in_chunk());
  if (s.statistics) s.statistics->add(replicated, s.room);
  s.days.add(replicated, s.room);
  ++s.packed.span.count;
  if (s.in_chunk() == 0) s.flush();
}

PackedBlock BlockPacker::finish() {
  State& s = *state_;
  if (s.in_chunk() > 0) s.flush();
  if (s.statistics) {
    for (PackedChunk& chunk : s.statistics->chunks(s.filter)) s.packed.chunks.push_back(std::move(chunk));
    s.statistics.reset();
  }
  s.packed.below_minimum = std::move(s.days.sums);
  return std::move(s.packed);
}

}  // namespace headroom
