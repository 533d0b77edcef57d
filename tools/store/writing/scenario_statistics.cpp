// Weekly series of all replications gathered, then packed as statistics; waits summed.

#include "store/writing/scenario_statistics.hpp"

#include <cstring>
#include <limits>

#include "base/ensure.hpp"
#include "results/datasets/band_statistics.hpp"

namespace headroom {
namespace {

template <class T>
Bytes bytes_of_all(const std::vector<T>& numbers) {
  Bytes bytes(numbers.size() * sizeof(T));
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

}  // namespace

ScenarioStatistics::ScenarioStatistics(const Axes& axes, const Positions& at, Keep keep)
    : of_statistics_{columns(axes, at, keep, Kept::statistics)} {
  for (const Column& column : of_statistics_) {
    ensure(column.of->number(keep) == Number::float32, "statistics are of figures in single precision");
    figures_ += column.placing.own();
  }
  for (Column& column : columns(axes, at, keep, Kept::sum)) {
    ensure(column.of->number(keep) == Number::uint32, "only counts are summed");
    sums_.push_back({std::move(column), {}});
    sums_.back().counts.assign(sums_.back().column.placing.own(), 0);
  }
}

void ScenarioStatistics::add(const Replicated& replicated, NumberRoom& room) {
  std::vector<float> row;
  row.reserve(figures_);
  for (const Column& column : of_statistics_) {
    take(column, replicated, room, [&](const auto& own) { row.insert(row.end(), own.begin(), own.end()); });
  }
  replications_.push_back(std::move(row));
  for (Sum& sum : sums_) {
    take(sum.column, replicated, room, [&](const auto& own) {
      for (std::size_t i = 0; i < own.size(); ++i) sum.counts[i] += static_cast<std::uint64_t>(own[i]);
    });
  }
}

std::vector<PackedChunk> ScenarioStatistics::chunks(ChunkFilter& filter) const {
  std::vector<PackedChunk> chunks;
  add_statistics(chunks, filter);
  for (const Sum& sum : sums_)
    chunks.push_back({sum.column.position, 0, filter.filtered(summed(sum), sizeof(std::uint32_t))});
  return chunks;
}

void ScenarioStatistics::add_statistics(std::vector<PackedChunk>& chunks, ChunkFilter& filter) const {
  if (of_statistics_.empty()) return;
  const std::vector<float> bands = band_statistics(replications_);
  const float* numbers = bands.data();
  for (const Column& column : of_statistics_) {
    const std::size_t row = column.placing.row();
    std::vector<float> chunk(kBandStatistics * row, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t s = 0; s < kBandStatistics; ++s)
      spread(column.placing, numbers + s * figures_, chunk.data() + s * row);
    chunks.push_back({column.position, 0, filter.filtered(bytes_of_all(chunk), sizeof(float))});
    numbers += column.placing.own();
  }
}

Bytes ScenarioStatistics::summed(const Sum& sum) {
  std::vector<std::uint32_t> chunk(sum.column.placing.row(), 0);
  spread(sum.column.placing, sum.counts.data(), chunk.data(), [](std::uint64_t count, std::uint32_t& into) {
    ensure(count <= std::numeric_limits<std::uint32_t>::max(), "counts of patients fit into the file");
    into = static_cast<std::uint32_t>(count);
  });
  return bytes_of_all(chunk);
}

}  // namespace headroom
